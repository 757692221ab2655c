import type { DataSource } from 'typeorm';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import { customerNow } from '@engawa/known-origins';
import type { Order } from '../domain/order.js';

export interface OrderView {
  id: string;
  shop: string;
  number: string;
  revision: number;
  status: Order['status'];
  placedAt: Date;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  currency: string;
  totalMinor: number;
  channel: string;
  items: Order['contents']['items'];
}

const VIEW = `orders.id, shop, number, revision, status, placed_at AS "placedAt", shipped_at AS "shippedAt",
  delivered_at AS "deliveredAt", contents->>'currency' AS currency, (contents->>'totalMinor')::bigint AS "totalMinor",
  contents->>'channel' AS channel, contents->'items' AS items`;

/** A customer's orders, newest first; of one who was merged those of whom they are now. */
export async function listOrders(
  db: DataSource,
  query: { customer: string; limit: number; cursor?: string },
): Promise<Page<OrderView>> {
  const [placedAt, id] = decodeCursor(query.cursor, 'text') ?? [null, null];
  const rows = await db.query<OrderView[]>(
    `SELECT ${VIEW} FROM known_origins JOIN order_origins USING (origin) JOIN orders ON orders.id = order_id
      WHERE customer_id = ${customerNow('$1')} AND ($2::timestamptz IS NULL OR (placed_at, orders.id) < ($2, $3))
      ORDER BY placed_at DESC, orders.id DESC LIMIT $4`,
    [query.customer, placedAt, id, query.limit + 1],
  );
  return pageOf(rows, query.limit, (last) => [last.placedAt, last.id]);
}

/** One order by `<shop>:<number>`. */
export async function findOrder(db: DataSource, id: string): Promise<OrderView | undefined> {
  const [row] = await db.query<OrderView[]>(`SELECT ${VIEW} FROM orders WHERE id = $1`, [id]);
  return row;
}

/** Whose an order is: none while customer-profile has not said so, several when two are in it. */
export async function customersOf(db: DataSource, id: string): Promise<string[]> {
  const rows = await db.query<{ customer_id: string }[]>(
    'SELECT DISTINCT customer_id FROM order_origins JOIN known_origins USING (origin) WHERE order_id = $1',
    [id],
  );
  return rows.map((row) => row.customer_id);
}
