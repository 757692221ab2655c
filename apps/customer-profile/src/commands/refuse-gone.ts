import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';

/** Throws 404 for who was never there, and 409 for who was merged. Origins that began as one of them are in who is there still. */
export async function refuseGone(tx: Tx, customers: string[]): Promise<void> {
  const rows = await tx.query<{ id: string; merged_into: string | null }[]>('SELECT id, merged_into FROM customers WHERE id = ANY($1)', [customers]);
  if (rows.length < customers.length) throw notFound('The customer');
  const merged = rows.find(({ merged_into }) => merged_into !== null);
  if (merged) throw new Problem(409, 'merged', 'One of them was merged into another.', { extensions: { customer: merged.id, mergedInto: merged.merged_into } });
}
