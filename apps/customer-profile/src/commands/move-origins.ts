import { CustomerRegrouped } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { bySurvival, nameGroups } from '../domain/grouping.js';
import type { LockedCustomer, OriginPlace } from './lock-customers.js';
import type { WantedGroups } from './regroup-contested.js';

/** What the change follows from, for the facts that state it. */
export type MoveCause = Pick<EnteringFact, 'recordedAt' | 'cause'>;

/** A person decided it. */
export interface Decided {
  decision: string;
  /** Whom it says to be one; whoever else comes to somebody by it is joined by facts. */
  joins?: string[];
  /** The id that a group which parts shall go by again. */
  preferred?: string;
  /** Since when those who part now were one. */
  joinedAt?: Date;
}

interface Move {
  origin: string;
  from: string;
  to: string;
}

/** One set of customers that hang together, and why it changes. */
export interface Regrouping {
  wanted: WantedGroups;
  cause: MoveCause;
  decided?: Decided;
}

/** What a regrouping comes down to. */
interface Plan extends Regrouping {
  /** The origins of each customer that is there afterwards. */
  named: Map<string, string[]>;
  moves: Move[];
  /** Moves away from a customer whom somebody has seen. */
  told: Move[];
  begun: string[];
  /** Customers that go on, and lost some of their origins. */
  left: string[];
  /** Whether all origins of each customer stay together. */
  isWhole: boolean;
  /** Customers that end, those whom somebody has seen and those whom nobody has. */
  ended: string[];
  forgotten: string[];
}

/**
 * Makes the groups that are wanted of the customers that are there, for all sets of a batch together. Entries, identifiers and
 * keys stay with their origins; only the origins' customer changes, so it takes as long with much history as with little. Gives
 * `customer.regrouped` for each origin that moved away from a customer whom somebody has seen, and where the moved origins stand now.
 */
export async function moveOrigins(tx: Tx, regroupings: Regrouping[]): Promise<{ regrouped: ResolvedFact[]; places: Map<string, OriginPlace> }> {
  const plans = regroupings.map(planOf);
  await mark(tx, plans.filter(({ moves }) => moves.length === 0));
  const changing = plans.filter(({ moves }) => moves.length > 0);
  if (changing.length === 0) return { regrouped: [], places: new Map() };

  const moves = changing.flatMap((plan) => plan.moves);
  await begin(tx, changing.flatMap(({ begun }) => begun));
  const versions = await give(tx, moves);
  await end(tx, changing);
  await keepMerges(tx, changing);
  await addUp(tx, changing.filter(({ isWhole }) => isWhole));
  await countAnew(tx, changing.filter(({ isWhole }) => !isWhole));
  await forgetUnseen(tx, changing.flatMap(({ forgotten }) => forgotten));
  const places = new Map(moves.map(({ origin, to }) => [origin, { customer: to, version: versions.get(origin)! }]));
  const regrouped = changing.flatMap((plan) =>
    [...Map.groupBy(plan.told, ({ to }) => to)].flatMap(([to, own]) => regroupedFacts(to, own, places, plan)),
  );
  const parted = await partedFacts(tx, changing.filter(({ decided }) => decided), places);
  return { regrouped: [...regrouped, ...parted], places };
}

function planOf(regrouping: Regrouping): Plan {
  const { groups, from, live, origins } = regrouping.wanted;
  const named = nameGroups(groups, live, origins, regrouping.decided?.preferred);
  const moves = [...named].flatMap(([to, group]) => group.map((origin) => ({ origin, from: from.get(origin)!, to })).filter((move) => move.from !== to));
  // What a person decides about somebody has seen, too.
  const seen = new Set(live.filter(({ revision }) => revision > 0 || regrouping.decided).map(({ id }) => id));
  const there = live.map(({ id }) => id);
  const groupOf = new Map([...named].flatMap(([id, group]) => group.map((origin) => [origin, id])));
  const gone = there.filter((id) => !named.has(id));
  return {
    ...regrouping,
    named,
    moves,
    told: moves.filter((move) => seen.has(move.from)),
    begun: [...named.keys()].filter((id) => !there.includes(id)),
    isWhole: [...from].every(([origin, customer]) => groupOf.get(origin) === groupOf.get(customer)),
    left: there.filter((id) => named.has(id) && moves.some((move) => move.from === id)),
    ended: gone.filter((id) => seen.has(id)),
    forgotten: gone.filter((id) => !seen.has(id)),
  };
}

/** Nothing moves, yet the customers may be contested from now on, or no more. */
async function mark(tx: Tx, plans: Plan[]): Promise<void> {
  for (const contested of [true, false]) {
    const customers = plans.filter(({ wanted }) => wanted.contested === contested).flatMap(({ wanted }) => wanted.live.map(({ id }) => id));
    if (customers.length > 0) await tx.query('UPDATE customers SET contested = $2 WHERE id = ANY($1) AND contested <> $2', [customers, contested]);
  }
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
async function end(tx: Tx, plans: Plan[]): Promise<void> {
  const ended = plans.flatMap((plan) => plan.ended);
  const left = plans.flatMap((plan) => plan.left);
  if (ended.length + left.length === 0) return;
  await tx.query(
    `WITH pointing AS (
       SELECT unnest($1::uuid[]) AS id UNION SELECT id FROM customers WHERE merged_into = ANY($1 || $2::uuid[]))
     UPDATE customers SET merged_into = origins.customer_id FROM pointing JOIN origins ON origin = id
      WHERE customers.id = pointing.id AND customers.id <> origins.customer_id`,
    [ended, left],
  );
}

interface Figures {
  id: string;
  /** Revisions go on above all that its entries were seen with. */
  head: number;
  contested: boolean;
  turns: number;
}

function figuresOf({ named, told, wanted }: Plan): Figures[] {
  const head = Math.max(...wanted.live.map(({ revision }) => revision));
  const shaken = new Set(told.flatMap(({ from, to }) => [from, to]));
  return [...named.keys()].map((id) => ({ id, head, contested: wanted.contested, turns: shaken.has(id) ? 1 : 0 }));
}

/** Where whole customers were joined, the figures of one are the sum of theirs. */
async function addUp(tx: Tx, plans: Plan[]): Promise<void> {
  const sums = plans.flatMap((plan) => {
    const parts = (id: string) => plan.wanted.live.filter((each) => plan.named.get(id)!.includes(each.id));
    return figuresOf(plan).map((figures) => ({ ...figures, parts: parts(figures.id), origins: plan.named.get(figures.id)!.length }));
  });
  if (sums.length === 0) return;
  // One whose entries have all had their lifetime says when the last was only where no part has any.
  const last = (parts: LockedCustomer[]) => {
    const times = (parts.some(({ entryCount }) => entryCount > 0) ? parts.filter(({ entryCount }) => entryCount > 0) : parts).map(({ lastEntryAt }) => lastEntryAt);
    return times.some(Boolean) ? new Date(Math.max(...times.map((time) => time?.getTime() ?? -Infinity))) : null;
  };
  await tx.query(
    `UPDATE customers SET origin_count = given.origins, entry_count = given.entries, last_entry_at = given.last_at, known = given.known,
            first_seen_at = given.first_at, contested = given.contested, revision = greatest(revision, given.head), epoch = epoch + given.turns
       FROM unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::int[], $5::int[], $6::int[], $7::timestamptz[], $8::timestamptz[], $9::boolean[])
         AS given (id, head, contested, turns, origins, entries, first_at, last_at, known)
      WHERE customers.id = given.id`,
    [
      ...columnsOf(sums),
      sums.map(({ origins }) => origins),
      sums.map(({ parts }) => parts.reduce((sum, { entryCount }) => sum + entryCount, 0)),
      sums.map(({ parts }) => new Date(Math.min(...parts.map(({ firstSeenAt }) => firstSeenAt.getTime())))),
      sums.map(({ parts }) => last(parts)),
      sums.map(({ parts }) => parts.some(({ known }) => known)),
    ],
  );
}

const columnsOf = (all: Figures[]) => [all.map(({ id }) => id), all.map(({ head }) => head), all.map(({ contested }) => contested), all.map(({ turns }) => turns)];

/** Where customers parted, each has the figures of its origins. */
async function countAnew(tx: Tx, plans: Plan[]): Promise<void> {
  const customers = plans.flatMap(figuresOf);
  if (customers.length === 0) return;
  await tx.query(
    `WITH sum AS (
       SELECT customer_id, count(*) AS origins, sum(own_entries) AS entries, min(earliest_at) AS first_at, max(latest_at) AS last_at,
              bool_or(EXISTS (SELECT FROM identifiers WHERE identifiers.origin = origins.origin AND kind <> 'anonymous')) AS known
         FROM origins WHERE customer_id = ANY($1) GROUP BY customer_id)
     UPDATE customers SET origin_count = sum.origins, entry_count = sum.entries, last_entry_at = coalesce(sum.last_at, CASE WHEN sum.known THEN coalesce(customers.last_entry_at, sum.first_at) END), known = sum.known,
            first_seen_at = coalesce(sum.first_at, customers.first_seen_at), contested = given.contested,
            revision = greatest(customers.revision, given.head), epoch = epoch + given.turns
       FROM sum JOIN unnest($1::uuid[], $2::bigint[], $3::boolean[], $4::int[]) AS given (id, head, contested, turns) ON given.id = sum.customer_id
      WHERE customers.id = given.id`,
    columnsOf(customers),
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
async function keepMerges(tx: Tx, plans: Plan[]): Promise<void> {
  const at = new Date();
  const merges = plans.flatMap(({ named, begun, told, wanted, decided }) => {
    const joined = told.filter(({ from, to }) => !named.has(from) || (!decided && !begun.includes(to)));
    return [...Map.groupBy(joined, ({ from, to }) => `${from} ${to}`).values()].map((moves) => {
      const [own, { from, to: survivor }] = [moves.map(({ origin }) => origin), moves[0]!];
      const survivors = [...wanted.from].filter(([, before]) => before === survivor).map(([origin]) => origin);
      // Of a customer that goes on, a part may have joined another: it is known by its oldest origin.
      const ended = own.includes(from) ? from : wanted.origins.filter(({ id }) => own.includes(id)).sort(bySurvival)[0]!.id;
      return { id: uuidv7(), survivor, ended, decision: decided?.joins?.includes(from) ? decided.decision : undefined, survivors, own };
    });
  });
  if (merges.length === 0) return;
  await tx.query(
    `INSERT INTO merges (id, survivor, ended, merged_at, decision, survivors_origins, ended_origins)
     SELECT id, survivor, ended, at, decision, ARRAY(SELECT jsonb_array_elements_text(survivors))::uuid[], ARRAY(SELECT jsonb_array_elements_text(own))::uuid[]
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::uuid[], $6::jsonb[], $7::jsonb[])
         AS new (id, survivor, ended, at, decision, survivors, own)`,
    [
      merges.map(({ id }) => id),
      merges.map(({ survivor }) => survivor),
      merges.map((merge) => merge.ended),
      merges.map(() => at),
      merges.map(({ decision }) => decision ?? null),
      merges.map(({ survivors }) => JSON.stringify(survivors)),
      merges.map(({ own }) => JSON.stringify(own)),
    ],
  );
}

/**
 * That somebody parted them is told to whoever reads the one who goes on, too. Each names as moved what stayed where it is, so that
 * whoever follows the places of origins finds nothing new in it.
 */
async function partedFacts(tx: Tx, plans: Plan[], places: Map<string, OriginPlace>): Promise<ResolvedFact[]> {
  const partings = plans.flatMap((plan) => plan.left.filter((id) => plan.told.some(({ from }) => from === id)).map((id) => ({ id, plan })));
  if (partings.length === 0) return [];
  const rows = await tx.query<{ origin: string; version: number }[]>('SELECT origin, group_version AS version FROM origins WHERE origin = ANY($1)', [partings.map(({ id }) => id)]);
  for (const { origin, version } of rows) places.set(origin, { customer: origin, version });
  return partings.flatMap(({ id, plan }) => regroupedFacts(id, [{ origin: id, from: id, to: id }], places, { ...plan, ended: [] }));
}

/** One regrouping on the key of every origin that moved to a customer; each carries the whole of it. */
function regroupedFacts(survivor: string, moved: Move[], places: Map<string, OriginPlace>, { named, ended, cause, decided }: Plan): ResolvedFact[] {
  const change = uuidv7();
  const all = moved.map(({ origin }) => ({ origin, ...places.get(origin)! }));
  const here = ended.filter((id) => named.get(survivor)!.includes(id));
  return moved.map(({ origin }) => ({
    id: uuidv7(),
    contract: CustomerRegrouped,
    key: origin,
    recordedAt: cause.recordedAt,
    cause: { ...cause.cause, receipt: undefined },
    data: { change, customer: { origin }, moved: all, survivor, ended: here, joinedAt: decided?.joinedAt?.toISOString() },
    origin,
    linked: [origin],
  }));
}
