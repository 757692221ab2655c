import type { Tx } from '@engawa/postgres';
import type { Order } from '../domain/order.js';

interface OrderRow {
  id: string;
  shop: string;
  number: string;
  revision: number;
  status: Order['status'];
  contents: Order['contents'];
  customer: Order['customer'];
  placed_at: Date;
  changed_at: Date;
  shipped_at: Date | null;
  delivered_at: Date | null;
}

/** Another transaction wrote one of these orders first; the work is to be done again with what it wrote. */
export class OrderWrittenMeanwhile extends Error {
  readonly code = '40001';
}

/** Locks the orders that exist, in the order of their ids, so that their facts leave in the order of their commits. */
export async function lockOrders(tx: Tx, ids: string[]): Promise<Map<string, Order>> {
  const rows = await tx.query<OrderRow[]>(
    `SELECT id, shop, number, revision, status, contents, customer, placed_at, changed_at, shipped_at, delivered_at
       FROM orders WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, orderOf(row)]));
}

/** Writes the orders' new states; `known` are those that lockOrders found. */
export async function saveOrders(tx: Tx, orders: Order[], known: ReadonlySet<string>): Promise<void> {
  const fresh = orders.filter((order) => !known.has(order.id));
  const changed = orders.filter((order) => known.has(order.id));
  if (fresh.length > 0) {
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO orders (id, shop, number, revision, status, contents, customer, placed_at, changed_at, shipped_at, delivered_at)
       SELECT * FROM ${ROWS} ORDER BY 1 ON CONFLICT DO NOTHING RETURNING id`,
      columns(fresh),
    );
    if (inserted.length < fresh.length) throw new OrderWrittenMeanwhile('An order appeared meanwhile');
  }
  if (changed.length > 0) {
    await tx.query(
      `UPDATE orders SET revision = new.revision, status = new.status, contents = new.contents, customer = new.customer,
              changed_at = new.changed_at, shipped_at = new.shipped_at, delivered_at = new.delivered_at
         FROM ${ROWS} AS new (id, shop, number, revision, status, contents, customer, placed_at, changed_at, shipped_at, delivered_at)
        WHERE orders.id = new.id`,
      columns(changed),
    );
  }
}

const ROWS = `unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::jsonb[], $7::jsonb[],
                     $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])`;

function columns(orders: Order[]): unknown[][] {
  return [
    orders.map((order) => order.id),
    orders.map((order) => order.shop),
    orders.map((order) => order.number),
    orders.map((order) => order.revision),
    orders.map((order) => order.status),
    orders.map((order) => JSON.stringify(order.contents)),
    orders.map((order) => JSON.stringify(order.customer)),
    orders.map((order) => order.placedAt),
    orders.map((order) => order.changedAt),
    orders.map((order) => order.shippedAt ?? null),
    orders.map((order) => order.deliveredAt ?? null),
  ];
}

function orderOf(row: OrderRow): Order {
  return {
    id: row.id,
    shop: row.shop,
    number: row.number,
    revision: row.revision,
    status: row.status,
    contents: row.contents,
    customer: row.customer,
    placedAt: row.placed_at,
    changedAt: row.changed_at,
    shippedAt: row.shipped_at ?? undefined,
    deliveredAt: row.delivered_at ?? undefined,
  };
}
