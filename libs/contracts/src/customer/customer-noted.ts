import { defineEvent, Personal, Type } from '../define.js';
import { FactCustomer, FreeText, Text, Uuid } from '../fields.js';

/** Stated when somebody of a department wrote a note about a customer, or about one of their transactions. */
export const CustomerNoted = defineEvent({
  type: 'engawa.customer.noted',
  owner: 'customer-profile',
  key: (data) => data.note,
  data: Type.Object({
    note: Uuid,
    customer: FactCustomer,
    text: Type.Optional(Personal(FreeText)),
    /** Departments that the text mentions, by id; each has its list of notes. */
    mentions: Type.Optional(Type.Array(Text(32), { maxItems: 20 })),
    order: Type.Optional(Text(130)),
    subscription: Type.Optional(Text(64)),
    contact: Type.Optional(Text(64)),
    /** Who wrote it. */
    by: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'core',
    channel: 'none',
    direction: 'none',
    title: { ja: 'メモ', en: 'Note' },
    about: ({ order, subscription, contact }) => ({ order, subscription, contact }),
  },
});
