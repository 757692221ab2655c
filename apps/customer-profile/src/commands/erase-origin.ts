import { ERASED_FACTS_MAX } from '@engawa/contracts';
import { erasePart, type EraseRows } from '@engawa/erasure';
import type { Tx } from '@engawa/postgres';
import { concealConsentsOf } from './conceal-consents.js';
import { eraseRefused } from './refused-lines.js';
import { keepConfirmation, stateErased } from './state-erased.js';

/**
 * Erases the next part of an origin: as many of its entries as one part tells of, and with the last of them everything else that is
 * kept of it. Gives whether that was the last.
 */
export async function eraseOrigin(tx: Tx, { erasure, origin, customer }: { erasure: string; origin: string; customer: string }, now: Date): Promise<boolean> {
  const [entries] = await tx.query<[{ id: string }[], number]>(
    `DELETE FROM entries WHERE id = ANY (ARRAY(SELECT id FROM entries WHERE origin = $1 LIMIT ${ERASED_FACTS_MAX})) RETURNING id`,
    [origin],
  );
  await tx.query('DELETE FROM mentions WHERE entry = ANY($1)', [entries.map(({ id }) => id)]);
  const isLast = entries.length < ERASED_FACTS_MAX;
  const part = await stateErased(tx, { erasure, origin, facts: entries.map(({ id }) => id) }, now);
  const hashes = part.identifierHashes.map((hash) => Buffer.from(hash, 'hex'));
  const eraseRows: EraseRows = async (_, erased) => ({ ...(await eraseOwnRows(tx, erased)), refusedLines: await eraseRefused(tx, hashes) });
  const rows = await erasePart(tx, part, customer, isLast ? eraseRows : () => Promise.resolve({}));
  await keepConfirmation(tx, { erasure, part: part.part, service: 'customer-profile', rows: { entries: entries.length, ...rows } }, now);
  return isLast;
}

/** What says of whom a pair, a link, a sign or a word for another is goes with either of the two. */
const OF_PAIRS = [
  ['links', 'a', 'b'],
  ['duplicates', 'a', 'b'],
  ['representatives', 'origin', 'representative'],
] as const;
const OF_ORIGINS = ['profiles', 'profile_changes', 'weak_identifiers', 'sign_keys', 'contact_stops', 'decided_origins', 'legal_holds', 'pins', 'household_members', 'contact_persons'];

const eraseOwnRows: EraseRows = async (tx, { origin }) => {
  const rows: Record<string, number> = {};
  for (const table of OF_ORIGINS) rows[table] = await deleted(tx, `DELETE FROM ${table} WHERE origin = $1`, origin);
  for (const [table, a, b] of OF_PAIRS) rows[table] = await deleted(tx, `DELETE FROM ${table} WHERE ${a} = $1 OR ${b} = $1`, origin);
  await tx.query('UPDATE identifications SET origin = NULL WHERE origin = $1', [origin]);
  await tx.query('UPDATE origins SET own_entries = 0, earliest_at = NULL, latest_at = NULL WHERE origin = $1', [origin]);
  return { ...rows, consents: await concealConsentsOf(tx, origin) };
};

async function deleted(tx: Tx, sql: string, origin: string): Promise<number> {
  const [, count] = await tx.query<[unknown[], number]>(sql, [origin]);
  return count;
}
