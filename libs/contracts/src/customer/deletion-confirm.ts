import { defineIntake, services, Type } from '../define.js';
import { Uuid } from '../fields.js';

/** A service tells customer-profile that it deleted what parts of `customer.data-expired` name. A request between services. */
export const DeletionConfirm = defineIntake({
  type: 'engawa.intake.deletion.confirm',
  owner: 'customer-profile',
  forPublishers: false,
  key: (data) => data.deletion,
  data: Type.Object({
    deletion: Uuid,
    parts: Type.Array(Uuid, { minItems: 1 }),
    service: Type.Enum([...services]),
    /** How many of each kind were emptied or deleted, such as `contacts` or `facts`. */
    rows: Type.Record(Type.String({ maxLength: 64 }), Type.Integer({ minimum: 0 })),
  }),
});
