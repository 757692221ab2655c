import { defineIntake, Type } from '../define.js';
import { Currency, Minor, ReportedCustomer, Text } from '../fields.js';

export const OrderItem = Type.Object({
  sku: Text(64),
  name: Type.Optional(Text(256)),
  quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  /** Price of one, tax included. Zero is a gift or a sample. */
  unitPriceMinor: Type.Optional(Minor),
  /** Per cent, as the shop charged it on that day. */
  taxRate: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
});

/** Where the order was taken. */
export const OrderChannel = Type.Enum(['web', 'phone', 'mall', 'store', 'post', 'fax', 'line', 'other']);

/** A regular delivery (定期) that an order belongs to, and which delivery of it this is, counted from 1. */
export const SubscriptionRound = Type.Object({ id: Text(64), round: Type.Integer({ minimum: 1 }) });

/**
 * A shop says that an order was placed. Placing a cancelled order again revives it; placing a live one again
 * with other contents replaces them.
 */
export const OrderPlace = defineIntake({
  type: 'engawa.intake.order.place',
  owner: 'order-ingest',
  key: (data) => `${data.shop ?? 'main'}:${data.orderId}`,
  data: Type.Object({
    /** Which shop's order numbers these are; `main` when absent. */
    shop: Type.Optional(Text(64)),
    orderId: Text(64),
    customer: ReportedCustomer,
    currency: Currency,
    items: Type.Array(OrderItem, { minItems: 1, maxItems: 500 }),
    /** What the customer pays, with shipping, fees and discounts. */
    totalMinor: Minor,
    channel: Type.Optional(OrderChannel),
    paymentMethod: Type.Optional(Text(64)),
    subscription: Type.Optional(SubscriptionRound),
  }),
});
