import { CustomerRegrouped } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { nameGroups } from '../domain/grouping.js';
import type { OriginPlace } from './lock-customers.js';
import type { WantedGroups } from './regroup-contested.js';

/** What the change follows from, for the facts that state it. */
export type MoveCause = Pick<EnteringFact, 'recordedAt' | 'cause'>;

/** A person decided it. */
export interface Decided {
  decision: string;
  /** The id that a group which parts shall go by again. */
  preferred?: string;
}

interface Move {
  origin: string;
  from: string;
  to: string;
}

/**
 * Makes the groups that are wanted of the customers that are there. Entries, identifiers and keys stay with their origins; only
 * the origins' customer changes, so it takes as long with much history as with little. Gives `customer.regrouped` for each origin
 * that moved away from a customer whom somebody has seen, and where the moved origins stand now.
 */
export async function moveOrigins(tx: Tx, wanted: WantedGroups, cause: MoveCause, decided?: Decided): Promise<{ regrouped: ResolvedFact[]; places: Map<string, OriginPlace> }> {
  const named = nameGroups(wanted.groups, wanted.live, wanted.origins, decided?.preferred);
  const moves = [...named].flatMap(([to, group]) =>
    group.map((origin) => ({ origin, from: wanted.from.get(origin)!, to })).filter(({ from }) => from !== to),
  );
  if (moves.length === 0) return { regrouped: [], places: await mark(tx, wanted) };

  const live = wanted.live.map(({ id }) => id);
  const ended = live.filter((id) => !named.has(id));
  const seen = new Set(wanted.live.filter(({ entryCount }) => entryCount > 0).map(({ id }) => id));
  const told = moves.filter(({ from }) => seen.has(from));
  await begin(tx, [...named.keys()].filter((id) => !live.includes(id)));
  const versions = await give(tx, moves);
  await end(tx, ended, live);
  await keepMerges(tx, told, wanted, { ended, at: cause.recordedAt, decision: decided?.decision });
  await recount(tx, [...named.keys()], { live, shaken: told.flatMap(({ from, to }) => [from, to]), contested: wanted.contested });
  await forgetUnseen(tx, ended.filter((id) => !seen.has(id)));
  const places = new Map(moves.map(({ origin, to }) => [origin, { customer: to, version: versions.get(origin)! }]));
  const regrouped = [...Map.groupBy(told, ({ to }) => to)].flatMap(([to, own]) =>
    regroupedFacts(to, own, { places, ended: ended.filter((id) => named.get(to)!.includes(id) && seen.has(id)), cause }),
  );
  return { regrouped, places };
}

/** Nothing moves, yet the customers may be contested from now on, or no more. */
async function mark(tx: Tx, { live, contested }: WantedGroups): Promise<Map<string, OriginPlace>> {
  await tx.query('UPDATE customers SET contested = $2 WHERE id = ANY($1) AND contested <> $2', [live.map(({ id }) => id), contested]);
  return new Map();
}

/** A customer that was, or an origin that never had one to itself. */
async function begin(tx: Tx, customers: string[]): Promise<void> {
  if (customers.length === 0) return;
  await tx.query(
    `INSERT INTO customers (id, known, first_seen_at) SELECT id, false, clock_timestamp() FROM unnest($1::uuid[]) AS new (id)
     ON CONFLICT (id) DO UPDATE SET merged_into = NULL`,
    [customers],
  );
}

async function give(tx: Tx, moves: Move[]): Promise<Map<string, number>> {
  const [rows] = await tx.query<[{ origin: string; version: number }[], number]>(
    `UPDATE origins SET customer_id = move.target, group_version = origins.group_version + 1
       FROM unnest($1::uuid[], $2::uuid[]) AS move (origin, target) WHERE origins.origin = move.origin
     RETURNING origins.origin, origins.group_version AS version`,
    [moves.map(({ origin }) => origin), moves.map(({ to }) => to)],
  );
  return new Map(rows.map(({ origin, version }) => [origin, version]));
}

/** Whoever ended, now or before, is now where the origin is that has its id. */
async function end(tx: Tx, ended: string[], live: string[]): Promise<void> {
  await tx.query(
    `UPDATE customers SET merged_into = origins.customer_id FROM origins
      WHERE origins.origin = customers.id AND (customers.id = ANY($1) OR customers.merged_into = ANY($2)) AND customers.id <> origins.customer_id`,
    [ended, live],
  );
}

/** A customer's figures are those of its origins. Revisions go on above all that its entries were seen with. */
async function recount(tx: Tx, customers: string[], { live, shaken, contested }: { live: string[]; shaken: string[]; contested: boolean }): Promise<void> {
  await tx.query(
    `WITH head AS (SELECT max(revision) AS revision FROM customers WHERE id = ANY($2)),
     sum AS (
       SELECT customer_id, count(*) AS origins, sum(own_entries) AS entries, min(earliest_at) AS first_at, max(latest_at) AS last_at,
              bool_or(EXISTS (SELECT FROM identifiers WHERE identifiers.origin = origins.origin AND kind <> 'anonymous')) AS known
         FROM origins WHERE customer_id = ANY($1) GROUP BY customer_id)
     UPDATE customers SET origin_count = sum.origins, entry_count = sum.entries, last_entry_at = sum.last_at, known = sum.known,
            first_seen_at = coalesce(sum.first_at, customers.first_seen_at), contested = $4,
            revision = greatest(customers.revision, head.revision), epoch = epoch + (customers.id = ANY($3))::int
       FROM sum, head WHERE customers.id = sum.customer_id`,
    [customers, live, shaken, contested],
  );
}

/**
 * A customer that ends before its first entry was only this fact's second identifier: nobody has seen it, so there is
 * nothing to tell and nothing to point on from.
 */
async function forgetUnseen(tx: Tx, customers: string[]): Promise<void> {
  if (customers.length > 0) await tx.query('DELETE FROM customers WHERE id = ANY($1)', [customers]);
}

/** What is needed to undo it: whose origins were whose. */
async function keepMerges(tx: Tx, told: Move[], { from }: WantedGroups, { ended, at, decision }: { ended: string[]; at: Date; decision?: string }): Promise<void> {
  const merges = ended.flatMap((customer) => {
    const own = told.filter((move) => move.from === customer);
    const survivor = own.find(({ origin }) => origin === customer)?.to;
    if (survivor === undefined) return [];
    const survivors = [...from].filter(([, before]) => before === survivor).map(([origin]) => origin);
    return { id: uuidv7(), survivor, ended: customer, survivors, own: own.map(({ origin }) => origin) };
  });
  if (merges.length === 0) return;
  await tx.query(
    `INSERT INTO merges (id, survivor, ended, merged_at, decision, survivors_origins, ended_origins)
     SELECT id, survivor, ended, $4::timestamptz, $5::uuid, ARRAY(SELECT jsonb_array_elements_text(survivors))::uuid[], ARRAY(SELECT jsonb_array_elements_text(own))::uuid[]
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $6::jsonb[], $7::jsonb[]) AS new (id, survivor, ended, survivors, own)`,
    [
      merges.map(({ id }) => id),
      merges.map(({ survivor }) => survivor),
      merges.map((merge) => merge.ended),
      at,
      decision ?? null,
      merges.map(({ survivors }) => JSON.stringify(survivors)),
      merges.map(({ own }) => JSON.stringify(own)),
    ],
  );
}

/** One regrouping on the key of every origin that moved to a customer; each carries the whole of it. */
function regroupedFacts(survivor: string, moved: Move[], { places, ended, cause }: { places: Map<string, OriginPlace>; ended: string[]; cause: MoveCause }): ResolvedFact[] {
  const change = uuidv7();
  const all = moved.map(({ origin }) => ({ origin, ...places.get(origin)! }));
  return moved.map(({ origin }) => ({
    id: uuidv7(),
    contract: CustomerRegrouped,
    key: origin,
    recordedAt: cause.recordedAt,
    cause: { ...cause.cause, receipt: undefined },
    data: { change, customer: { origin }, moved: all, survivor, ended },
    origin,
    linked: [origin],
  }));
}
