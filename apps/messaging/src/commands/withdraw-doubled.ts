import type { Tx } from '@engawa/postgres';

/**
 * Of what one journey asked to tell customers who are one now, the message that got furthest stays; the others, where
 * nobody has begun to hand them over, are taken back as if they had never been asked. A message that was held for want
 * of an address has told nobody anything and takes the place of none.
 */
export async function withdrawDoubled(tx: Tx, customers: string[]): Promise<void> {
  if (customers.length === 0) return;
  const doubled = await tx.query<{ id: string }[]>(
    `SELECT id FROM (
       SELECT id, status, row_number() OVER (PARTITION BY customer_id, journey
                                             ORDER BY status = 'pending', attempts DESC, occurred_at, id) AS place
         FROM known_origins JOIN deliveries USING (origin)
        WHERE customer_id = ANY($1) AND journey IS NOT NULL AND (status <> 'held' OR reason = 'unknown')) AS told
      WHERE place > 1 AND status = 'pending' ORDER BY id`,
    [customers],
  );
  if (doubled.length === 0) return;
  // A job may begin one of them meanwhile: then its row is not pending any more once it is ours to see, and it stays.
  await tx.query(
    `WITH withdrawn AS (SELECT id FROM deliveries WHERE id = ANY($1) AND status = 'pending' ORDER BY id FOR UPDATE),
     tried AS (DELETE FROM attempts USING withdrawn WHERE delivery = withdrawn.id)
     DELETE FROM deliveries USING withdrawn WHERE deliveries.id = withdrawn.id`,
    [doubled.map((row) => row.id)],
  );
}
