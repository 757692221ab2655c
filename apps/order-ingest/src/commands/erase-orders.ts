import type { EraseRows } from '@engawa/erasure';
import { forgetOrigin } from '@engawa/known-origins';

/**
 * Takes the person out of their orders. What was sold, when and for how much is kept for as long as books are: seven years from the end of the
 * business year (法人税法施行規則 59条).
 */
export const eraseOrders: EraseRows = async (tx, { origin, keys }) => {
  const [, orders] = await tx.query<[unknown[], number]>(`UPDATE orders SET customer = '{}' WHERE id = ANY($1)`, [keys]);
  await tx.query('DELETE FROM order_origins WHERE origin = $1', [origin]);
  await forgetOrigin(tx, origin);
  return { orders };
};
