import { defineIntake, Type } from '../define.js';
import { DescribedCustomer } from '../fields.js';

/** Somebody tells who a person is: identifiers that belong together, and what is known of them. */
export const CustomerIdentify = defineIntake({
  type: 'engawa.intake.customer.identify',
  owner: 'customer-profile',
  key: (data) => data.customer.identifiers.map((each) => `${each.kind}:${each.namespace ?? ''}:${each.value}`)[0]!,
  data: Type.Object({ customer: DescribedCustomer }),
});
