import { CustomerRegrouped } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { groupCustomers, type GroupedCustomer, type Merge } from '../domain/grouping.js';

/** Where an origin stands: its customer, and the version of that. */
export interface OriginPlace {
  customer: string;
  version: number;
}

/** The grouping changed between reading and locking it; the work is done again with the new one. */
class RegroupedMeanwhile extends Error {
  readonly code = '40001';
}

export interface JoinResult {
  places: Map<string, OriginPlace>;
  /** `customer.regrouped`, one for each origin concerned, to be stated before the batch's own facts. */
  regrouped: ResolvedFact[];
}

/**
 * Locks the customers of all origins the facts link, in sorted order, and joins those that a fact shows to be one.
 * After it the grouping of these origins cannot change until COMMIT.
 */
export async function joinCustomers(tx: Tx, facts: ResolvedFact[]): Promise<JoinResult> {
  const { places, customers } = await lockCustomers(tx, [...new Set(facts.flatMap((fact) => fact.linked))]);
  const links = facts
    .map((fact) => [...new Set(fact.linked.map((origin) => places.get(origin)!.customer))])
    .filter((link) => link.length > 1);
  if (links.length === 0) return { places, regrouped: [] };

  const before = new Map(places);
  const { merges, refused } = groupCustomers([...customers.values()], links);
  await keepForReview(tx, refused);
  const moved = Map.groupBy(await moveOrigins(tx, merges), ({ survivor }) => survivor);
  const regrouped: ResolvedFact[] = [];
  for (const merge of merges) {
    const ofMerge = moved.get(merge.survivor)!;
    for (const { origin, version } of ofMerge) places.set(origin, { customer: merge.survivor, version });
    const told = ofMerge.filter(({ from }) => customers.get(from)!.entryCount > 0);
    if (told.length > 0) regrouped.push(...regroupedFacts(merge, told, causeOf(facts, merge, before)));
  }
  await forgetUnseen(tx, merges.flatMap(({ ended }) => ended.filter((id) => customers.get(id)!.entryCount === 0)));
  return { places, regrouped };
}

type LockedCustomer = GroupedCustomer & { entryCount: number };

/**
 * One statement reads the grouping and waits for the locks. Whoever moves an origin also ends or forgets its customer,
 * whose row is read anew after the wait: so a grouping that is no longer true shows itself.
 */
async function lockCustomers(
  tx: Tx,
  origins: string[],
): Promise<{ places: Map<string, OriginPlace>; customers: Map<string, LockedCustomer> }> {
  const rows = await tx.query<(LockedCustomer & { origin: string; version: number; ended: boolean })[]>(
    `SELECT origin, group_version AS version, id, known, first_seen_at AS "firstSeenAt", origin_count AS "originCount",
            entry_count AS "entryCount", merged_into IS NOT NULL AS ended
       FROM origins JOIN customers ON customers.id = origins.customer_id
      WHERE origin = ANY($1) ORDER BY id FOR UPDATE OF customers`,
    [origins],
  );
  if (rows.length < origins.length || rows.some((row) => row.ended)) throw new RegroupedMeanwhile('Customers were joined meanwhile');
  return {
    places: new Map(rows.map((row) => [row.origin, { customer: row.id, version: row.version }])),
    customers: new Map(rows.map((row) => [row.id, row])),
  };
}

interface MovedOrigin {
  origin: string;
  version: number;
  /** The customer it was of. */
  from: string;
  survivor: string;
}

/** Entries, identifiers and keys stay with their origins; only the origins' customer changes. */
async function moveOrigins(tx: Tx, merges: Merge[]): Promise<MovedOrigin[]> {
  const ends = merges.flatMap(({ survivor, ended }) => ended.map((customer) => ({ customer, survivor })));
  const columns = [ends.map(({ customer }) => customer), ends.map(({ survivor }) => survivor)];
  const [moved] = await tx.query<[MovedOrigin[], number]>(
    `UPDATE origins SET customer_id = merge.survivor, group_version = origins.group_version + 1
       FROM unnest($1::uuid[], $2::uuid[]) AS merge (ended, survivor) WHERE origins.customer_id = merge.ended
     RETURNING origins.origin, origins.group_version AS version, merge.ended AS "from", merge.survivor`,
    columns,
  );
  await tx.query(
    `WITH merge AS (SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS merge (ended, survivor)),
     ended AS (
       UPDATE customers SET merged_into = merge.survivor FROM merge WHERE customers.id = merge.ended
       RETURNING merge.survivor, revision, entry_count, origin_count, first_seen_at, last_entry_at, known),
     sum AS (
       SELECT survivor, max(revision) AS revision, sum(entry_count) AS entries, sum(origin_count) AS origins,
              min(first_seen_at) AS first_seen_at, max(last_entry_at) AS last_entry_at, bool_or(known) AS known
         FROM ended GROUP BY survivor)
     UPDATE customers SET revision = greatest(customers.revision, sum.revision),
            entry_count = customers.entry_count + sum.entries, origin_count = customers.origin_count + sum.origins,
            first_seen_at = least(customers.first_seen_at, sum.first_seen_at),
            last_entry_at = greatest(customers.last_entry_at, sum.last_entry_at),
            known = customers.known OR sum.known, epoch = epoch + CASE WHEN sum.entries > 0 THEN 1 ELSE 0 END
       FROM sum WHERE customers.id = sum.survivor`,
    columns,
  );
  await tx.query(
    `UPDATE customers SET merged_into = merge.survivor
       FROM unnest($1::uuid[], $2::uuid[]) AS merge (ended, survivor) WHERE customers.merged_into = merge.ended`,
    columns,
  );
  return moved;
}

/**
 * A customer that ends before its first entry was only this fact's second identifier: nobody has seen it, so there is
 * nothing to tell and nothing to point on from.
 */
async function forgetUnseen(tx: Tx, customers: string[]): Promise<void> {
  if (customers.length > 0) await tx.query('DELETE FROM customers WHERE id = ANY($1)', [customers]);
}

/** One regrouping on the key of every origin that moved; each carries the whole change. */
function regroupedFacts(merge: Merge, moved: MovedOrigin[], cause: EnteringFact): ResolvedFact[] {
  const change = uuidv7();
  const ended = [...new Set(moved.map(({ from }) => from))];
  const places = moved.map(({ origin, version }) => ({ origin, customer: merge.survivor, version }));
  return moved.map(({ origin }) => ({
    id: uuidv7(),
    contract: CustomerRegrouped,
    key: origin,
    recordedAt: cause.recordedAt,
    cause: { ...cause.cause, receipt: undefined },
    data: { change, customer: { origin }, moved: places, survivor: merge.survivor, ended },
    origin,
    linked: [origin],
  }));
}

function causeOf(facts: ResolvedFact[], merge: Merge, places: Map<string, OriginPlace>): ResolvedFact {
  const joined = new Set([merge.survivor, ...merge.ended]);
  return facts.find((fact) => fact.linked.length > 1 && fact.linked.some((each) => joined.has(places.get(each)!.customer)))!;
}

async function keepForReview(tx: Tx, refused: string[][]): Promise<void> {
  for (const customers of refused) {
    await tx.query(
      `INSERT INTO grouping_reviews (id, customers, reason) VALUES ($1, $2, 'too-many-origins')
       ON CONFLICT (customers, reason) DO NOTHING`,
      [uuidv7(), customers],
    );
  }
}
