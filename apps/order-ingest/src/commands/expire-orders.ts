import type { ExpireRows } from '@engawa/erasure';

/** What was sold, when and for how much stays for the counts; whom it was sold to is known for as long as books are kept, and no longer. */
export const expireOrders: ExpireRows = async (tx, { keys }) => {
  const [, orders] = await tx.query<[unknown[], number]>(`UPDATE orders SET customer = '{}', origin = NULL WHERE id = ANY($1) AND (customer <> '{}' OR origin IS NOT NULL)`, [keys]);
  await tx.query('DELETE FROM order_origins WHERE order_id = ANY($1)', [keys]);
  return { orders };
};
