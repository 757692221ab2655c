import { defineEvent, Type } from '../define.js';
import { FactCustomer, Uuid } from '../fields.js';

/** Stated when a stop was a mistake, or is over. */
export const CustomerContactResumed = defineEvent({
  type: 'engawa.customer.contact-resumed',
  owner: 'customer-profile',
  key: (data) => data.stop,
  data: Type.Object({
    stop: Uuid,
    customer: FactCustomer,
    /** Those of the stop that are this customer's now; for others it holds on. */
    origins: Type.Array(Uuid, { minItems: 1 }),
  }),
  timeline: {
    department: 'care',
    channel: 'none',
    direction: 'none',
    title: { ja: 'ご案内を再開しました', en: 'Contact resumed' },
    about: () => ({}),
  },
});
