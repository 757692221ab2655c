import { defineIntake, Type } from '../define.js';
import { ReportedCustomer, Text } from '../fields.js';

/** A shop says that an order was cancelled. A cancellation of an order nobody placed is dead-lettered. */
export const OrderCancel = defineIntake({
  type: 'engawa.intake.order.cancel',
  owner: 'order-ingest',
  key: (data) => `${data.shop ?? 'main'}:${data.orderId}`,
  data: Type.Object({
    shop: Type.Optional(Text(64)),
    orderId: Text(64),
    customer: Type.Optional(ReportedCustomer),
    reason: Type.Optional(Text(256)),
  }),
});
