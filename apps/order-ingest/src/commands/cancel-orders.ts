import { OrderCancelled, type DataOf, type OrderCancel } from '@engawa/contracts';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { lockOrders, saveOrders } from '../db/orders.js';
import { cancelled, orderId, type Order } from '../domain/order.js';
import type { Reported } from '@engawa/inbox';

export type CancelOrder = DataOf<typeof OrderCancel>;

/** Cancels orders. One that nobody placed is refused; one already cancelled stays as it is. */
export async function cancelOrders(tx: Tx, reports: Reported<CancelOrder>[]): Promise<(Order | undefined)[]> {
  const ids = reports.map(({ data }) => orderId(data.shop, data.orderId));
  const orders = await lockOrders(tx, ids);
  const changed = new Set<string>();
  const facts: NewFact[] = [];
  reports.forEach(({ data, cause, reject }, place) => {
    const id = ids[place]!;
    const current = orders.get(id);
    if (!current) return reject('unknown-order', 'no such order was placed');
    const order = cancelled(current, cause.occurredAt);
    if (!order) return;
    orders.set(id, order);
    changed.add(id);
    if (current.status === 'cancelled') return;
    const { number, contents } = order;
    const { currency, totalMinor } = contents;
    const customer = data.customer ?? {};
    facts.push(fact(OrderCancelled, { order: id, number, currency, totalMinor, customer, reason: data.reason }, cause));
  });
  await saveOrders(tx, [...changed].map((id) => orders.get(id)!), new Set(orders.keys()));
  await stateFacts(tx, 'order-ingest', facts);
  return ids.map((id) => orders.get(id));
}
