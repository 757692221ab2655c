import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';

/** Stated when the carrier says that the parcel reached the customer. */
export const OrderDelivered = defineEvent({
  type: 'engawa.order.delivered',
  owner: 'order-ingest',
  key: (data) => data.order,
  data: Type.Object({
    order: Text(130),
    number: Text(64),
    customer: FactCustomer,
    carrier: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'order',
    channel: 'parcel',
    direction: 'out',
    title: { ja: '注文 {number} をお届けしました', en: 'Order {number} delivered' },
    about: (data) => ({ order: data.order }),
  },
});
