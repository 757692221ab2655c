import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
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
  merged?: string;
}

/** A pair that waits, as somebody looked at it, if that is told. */
export interface SeenPair {
  id: string;
  version?: string | undefined;
}

/**
 * What somebody says of two who may be one: that they are, that they never are, or that it is to be seen later. Whatever else they
 * were found by is decided with it. Throws 404, 409 where it was decided before, or they are one already, and 412 where one of them is
 * another now than was looked at.
 */
export async function decideDuplicate(tx: Tx, { id, version }: SeenPair, decision: DuplicateDecision, by: DecidedBy): Promise<DecidedDuplicate> {
  const [pair] = await tx.query<{ a: string; b: string }[]>('SELECT a, b FROM duplicates WHERE id = $1', [id]);
  if (!pair) throw notFound('The pair');
  // Customers first, as whoever enters facts does.
  const { places } = await lockCustomers(tx, [pair.a, pair.b]);
  const [found] = await tx.query<{ state: string }[]>('SELECT state FROM duplicates WHERE id = $1 FOR UPDATE', [id]);
  if (!found) throw notFound('The pair');
  const customers: [string, string] = [places.get(pair.a)!.customer, places.get(pair.b)!.customer];
  if (found.state === 'merged' || found.state === 'apart') throw new Problem(409, 'already-decided', 'Somebody decided about the two before.');
  if (customers[0] === customers[1]) throw new Problem(409, 'already-one', 'The two are one customer already.');
  if (version !== undefined && version !== (await versionOf(tx, customers))) throw new Problem(412, 'others-now', 'One of the two is another customer now than the one that was looked at.');
  // Those of the same two are marked while they still are two.
  await tx.query(
    `UPDATE duplicates SET state = $2, decided_at = $3, decided_by = $4, decided_name = $5
       FROM origins AS one, origins AS other
      WHERE one.origin = a AND other.origin = b AND state IN ('open', 'later')
        AND one.customer_id = ANY($1::uuid[]) AND other.customer_id = ANY($1) AND one.customer_id <> other.customer_id`,
    [customers, STATES[decision], by.now, by.subject, by.name],
  );
  if (decision === 'apart') await keepApart(tx, customers, by);
  return decision === 'merge' ? { customers, merged: await mergeCustomers(tx, customers, by) } : { customers };
}

async function versionOf(tx: Tx, customers: [string, string]): Promise<string> {
  const [one, other] = await tx.query<[SeenCustomer, SeenCustomer]>('SELECT id, epoch FROM customers WHERE id = ANY($1)', [customers]);
  return pairVersion(one, other);
}
