import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { pairVersion, type SeenCustomer } from '../domain/pair-version.js';
import { keepApart, mergeCustomers, type DecidedBy } from './decide-grouping.js';
import { lockCustomers } from './lock-customers.js';

export const duplicateDecisions = ['merge', 'apart', 'later'] as const;
export type DuplicateDecision = (typeof duplicateDecisions)[number];

const STATES = { merge: 'merged', apart: 'apart', later: 'later' } as const;

export interface DecidedDuplicate {
  /** The two, as they were. */
  customers: [string, string];
  /** Whom they are now, if they were merged. */
  merged?: SeenCustomer;
}

/** A pair that waits, as somebody looked at it, if that is told. */
export interface SeenPair {
  id: string;
  version?: string | undefined;
}

/** What a request that decides about several pairs begins with, and what it did so far: it is no other customer by what it itself does. */
export interface Request {
  /** The two of each pair that waits, as they were before the first decision. */
  before: Map<string, SeenCustomer[]>;
  /** With how they are after it, the customers that it merged. */
  merged: Map<string, number>;
}

export async function beginRequest(db: DataSource, pairs: string[]): Promise<Request> {
  const rows = await db.query<{ id: string; two: SeenCustomer[] }[]>(
    `SELECT duplicates.id, jsonb_agg(jsonb_build_object('id', customers.id, 'epoch', epoch)) AS two
       FROM duplicates JOIN origins ON origin IN (a, b) JOIN customers ON customers.id = customer_id
      WHERE duplicates.id = ANY($1) AND state IN ('open', 'later') GROUP BY duplicates.id HAVING count(DISTINCT customers.id) = 2`,
    [pairs],
  );
  return { before: new Map(rows.map(({ id, two }) => [id, two])), merged: new Map() };
}

/**
 * What somebody says of two who may be one: that they are, that they never are, or that it is to be seen later. Whatever else they
 * were found by is decided with it. Two whom the request made one by other pairs are merged as it says. Throws 404, 409 where it was
 * decided before, or they are one already, and 412 where one of them is another now than was looked at.
 */
export async function decideDuplicate(tx: Tx, { id, version }: SeenPair, decision: DuplicateDecision, by: DecidedBy, request: Request): Promise<DecidedDuplicate> {
  const [pair] = await tx.query<{ a: string; b: string }[]>('SELECT a, b FROM duplicates WHERE id = $1', [id]);
  if (!pair) throw notFound('The pair');
  // Customers first, as whoever enters facts does.
  const { places } = await lockCustomers(tx, [pair.a, pair.b]);
  const [found] = await tx.query<{ state: string }[]>('SELECT state FROM duplicates WHERE id = $1 FOR UPDATE', [id]);
  if (!found) throw notFound('The pair');
  const customers: [string, string] = [places.get(pair.a)!.customer, places.get(pair.b)!.customer];
  const now = await asTheyAre(tx, customers);
  if (decision === 'merge' && now.length === 1 && request.before.has(id) && isOfRequest(now[0]!, request)) return { customers, merged: now[0]! };
  if (found.state === 'merged' || found.state === 'apart') throw new Problem(409, 'already-decided', 'Somebody decided about the two before.');
  if (customers[0] === customers[1]) throw new Problem(409, 'already-one', 'The two are one customer already.');
  if (version !== undefined && !wasSeen(now, { id, version }, request)) throw new Problem(412, 'others-now', 'One of the two is another customer now than the one that was looked at.');
  // Those of the same two are marked while they still are two.
  await tx.query(
    `UPDATE duplicates SET state = $2, decided_at = $3, decided_by = $4, decided_name = $5
       FROM origins AS one, origins AS other
      WHERE one.origin = a AND other.origin = b AND state IN ('open', 'later')
        AND one.customer_id = ANY($1::uuid[]) AND other.customer_id = ANY($1) AND one.customer_id <> other.customer_id`,
    [customers, STATES[decision], by.now, by.subject, by.name],
  );
  if (decision === 'apart') await keepApart(tx, customers, by);
  if (decision !== 'merge') return { customers };
  const [merged] = await asTheyAre(tx, [await mergeCustomers(tx, customers, by)]);
  return { customers, merged: merged! };
}

function asTheyAre(tx: Tx, customers: string[]): Promise<SeenCustomer[]> {
  return tx.query('SELECT id, epoch FROM customers WHERE id = ANY($1)', [customers]);
}

/** Whether the two are who was looked at, before the request or by it. */
function wasSeen(now: SeenCustomer[], { id, version }: SeenPair, request: Request): boolean {
  const versionOf = ([one, other]: SeenCustomer[]) => pairVersion(one!, other!);
  if (versionOf(now) === version) return true;
  const before = request.before.get(id);
  if (!before || versionOf(before) !== version) return false;
  return now.every((customer) => isOfRequest(customer, request) || before.some((seen) => seen.id === customer.id && seen.epoch === customer.epoch));
}

const isOfRequest = ({ id, epoch }: SeenCustomer, { merged }: Request) => merged.get(id) === epoch;
