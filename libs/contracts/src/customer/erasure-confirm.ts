import { defineIntake, services, Type } from '../define.js';
import { Uuid } from '../fields.js';

/** A service tells customer-profile that it erased what a part of `customer.erased` names. A request between services. */
export const ErasureConfirm = defineIntake({
  type: 'engawa.intake.erasure.confirm',
  owner: 'customer-profile',
  forPublishers: false,
  key: (data) => data.erasure,
  data: Type.Object({
    erasure: Uuid,
    part: Type.Integer({ minimum: 1 }),
    service: Type.Enum([...services]),
    /** How many of each kind were emptied or deleted, such as `orders` or `deadLetters`. */
    rows: Type.Record(Type.String({ maxLength: 64 }), Type.Integer({ minimum: 0 })),
  }),
});
