import { defineIntake, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';

/** Ways a message can leave. `letter` is a line on the print list. */
export const MessageChannel = Type.Enum(['mail', 'letter']);

/** A service asks messaging to tell a customer something. The answer is `message.sent` or `message.held`. */
export const MessageDeliver = defineIntake({
  type: 'engawa.intake.message.deliver',
  owner: 'messaging',
  forPublishers: false,
  key: (data) => data.delivery,
  data: Type.Object({
    /** Chosen by the asking service; asking twice with the same id sends once. */
    delivery: Uuid,
    template: Text(64),
    customer: FactCustomer,
    /** Filled into the template's `{{name}}` places. No personal data. */
    variables: Type.Record(Type.String(), Type.String({ maxLength: 2000 })),
    /** Tried in this order. */
    channels: Type.Array(MessageChannel, { minItems: 1, maxItems: 5 }),
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
    survey: Type.Optional(Text(64)),
  }),
});
