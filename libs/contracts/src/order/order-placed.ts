import { defineEvent, Type } from '../define.js';
import { Currency, FactCustomer, Minor, Text } from '../fields.js';
import { OrderChannel, OrderItem, SubscriptionRound } from './order-place.js';

/**
 * Stated when an order counts: at its first placing, when a cancelled order is placed again, and when a live
 * one's contents change (`revision` above 1). Everyone may rely on `totalMinor` being what the customer pays.
 */
export const OrderPlaced = defineEvent({
  type: 'engawa.order.placed',
  owner: 'order-ingest',
  key: (data) => data.order,
  data: Type.Object({
    /** `<shop>:<number>`, unique in the company. */
    order: Text(130),
    shop: Text(64),
    number: Text(64),
    revision: Type.Integer({ minimum: 1 }),
    customer: FactCustomer,
    currency: Currency,
    items: Type.Array(OrderItem),
    totalMinor: Minor,
    channel: OrderChannel,
    paymentMethod: Type.Optional(Text(64)),
    subscription: Type.Optional(SubscriptionRound),
  }),
  timeline: {
    department: (data) => (data.channel === 'store' ? 'store' : 'order'),
    channel: (data) => data.channel,
    direction: 'in',
    title: { ja: 'ご注文 {number}', en: 'Order {number}' },
    about: (data) => ({ order: data.order, subscription: data.subscription?.id }),
  },
});
