import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { pairsThatHold, type Link } from '../domain/grouping.js';
import { keepDecision, regroup, type DecidedBy } from './decide-grouping.js';
import { lockCustomers, RegroupedMeanwhile } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';

/** Whom the two parts are now. */
export interface Split {
  chosen: string;
  rest: string;
}

/**
 * Parts some origins of a customer from the others, however they became one: facts that name several at once join them from the
 * beginning, and no merge remembers that. No fact joins the two any more, only another decision. Throws 404, 409 and 410 for who is
 * not there any more, and 400 for origins of somebody else, or when nothing would be left.
 */
export async function splitCustomer(tx: Tx, customer: string, chosen: string[], by: DecidedBy): Promise<Split> {
  await refuseGone(tx, [customer]);
  const { customers } = await lockCustomers(tx, [customer]);
  if (!customers.has(customer)) throw new RegroupedMeanwhile('The customer was joined meanwhile');
  const all = new Set(await originsOf(tx, customer));
  refuseForeign(chosen, all);
  const rest = [...all].filter((origin) => !chosen.includes(origin));
  if (rest.length === 0) throw new Problem(400, 'all-origins', 'Something of the customer stays.', { errors: [{ pointer: '/origins', detail: 'names all of the customer' }] });
  const undone = await mergesBetween(tx, chosen, rest);
  const joinedAt = undone[0]?.at ?? (await linkedSince(tx, chosen, rest)) ?? by.now;
  const decision = await keepDecision(tx, { kind: 'part', sides: [rest, chosen] }, by);
  await holdTogether(tx, [rest, chosen], decision);
  await regroup(tx, [customer], by, { decision, joinedAt });
  const { places } = await lockCustomers(tx, [chosen[0]!, rest[0]!]);
  const split = { chosen: places.get(chosen[0]!)!.customer, rest: places.get(rest[0]!)!.customer };
  if (split.chosen === split.rest) throw new Error(`The origins of ${customer} did not part`);
  await keepParting(tx, { customer, split, sides: { chosen, rest }, undone: undone.map(({ id }) => id), joinedAt, decision });
  return split;
}

function refuseForeign(chosen: string[], all: Set<string>): void {
  const errors = chosen.flatMap((origin, place) => (all.has(origin) ? [] : [{ pointer: `/origins/${place}`, detail: 'is not of this customer' }]));
  if (errors.length > 0) throw new Problem(400, 'foreign-origin', 'Only what is of the customer is parted from them.', { errors });
}

/** The merges that made one of the two, the earliest first. */
function mergesBetween(tx: Tx, one: string[], other: string[]): Promise<{ id: string; at: Date }[]> {
  return tx.query(
    `SELECT id, merged_at AS at FROM merges
      WHERE undone_by IS NULL AND survivor = ANY($1::uuid[] || $2::uuid[])
        AND (survivors_origins <@ $1 AND ended_origins <@ $2 OR survivors_origins <@ $2 AND ended_origins <@ $1)
      ORDER BY merged_at`,
    [one, other],
  );
}

/** When the earliest fact that joins both happened, if one does. */
async function linkedSince(tx: Tx, one: string[], other: string[]): Promise<Date | null> {
  const [row] = await tx.query<[{ at: Date | null }]>(
    `SELECT min(at) AS at FROM links
      WHERE NOT decided AND set_aside IS NULL AND (a = ANY($1) OR b = ANY($1)) AND (a = ANY($2) OR b = ANY($2))`,
    [one, other],
  );
  return row.at;
}

/**
 * Each side stays one, though what linked its origins may be of the other: as of before all facts, so that what was set aside
 * because of them is set aside still. Its own links hold it in the order they had.
 */
async function holdTogether(tx: Tx, sides: string[][], decision: string): Promise<void> {
  const links = await tx.query<Link[]>('SELECT a, b, decided, at, cause, place FROM links WHERE a = ANY($1) AND b = ANY($1) AND set_aside IS NULL', [sides.flat()]);
  const pairs = sides.flatMap((side) => pairsThatHold(side, links));
  await tx.query(
    `INSERT INTO links (a, b, decided, at, cause, place)
     SELECT a, b, true, 'epoch'::timestamptz, $3::uuid, place FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS new (a, b, place)
     ON CONFLICT (a, b, decided) DO UPDATE SET at = excluded.at, cause = excluded.cause, place = excluded.place`,
    [pairs.map(([a]) => a), pairs.map(([, b]) => b), decision],
  );
}

interface Parting {
  customer: string;
  split: Split;
  sides: Record<keyof Split, string[]>;
  /** Merges that end with it. */
  undone: string[];
  joinedAt: Date;
  decision: string;
}

/** The merges that this undoes are undone; where none says how the two became one, this one does. */
async function keepParting(tx: Tx, { customer, split, sides, undone, joinedAt, decision }: Parting): Promise<void> {
  if (undone.length > 0) {
    await tx.query('UPDATE merges SET undone_by = $2 WHERE id = ANY($1)', [undone, decision]);
    return;
  }
  const [stays, goes] = split.rest === customer ? (['rest', 'chosen'] as const) : (['chosen', 'rest'] as const);
  await tx.query(
    `INSERT INTO merges (id, survivor, ended, merged_at, survivors_origins, ended_origins, undone_by) VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
    [split[stays], split[goes], joinedAt, sides[stays], sides[goes], decision],
  );
}
