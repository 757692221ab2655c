import type { Tx } from '@engawa/postgres';
import { agingEntries, endOf } from '../domain/lifetime.js';
import { countDeleted, openDeletion, type Expire } from './count-deleted.js';
import { expireAnonymous } from './expire-anonymous.js';
import { expireConsents } from './expire-consents.js';
import { expireEntries } from './expire-entries.js';
import { forgetImports } from './forget-imports.js';
import { heldOrigins, HOLD_LOCK } from './held-origins.js';
import { forgetCaseTexts } from './rights-cases.js';

/** Rows that stand here alone are counted by the one who deletes them. */
const counted =
  (forget: (tx: Tx, end: Date, held: string[]) => Promise<Record<string, number>>): Expire =>
  async (tx, lifetime, held) => {
    const rows = await forget(tx, lifetime.end, held);
    const work = Object.values(rows).reduce((sum, count) => sum + count, 0);
    if (work > 0) await countDeleted(tx, await openDeletion(tx, lifetime), 'customer-profile', rows);
    return work;
  };

const ways: Record<string, Expire> = {
  'web-anonymous': expireAnonymous,
  ...Object.fromEntries(Object.entries(agingEntries).map(([id, aging]) => [id, expireEntries(aging)])),
  consents: expireConsents((channel) => channel !== 'fax'),
  'consents-fax': expireConsents((channel) => channel === 'fax'),
  'rights-cases': counted(forgetCaseTexts),
  imports: counted(forgetImports),
};

export const lifetimeIds = Object.keys(ways);

/** Of two processes one does it: the other finds the lifetime's row locked and goes on to the next. */
export async function expireNext(tx: Tx, id: string, now: Date): Promise<number> {
  const [lifetime] = await tx.query<{ version: number; days: number }[]>(
    `SELECT version, days FROM lifetimes
      WHERE id = $1 AND days IS NOT NULL AND in_force_at IS NOT NULL AND (rests_until < clock_timestamp() OR rested_version <> version) FOR UPDATE SKIP LOCKED`,
    [id],
  );
  if (!lifetime) return 0;
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${HOLD_LOCK})`);
  return ways[id]!(tx, { id, ...lifetime, end: endOf(lifetime.days, now), now }, await heldOrigins(tx, now));
}
