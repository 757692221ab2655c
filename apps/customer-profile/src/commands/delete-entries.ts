import { allContracts, contractOf, CustomerEntryCorrected, EXPIRED_FACTS_MAX, services, type EventContract } from '@engawa/contracts';
import { deleteExpired } from '@engawa/erasure';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { countDeleted } from './count-deleted.js';
import { heldOrigins } from './held-origins.js';
import { lockCustomers } from './lock-customers.js';
import { stateExpired } from './state-expired.js';

interface DeletedEntry {
  id: string;
  origin: string;
  type: string;
  data: Record<string, unknown>;
  order: string | null;
}

/**
 * Deletes entries with their corrections and all that is kept here of them, and tells every service of their facts. The figures of their customers stay
 * true, and whoever has one of their timelines open reads it anew. A rebuild has neither their facts nor whose they were.
 */
export async function deleteEntries(tx: Tx, found: { id: string; origin: string }[], deletion: string, now: Date): Promise<void> {
  const origins = [...new Set(found.map(({ origin }) => origin))];
  const { customers } = await lockCustomers(tx, origins);
  // What was found may belong to somebody who was joined with one of whom a hold was placed, before the lock was ours.
  const held = new Set(await heldOrigins(tx, now));
  const ids = found.filter(({ origin }) => !held.has(origin)).map(({ id }) => id);
  if (ids.length === 0) return;
  const [entries] = await tx.query<[DeletedEntry[], number]>(
    `DELETE FROM entries WHERE id = ANY($1) OR (type = '${CustomerEntryCorrected.type}' AND data->>'entry' = ANY($1::uuid[]::text[])) RETURNING id, origin, type, data, about->>'order' AS order`,
    [ids],
  );
  const facts = entries.map(({ id }) => id);
  await tx.query('DELETE FROM pins WHERE entry = ANY($1)', [facts]);
  await tx.query('DELETE FROM mentions WHERE entry = ANY($1)', [facts]);
  await forgetKeys(tx, entries);
  await countLess(tx, entries, [...customers.keys()]);
  const orders = [...new Set(entries.flatMap(({ order, type }) => (order && contractOf(type)?.owner === 'order-ingest' ? [order] : [])))];
  const rows = await deleteExpired(tx, { facts, orders, origins }, () => Promise.resolve({}));
  await countDeleted(tx, deletion, 'customer-profile', { entries: entries.length, identifiers: await forgetCookies(tx, [...customers.keys()]), ...rows });
  const parts = [...Map.groupBy(entries, ({ origin }) => origin).values()].flatMap(inParts).map((own) => ({
    id: uuidv7(),
    deletion,
    origin: own[0]!.origin,
    facts: own.map(({ id }) => id),
    orders: orders.filter((order) => own.some((entry) => entry.order === order)),
  }));
  await tx.query(
    `INSERT INTO deletion_parts (id, deletion, origin, facts, orders, awaiting)
     SELECT id, deletion, origin, facts, orders, $2 FROM jsonb_to_recordset($1) AS part (id uuid, deletion uuid, origin uuid, facts uuid[], orders text[])`,
    [JSON.stringify(parts), services.filter((service) => service !== 'customer-profile')],
  );
  await stateExpired(tx, parts, now);
}

function inParts(entries: DeletedEntry[]): DeletedEntry[][] {
  return Array.from({ length: Math.ceil(entries.length / EXPIRED_FACTS_MAX) }, (_, at) => entries.slice(at * EXPIRED_FACTS_MAX, (at + 1) * EXPIRED_FACTS_MAX));
}

/** Whose an order, a contact or a visit was: unless another entry goes by the same key, as an answer does by that of its invitation, all facts of it are gone. */
async function forgetKeys(tx: Tx, entries: DeletedEntry[]): Promise<void> {
  const gone = entries.map(keyOf);
  const staying = new Set((await entriesBy(tx, gone, entries)).map(keyOf).map(({ owner, key }) => `${owner} ${key}`));
  const forgotten = gone.filter(({ owner, key }) => !staying.has(`${owner} ${key}`));
  await tx.query(
    'DELETE FROM key_origins USING unnest($1::text[], $2::text[]) AS gone (owner, key) WHERE key_origins.owner = gone.owner AND key_origins.key = gone.key',
    [forgotten.map(({ owner }) => owner), forgotten.map(({ key }) => key)],
  );
}

const keyOf = ({ type, data, origin }: Pick<DeletedEntry, 'type' | 'data' | 'origin'>) => {
  const { owner, key } = contractOf(type) as EventContract;
  return { owner, key: key({ ...data, customer: { origin } } as never) };
};

/** Entries of the same origins that may have one of the keys: a key is one of their values. customer-profile's own that go have one each. */
async function entriesBy(tx: Tx, gone: { owner: string; key: string }[], entries: DeletedEntry[]): Promise<DeletedEntry[]> {
  const owners = new Set<string>(gone.map(({ owner }) => owner).filter((owner) => owner !== 'customer-profile'));
  const types = allContracts().flatMap((contract) => ('timeline' in contract && owners.has(contract.owner) ? [contract.type] : []));
  if (types.length === 0) return [];
  return tx.query(
    `SELECT type, data, origin FROM entries
      WHERE origin = ANY($1) AND type = ANY($2) AND EXISTS (SELECT FROM jsonb_each_text(data) AS field WHERE field.value = ANY($3))`,
    [[...new Set(entries.map(({ origin }) => origin))], types, [...new Set(gone.map(({ key }) => key))]],
  );
}

/** Who is known by no more than a cookie is forgotten with the last entry. */
async function forgetCookies(tx: Tx, customers: string[]): Promise<number> {
  const [, identifiers] = await tx.query<[unknown[], number]>(
    `DELETE FROM identifiers USING origins JOIN customers ON customers.id = customer_id
      WHERE identifiers.origin = origins.origin AND customer_id = ANY($1) AND entry_count = 0 AND NOT known`,
    [customers],
  );
  return identifiers;
}

/** Of whom no entry is left, but their name is known, lists and searches have as they were: both stay until the person asks. */
async function countLess(tx: Tx, entries: DeletedEntry[], customers: string[]): Promise<void> {
  await tx.query(
    `UPDATE origins SET own_entries = own_entries - gone.entries,
            latest_at = (SELECT max(occurred_at) FROM entries WHERE entries.origin = origins.origin)
       FROM (SELECT origin, count(*) AS entries FROM unnest($1::uuid[]) AS origin GROUP BY origin) AS gone
      WHERE origins.origin = gone.origin`,
    [entries.map(({ origin }) => origin)],
  );
  await tx.query(
    `UPDATE customers SET entry_count = own.entries, last_entry_at = coalesce(own.last_at, CASE WHEN known THEN last_entry_at END), epoch = epoch + 1
       FROM (SELECT customer_id, sum(own_entries) AS entries, max(latest_at) AS last_at FROM origins WHERE customer_id = ANY($1) GROUP BY customer_id) AS own
      WHERE customers.id = own.customer_id`,
    [customers],
  );
}
