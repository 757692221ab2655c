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

/** Origins this service knew at one customer that a regrouping gave to another. */
export interface Move {
  from: string;
  to: string;
  /** Whether `from` has no other origins that this service knows: then the two were joined, else `to` parted from it. */
  isJoined: boolean;
  /** Since when they had been one, where `to` parted. */
  joinedAt?: string;
}

/**
 * Applies regroupings. Each origin's copy of the event carries the whole change, so the first to arrive does it and
 * the others find nothing higher. A later regrouping may overtake an earlier one, so customers are moved from where
 * this service knew their origins, not from where the event says. What belongs to `from` is to be given to `to`, and is to stay
 * with `from` as well where `to` parted from it.
 */
export async function applyRegroupings(tx: Tx, changes: DataOf<typeof CustomerRegrouped>[]): Promise<Move[]> {
  const newest = new Map<string, KnownCustomer>();
  for (const place of changes.flatMap((change) => change.moved)) {
    const before = newest.get(place.origin);
    if (before && before.groupVersion >= place.version) continue;
    newest.set(place.origin, { origin: place.origin, customer: place.customer, groupVersion: place.version });
  }
  if (newest.size === 0) return [];
  const known = await lockKnown(tx, [...newest.values()]);
  const taken = await upsert(tx, [...newest.values()]);
  const moves = new Map<string, Omit<Move, 'isJoined'>>();
  for (const origin of taken) {
    const move = { from: known.get(origin)!, to: newest.get(origin)!.customer };
    if (move.from !== move.to) moves.set(`${move.from} ${move.to}`, move);
  }
  const going = await stillThere(tx, [...moves.values()].map(({ from }) => from));
  return [...moves.values()]
    .map((move) => {
      if (!going.has(move.from)) return { ...move, isJoined: true };
      const { joinedAt } = changes.findLast(({ survivor }) => survivor === move.to)!;
      return { ...move, isJoined: false, joinedAt };
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * SQL: whom the customer of this id is now. It is that of one of its origins, so that also the id of somebody who was merged, in an old
 * link, finds what is theirs.
 */
export const customerNow = (id: string) => `coalesce((SELECT customer_id FROM known_origins WHERE origin = ${id}), ${id})`;

/** Of an origin that was erased nothing comes any more. */
export async function forgetOrigin(tx: Tx, origin: string): Promise<void> {
  await tx.query('DELETE FROM known_origins WHERE origin = $1', [origin]);
}

async function stillThere(tx: Tx, customers: string[]): Promise<Set<string>> {
  if (customers.length === 0) return new Set();
  const rows = await tx.query<{ id: string }[]>('SELECT DISTINCT customer_id AS id FROM known_origins WHERE customer_id = ANY($1)', [customers]);
  return new Set(rows.map(({ id }) => id));
}

/** Where the origins stood so far. Those not known yet are entered as they are now, so that all are locked. */
async function lockKnown(tx: Tx, places: KnownCustomer[]): Promise<Map<string, string>> {
  const sorted = inOrder(places);
  await tx.query(
    `INSERT INTO known_origins (origin, customer_id, group_version)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[]) ON CONFLICT DO NOTHING`,
    columns(sorted),
  );
  const rows = await tx.query<{ origin: string; customer_id: string }[]>(
    'SELECT origin, customer_id FROM known_origins WHERE origin = ANY($1) ORDER BY origin FOR UPDATE',
    [sorted.map((each) => each.origin)],
  );
  return new Map(rows.map((row) => [row.origin, row.customer_id]));
}

async function upsert(tx: Tx, known: KnownCustomer[]): Promise<string[]> {
  if (known.length === 0) return [];
  const rows = await tx.query<{ origin: string }[]>(
    `INSERT INTO known_origins (origin, customer_id, group_version)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[])
     ON CONFLICT (origin) DO UPDATE SET customer_id = excluded.customer_id, group_version = excluded.group_version
       WHERE known_origins.group_version < excluded.group_version
     RETURNING origin`,
    columns(inOrder(known)),
  );
  return rows.map((row) => row.origin);
}

/** Sorted by origin, so that two transactions that learn the same origins do not deadlock. */
function inOrder(known: KnownCustomer[]): KnownCustomer[] {
  return known.sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

function columns(known: KnownCustomer[]): unknown[][] {
  return [known.map((each) => each.origin), known.map((each) => each.customer), known.map((each) => each.groupVersion)];
}
