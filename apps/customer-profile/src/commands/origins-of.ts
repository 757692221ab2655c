import type { Tx } from '@engawa/postgres';

/** The origins of a customer, those until COMMIT whose row is locked. */
export async function originsOf(tx: Tx, customer: string): Promise<string[]> {
  const rows = await tx.query<{ origin: string }[]>('SELECT origin FROM origins WHERE customer_id = $1 ORDER BY origin', [customer]);
  return rows.map(({ origin }) => origin);
}
