import { CustomerContactResumed, CustomerContactStopped, type DataOf } from '@engawa/contracts';
import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { enterOwnFacts } from './enter-own-facts.js';
import { lockCustomers } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';

/** What somebody was told of a customer who died, or lives in a home now. */
export type ToldStop = Omit<DataOf<typeof CustomerContactStopped>, 'stop' | 'customer' | 'origins'>;

/**
 * Nobody writes to them or asks them anything any more. Throws 404, and 409 for one who was merged, or of whom the same was told
 * before; news of a death may follow that of a home.
 */
export async function stopContact(tx: Tx, customer: string, told: ToldStop, now: Date): Promise<void> {
  const origins = await lockOrigins(tx, customer);
  const stop = uuidv7();
  const stopped = await tx.query<unknown[]>(
    `INSERT INTO contact_stops (origin, id, reason, happened_on, stopped_at)
     SELECT origin, $2::uuid, $3, $4::date, $5::timestamptz FROM unnest($1::uuid[]) AS own (origin)
      WHERE NOT EXISTS (SELECT FROM contact_stops WHERE origin = ANY($1) AND reason IN ($3, 'deceased'))
     RETURNING id`,
    [origins, stop, told.reason, told.on ?? null, now],
  );
  if (stopped.length === 0) throw new Problem(409, 'already-stopped', 'Nobody is to contact them already.');
  await state(tx, CustomerContactStopped, { stop, customer: { origin: customer }, origins, ...told }, now);
}

/** All stops of a customer were a mistake, or are over. Throws 404, and 409 for one who was merged or whose contact nobody stopped. */
export async function resumeContact(tx: Tx, customer: string, now: Date): Promise<void> {
  const own = await lockOrigins(tx, customer);
  const [ended] = await tx.query<[{ id: string; origin: string }[], number]>('DELETE FROM contact_stops WHERE origin = ANY($1) RETURNING id, origin', [own]);
  if (ended.length === 0) throw new Problem(409, 'not-stopped', 'Nobody stopped contact with them.');
  for (const [stop, rows] of Map.groupBy(ended, ({ id }) => id)) {
    await state(tx, CustomerContactResumed, { stop, customer: { origin: customer }, origins: rows.map(({ origin }) => origin) }, now);
  }
}

/** Those that are the customer's until COMMIT. */
async function lockOrigins(tx: Tx, customer: string): Promise<string[]> {
  await refuseGone(tx, [customer]);
  await lockCustomers(tx, [customer]);
  return originsOf(tx, customer);
}

async function state<C extends typeof CustomerContactStopped | typeof CustomerContactResumed>(tx: Tx, contract: C, data: DataOf<C>, now: Date): Promise<void> {
  await enterOwnFacts(tx, contract, [{ data, cause: { occurredAt: now, backfill: false } }], (told) => told);
}
