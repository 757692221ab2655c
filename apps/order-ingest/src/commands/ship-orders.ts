import { OrderDelivered, OrderShipped, type DataOf, type OrderShip } from '@engawa/contracts';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { lockOrders, saveOrders } from '../db/orders.js';
import { moved, orderId } from '../domain/order.js';
import type { Reported } from '@engawa/inbox';

export type ShipOrder = DataOf<typeof OrderShip>;

/** Records where parcels are. One of an order that nobody placed is refused. */
export async function shipOrders(tx: Tx, reports: Reported<ShipOrder>[]): Promise<void> {
  const ids = reports.map(({ data }) => orderId(data.shop, data.orderId));
  const orders = await lockOrders(tx, ids);
  const changed = new Set<string>();
  const facts: NewFact[] = [];
  reports.forEach(({ data, cause, reject }, place) => {
    const id = ids[place]!;
    const current = orders.get(id);
    if (!current) return reject('unknown-order', 'no such order was placed');
    const order = moved(current, data.state, cause.occurredAt);
    if (!order) return;
    orders.set(id, order);
    changed.add(id);
    const contract = data.state === 'shipped' ? OrderShipped : OrderDelivered;
    const about = { order: id, number: order.number, customer: data.customer ?? {}, carrier: data.carrier };
    facts.push(fact(contract, about, cause));
  });
  await saveOrders(tx, [...changed].map((id) => orders.get(id)!), new Set(orders.keys()));
  await stateFacts(tx, 'order-ingest', facts);
}
