import { defineEvent, Type } from '../define.js';
import { FactCustomer, Uuid } from '../fields.js';

/** Stated when a source told who a person is or corrected what is known of them. */
export const CustomerIdentified = defineEvent({
  type: 'engawa.customer.identified',
  owner: 'customer-profile',
  key: (data) => data.report,
  data: Type.Object({
    /** Id of the report; every report is a transaction of its own. */
    report: Uuid,
    customer: FactCustomer,
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: { ja: 'お客様情報を受け取りました', en: 'Customer details received' },
    about: () => ({}),
  },
});
