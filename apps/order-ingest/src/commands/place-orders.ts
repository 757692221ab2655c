import { OrderPlaced, type DataOf, type OrderPlace } from '@engawa/contracts';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { lockOrders, saveOrders } from '../db/orders.js';
import { orderId, placed, type Order } from '../domain/order.js';
import type { Reported } from '@engawa/inbox';

export type PlaceOrder = DataOf<typeof OrderPlace>;

/** Places orders in the order given; several of one order are seen one after the other. Returns them as they stand. */
export async function placeOrders(tx: Tx, reports: Pick<Reported<PlaceOrder>, 'data' | 'cause'>[]): Promise<Order[]> {
  const ids = reports.map(({ data }) => orderId(data.shop, data.orderId));
  const orders = await lockOrders(tx, ids);
  const known = new Set(orders.keys());
  const changed = new Set<string>();
  const facts: NewFact[] = [];
  reports.forEach(({ data, cause }, place) => {
    const id = ids[place]!;
    const before = orders.get(id);
    const order = placed(before, data, cause.occurredAt);
    if (!order) return;
    orders.set(id, order);
    changed.add(id);
    if (order.revision === before?.revision) return;
    const { contents, number, shop, revision } = order;
    facts.push(fact(OrderPlaced, { order: id, shop, number, revision, customer: data.customer, ...contents }, cause));
  });
  await saveOrders(tx, [...changed].map((id) => orders.get(id)!), known);
  await stateFacts(tx, 'order-ingest', facts);
  return ids.map((id) => orders.get(id)!);
}
