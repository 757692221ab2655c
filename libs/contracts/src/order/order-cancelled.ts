import { defineEvent, Personal, Type } from '../define.js';
import { Currency, FactCustomer, Minor, Text } from '../fields.js';

/** Stated when a live order was cancelled; `totalMinor` is what no longer counts. */
export const OrderCancelled = defineEvent({
  type: 'engawa.order.cancelled',
  owner: 'order-ingest',
  key: (data) => data.order,
  data: Type.Object({
    order: Text(130),
    number: Text(64),
    customer: FactCustomer,
    currency: Currency,
    totalMinor: Minor,
    reason: Type.Optional(Personal(Text(256))),
  }),
  timeline: {
    department: 'order',
    channel: 'web',
    direction: 'in',
    title: { ja: 'ご注文 {number} の取り消し', en: 'Order {number} cancelled' },
    about: (data) => ({ order: data.order }),
  },
});
