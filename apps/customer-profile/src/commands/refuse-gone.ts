import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';

/** Throws 404 for who was never there, 410 for who was erased, and 409 for who was merged. Origins that began as one of them are in who is there still. */
export async function refuseGone(tx: Tx, customers: string[]): Promise<void> {
  const rows = await tx.query<{ id: string; merged_into: string | null; erased: boolean }[]>('SELECT id, merged_into, erased_at IS NOT NULL AS erased FROM customers WHERE id = ANY($1)', [customers]);
  if (rows.length < customers.length) throw notFound('The customer');
  if (rows.some(({ erased }) => erased)) throw erasedProblem();
  const merged = rows.find(({ merged_into }) => merged_into !== null);
  if (merged) throw new Problem(409, 'merged', 'One of them was merged into another.', { extensions: { customer: merged.id, mergedInto: merged.merged_into } });
}

/** The answer about somebody of whom nothing is known any more. */
export const erasedProblem = () => new Problem(410, 'erased', 'What was known of the customer was erased.');
