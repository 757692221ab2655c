import type { Tx } from '@engawa/postgres';

/** What could not be sent stays for a person to look at; of these facts nothing is to be sent any more. */
export async function dropUnsent(tx: Tx, facts: string[]): Promise<number> {
  const [, dropped] = await tx.query<[unknown[], number]>(`DELETE FROM outbox WHERE parked_at IS NOT NULL AND headers->>'ce_id' = ANY($1)`, [facts]);
  return dropped;
}
