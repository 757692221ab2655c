import type { CustomerRegrouped, DataOf, KnownCustomer } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';

/**
 * Learns whose origins these are from facts that say so. A regrouping that arrived before is newer than the customer
 * an old fact still names, so only higher versions are taken.
 */
export async function learnOrigins(tx: Tx, facts: { known?: KnownCustomer }[]): Promise<void> {
  const newest = new Map<string, KnownCustomer>();
  for (const { known } of facts) {
    if (!known) continue;
    const before = newest.get(known.origin);
    if (!before || before.groupVersion < known.groupVersion) newest.set(known.origin, known);
  }
  await upsert(tx, [...newest.values()]);
}

/**
 * Applies regroupings. Each origin's copy of the event carries the whole change, so the first to arrive does it and
 * the others find nothing higher. Returns the customers that won or lost origins, for effects to be decided anew.
 */
export async function applyRegroupings(tx: Tx, changes: DataOf<typeof CustomerRegrouped>[]): Promise<string[]> {
  const newest = new Map<string, KnownCustomer>();
  for (const place of changes.flatMap((change) => change.moved)) {
    const before = newest.get(place.origin);
    if (before && before.groupVersion >= place.version) continue;
    newest.set(place.origin, { origin: place.origin, customer: place.customer, groupVersion: place.version });
  }
  const taken = await upsert(tx, [...newest.values()]);
  if (taken.length === 0) return [];
  return [...new Set(changes.flatMap((change) => [change.survivor, ...change.ended]))].sort();
}

/** Sorted by origin, so that two transactions that learn the same origins do not deadlock. */
async function upsert(tx: Tx, known: KnownCustomer[]): Promise<string[]> {
  if (known.length === 0) return [];
  const sorted = known.sort((a, b) => (a.origin < b.origin ? -1 : 1));
  const rows = await tx.query<{ origin: string }[]>(
    `INSERT INTO known_origins (origin, customer_id, group_version)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[])
     ON CONFLICT (origin) DO UPDATE SET customer_id = excluded.customer_id, group_version = excluded.group_version
       WHERE known_origins.group_version < excluded.group_version
     RETURNING origin`,
    [sorted.map((each) => each.origin), sorted.map((each) => each.customer), sorted.map((each) => each.groupVersion)],
  );
  return rows.map((row) => row.origin);
}
