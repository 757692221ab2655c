import { defineEvent, Type } from '../define.js';
import { FactCustomer, Uuid } from '../fields.js';

/** Stated when somebody of a department corrected what is known of a customer. */
export const CustomerCorrected = defineEvent({
  type: 'engawa.customer.corrected',
  owner: 'customer-profile',
  key: (data) => data.correction,
  data: Type.Object({
    correction: Uuid,
    customer: FactCustomer,
  }),
  timeline: {
    department: 'core',
    channel: 'none',
    direction: 'none',
    title: { ja: 'お客様情報を直しました', en: 'Customer details corrected' },
    about: () => ({}),
  },
});
