import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';

/** Stated when an order's parcel was handed to the carrier. */
export const OrderShipped = defineEvent({
  type: 'engawa.order.shipped',
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
    title: { ja: '注文 {number} を出荷しました', en: 'Order {number} shipped' },
    about: (data) => ({ order: data.order }),
  },
});
