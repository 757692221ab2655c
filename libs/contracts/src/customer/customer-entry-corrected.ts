import { defineEvent, Personal, Type } from '../define.js';
import { FactCustomer, FreeText, Text, Uuid } from '../fields.js';

/** Stated when somebody said what is right of an entry. The entry's own fact stays as it was. */
export const CustomerEntryCorrected = defineEvent({
  type: 'engawa.customer.entry-corrected',
  owner: 'customer-profile',
  key: (data) => data.correction,
  data: Type.Object({
    correction: Uuid,
    customer: FactCustomer,
    /** Id of the fact whose entry is corrected. */
    entry: Uuid,
    /** What is right; of a note its new text. */
    text: Type.Optional(Personal(FreeText)),
    /** Departments that a note's new text mentions. */
    mentions: Type.Optional(Type.Array(Text(32), { maxItems: 20 })),
    order: Type.Optional(Text(130)),
    subscription: Type.Optional(Text(64)),
    contact: Type.Optional(Text(64)),
    /** Who corrected it. */
    by: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'core',
    channel: 'none',
    direction: 'none',
    title: { ja: '記録を訂正しました', en: 'Entry corrected' },
    about: ({ order, subscription, contact }) => ({ order, subscription, contact }),
  },
});
