import { Problem, notFound } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { refuseOthers } from '../db/customer-version.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import { enterResolved } from './enter-facts.js';
import { findDuplicates } from './find-duplicates.js';
import { lockCustomers, RegroupedMeanwhile } from './lock-customers.js';
import { moveOrigins, type Decided } from './move-origins.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';
import { regroupContested } from './regroup-contested.js';

/** Who decides, and when. */
export interface DecidedBy {
  subject: string;
  name: string;
  now: Date;
}

/** A side of more origins is hardly one person, and each of them would tell of all when it moves. */
const SIDE_MAX = 500;

/** What is said of two sides. */
export interface Sides {
  kind: 'merge' | 'part';
  sides: [string[], string[]];
}

/**
 * Makes two customers one because a person says so, whatever was kept apart before. Gives the customer they are now. Throws 404,
 * 409 for one that was merged already or where somebody decided that others of them are two, and 412 when one of them is not any more as
 * it was `seen` (db/customer-version.ts).
 */
export async function mergeCustomers(tx: Tx, [one, other]: [string, string], by: DecidedBy, seen?: string[]): Promise<string> {
  if (one === other) throw new Problem(400, 'same-customer', 'A customer is merged with another one.', { errors: [{ pointer: '/with', detail: 'is the same customer' }] });
  const decision = await decideAbout(tx, 'merge', [one, other], by);
  if (seen) await refuseOthers(tx, [one, other], seen);
  const [a, b] = one < other ? [one, other] : [other, one];
  await tx.query(
    `INSERT INTO links (a, b, decided, at, cause) VALUES ($1, $2, true, $3, $4)
     ON CONFLICT (a, b, decided) DO UPDATE SET at = excluded.at, cause = excluded.cause`,
    [a, b, by.now, decision],
  );
  await regroup(tx, [one, other], by, { decision, joins: [one, other] });
  const { customers: now } = await lockCustomers(tx, [one, other]);
  if (now.size > 1) throw new Problem(409, 'kept-apart', 'Somebody decided that they, or others among them, are two. Part those first.');
  return [...now.keys()][0]!;
}

/** Says that two customers are two persons, so that no fact joins them. Throws 404, and 409 for one that was merged. */
export async function keepApart(tx: Tx, customers: [string, string], by: DecidedBy): Promise<void> {
  const decision = await decideAbout(tx, 'part', customers, by);
  await regroup(tx, customers, by, { decision });
}

/**
 * Undoes a merge: the customer that ended is there again with the origins it had, and no fact joins the two any more. What came
 * since goes where its order, contact or answer belongs. Throws 404, and 409 for one that was undone, whose sides are apart, or of
 * which a side was erased.
 */
export async function unmergeCustomers(tx: Tx, customer: string, merge: string, by: DecidedBy): Promise<[survivor: string, begun: string]> {
  const [row] = await tx.query<MergeRow[]>(
    `SELECT ended, merged_at AS at, undone_by IS NOT NULL AS undone, survivors_origins AS survivors, ended_origins AS own FROM merges WHERE id = $1 FOR UPDATE`,
    [merge],
  );
  if (!row) throw notFound('The merge');
  await refuseGone(tx, [customer]);
  const there = await notErased(tx, [...row.survivors, ...row.own]);
  const { places } = await lockCustomers(tx, there);
  const sides = [row.survivors, row.own].map((side) => side.filter((origin) => places.has(origin))) as [string[], string[]];
  const [survivor, part] = sides.map((side) => side.filter((origin) => places.get(origin)!.customer === customer)) as [string[], string[]];
  if (survivor.length + part.length === 0) throw notFound('The merge');
  if (row.undone) throw alreadyParted();
  if (sides.some((side) => side.length === 0)) throw new Problem(409, 'side-erased', 'What was known of one of the two was erased. The other is a customer alone.');
  if (survivor.length === 0 || part.length === 0) throw alreadyParted();
  const decision = await keepDecision(tx, { kind: 'part', sides }, by);
  await regroup(tx, [customer], by, { decision, preferred: row.ended, joinedAt: row.at });
  await tx.query('UPDATE merges SET undone_by = $2 WHERE id = $1', [merge, decision]);
  const { places: now } = await lockCustomers(tx, [survivor[0]!, part[0]!]);
  const parted = [survivor, part].map(([origin]) => now.get(origin!)!.customer) as [string, string];
  if (parted[0] === parted[1]) throw new Error(`The sides of merge ${merge} did not part`);
  return parted;
}

interface MergeRow {
  ended: string;
  at: Date;
  undone: boolean;
  survivors: string[];
  own: string[];
}

const alreadyParted = () => new Problem(409, 'already-parted', 'They are two customers already.');

/** Those of the origins whose customer is there still; one who is erased keeps its place, and nobody decides about it any more. */
async function notErased(tx: Tx, origins: string[]): Promise<string[]> {
  const rows = await tx.query<{ origin: string }[]>('SELECT origin FROM origins JOIN customers ON id = customer_id WHERE origin = ANY($1) AND erased_at IS NULL', [origins]);
  return rows.map(({ origin }) => origin);
}

/** Locks both and keeps what is said of all of their origins. */
async function decideAbout(tx: Tx, kind: Sides['kind'], [one, other]: [string, string], by: DecidedBy): Promise<string> {
  await refuseGone(tx, [one, other]);
  const { customers } = await lockCustomers(tx, [one, other]);
  if (!customers.has(one) || !customers.has(other)) throw new RegroupedMeanwhile('Customers were joined meanwhile');
  return keepDecision(tx, { kind, sides: [await originsOf(tx, one), await originsOf(tx, other)] }, by);
}

/** Throws 409 for a side of more origins than one decides about. */
export async function keepDecision(tx: Tx, { kind, sides }: Sides, { subject, name, now }: DecidedBy): Promise<string> {
  if (Math.max(...sides.map((side) => side.length)) > SIDE_MAX) throw new Problem(409, 'too-many-origins', 'They have too many identifiers to be decided about at once.');
  const id = uuidv7();
  // Clocks of two processes differ, and a decision comes after those it is about.
  await tx.query(
    `INSERT INTO grouping_decisions (id, kind, decided_at, decided_by, decided_name)
     SELECT $1::uuid, $2, greatest($3::timestamptz, max(decided_at) + interval '1 ms'), $4, $5
       FROM grouping_decisions WHERE id IN (SELECT decision FROM decided_origins WHERE origin = ANY($6::uuid[]))`,
    [id, kind, now, subject, name, sides.flat()],
  );
  await tx.query(
    `INSERT INTO decided_origins (origin, decision, side)
     SELECT origin, $1::uuid, 0 FROM unnest($2::uuid[]) AS one (origin) UNION ALL SELECT origin, $1, 1 FROM unnest($3::uuid[]) AS other (origin)`,
    [id, ...sides],
  );
  return id;
}

/** Makes of these customers what all links and decisions say that they are. */
export async function regroup(tx: Tx, customers: string[], { now }: DecidedBy, decided: Decided): Promise<void> {
  const { most } = await readIdentityRules(tx);
  const wanted = await regroupContested(tx, customers, most, 'decision');
  const cause = { recordedAt: new Date(), cause: { occurredAt: now, backfill: false } };
  const { regrouped, places } = await moveOrigins(tx, [{ wanted, cause, decided }]);
  // None of their signs is to tell of who is somebody else now.
  const origins = [...wanted.from.keys()];
  await findDuplicates(tx, origins, origins);
  await enterResolved(tx, regrouped, places);
}
