import { defineIntake, Type } from '../define.js';
import { ReportedCustomer, Text } from '../fields.js';

/** The warehouse or the carrier says that an order's parcel moved: handed to the carrier, or delivered. */
export const OrderShip = defineIntake({
  type: 'engawa.intake.order.ship',
  owner: 'order-ingest',
  key: (data) => `${data.shop ?? 'main'}:${data.orderId}`,
  data: Type.Object({
    shop: Type.Optional(Text(64)),
    orderId: Text(64),
    customer: Type.Optional(ReportedCustomer),
    state: Type.Enum(['shipped', 'delivered']),
    carrier: Type.Optional(Text(64)),
  }),
});
