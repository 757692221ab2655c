import type { Tx } from '@engawa/postgres';
import { bodyHash } from './body-hash.js';
import type { Received } from './on.js';

export interface Sorted {
  /** First of their id, with their receipt. */
  fresh: Received[];
  /** Same id, another body. */
  conflicts: Received[];
}

/** Who reported what: one effect for each. */
export const nameOf = (item: { publisher: string; source: string; id: string }) =>
  JSON.stringify([item.publisher, item.source, item.id]);

/**
 * Gives each new report its receipt and recognises repeated ones: the same body under the same id is skipped and
 * counted, another body is a conflict. One effect per (publisher, source, id); ids are kept 30 days.
 */
export async function takeReceipts(tx: Tx, items: Received[]): Promise<Sorted> {
  const hashes = items.map((item) => bodyHash(item.type, item.version, item.data));
  const first = new Map<string, { item: Received; hash: Buffer }>();
  const repeated: { item: Received; hash: Buffer }[] = [];
  items.forEach((item, place) => {
    const entry = { item, hash: hashes[place]! };
    if (first.has(nameOf(item))) repeated.push(entry);
    else first.set(nameOf(item), entry);
  });

  const inserted = await insertReceipts(tx, [...first.values()]);
  const fresh: Received[] = [];
  for (const entry of first.values()) {
    const id = inserted.get(nameOf(entry.item));
    if (id === undefined) repeated.push(entry);
    else fresh.push(Object.assign(entry.item, { receipt: id }));
  }
  return { fresh, conflicts: await countRepeated(tx, repeated) };
}

async function insertReceipts(tx: Tx, entries: { item: Received; hash: Buffer }[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: number; publisher: string; source: string; event_id: string }[]>(
    `INSERT INTO receipts (publisher, source, event_id, body_hash)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
     ON CONFLICT (publisher, source, event_id) DO NOTHING
     RETURNING id, publisher, source, event_id`,
    [
      entries.map(({ item }) => item.publisher),
      entries.map(({ item }) => item.source),
      entries.map(({ item }) => item.id),
      entries.map(({ hash }) => hash),
    ],
  );
  return new Map(rows.map((row) => [nameOf({ ...row, id: row.event_id }), row.id]));
}

async function countRepeated(tx: Tx, repeated: { item: Received; hash: Buffer }[]): Promise<Received[]> {
  if (repeated.length === 0) return [];
  const rows = await tx.query<{ place: number; same: boolean }[]>(
    `WITH seen AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) WITH ORDINALITY
         AS seen (publisher, source, event_id, body_hash, place)),
     judged AS (
       SELECT receipts.id, seen.place, receipts.body_hash = seen.body_hash AS same
         FROM seen JOIN receipts USING (publisher, source, event_id)),
     counted AS (
       SELECT id, count(*) FILTER (WHERE same) AS duplicates, count(*) FILTER (WHERE NOT same) AS conflicts
         FROM judged GROUP BY id),
     updated AS (
       UPDATE receipts SET duplicates = receipts.duplicates + counted.duplicates,
                           conflicts = receipts.conflicts + counted.conflicts
         FROM counted WHERE receipts.id = counted.id)
     SELECT (place - 1)::int AS place, same FROM judged`,
    [
      repeated.map(({ item }) => item.publisher),
      repeated.map(({ item }) => item.source),
      repeated.map(({ item }) => item.id),
      repeated.map(({ hash }) => hash),
    ],
  );
  return rows.filter((row) => !row.same).map((row) => repeated[row.place]!.item);
}

/** A report that was not applied does not hold its id: a corrected one may come under it. */
export async function dropReceipts(tx: Tx, items: Received[]): Promise<void> {
  if (items.length > 0) await tx.query('DELETE FROM receipts WHERE id = ANY($1)', [items.map((item) => item.receipt)]);
}

/** Facts this service has not handled yet. A relay may send one twice; only its first arrival counts. */
export async function unseenFacts(tx: Tx, items: Received[]): Promise<Received[]> {
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO seen_facts (id) SELECT DISTINCT unnest($1::uuid[]) ON CONFLICT DO NOTHING RETURNING id`,
    [items.map((item) => item.id)],
  );
  const unseen = new Set(rows.map((row) => row.id));
  // Deleting while filtering keeps the first of two copies inside one batch.
  return items.filter((item) => unseen.delete(item.id.toLowerCase()));
}

/** A fact that was refused may be tried again. */
export async function forgetFacts(tx: Tx, items: Received[]): Promise<void> {
  if (items.length > 0) await tx.query('DELETE FROM seen_facts WHERE id = ANY($1)', [items.map((item) => item.id)]);
}
