import { defineEvent, Type } from '../define.js';
import { Currency, FactCustomer, Minor, Text, Uuid } from '../fields.js';

/** Stated when somebody who had the authority promised to make up for something. Whoever refunds, replaces or sends coupons acts on it once. */
export const RemedyGranted = defineEvent({
  type: 'engawa.contact.remedy-granted',
  owner: 'contact-center',
  key: (data) => data.contact,
  data: Type.Object({
    contact: Text(64),
    remedy: Uuid,
    customer: FactCustomer,
    kind: Type.Enum(['refund', 'replacement', 'coupon']),
    /** What is refunded, or what the replacement or the coupon is worth. */
    amountMinor: Minor,
    currency: Currency,
    order: Type.Optional(Text(130)),
    /** Who granted it: the agent, or whoever was asked. */
    grantedBy: Text(64),
  }),
  timeline: {
    department: 'care',
    channel: 'system',
    direction: 'none',
    title: { ja: 'お詫びの対応をお約束しました', en: 'A remedy was promised' },
    about: (data) => ({ contact: data.contact, order: data.order }),
  },
});
