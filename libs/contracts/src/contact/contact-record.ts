import { defineIntake, Type } from '../define.js';
import { ContactChannel, FreeText, ReportedCustomer, Text } from '../fields.js';

export const Feeling = Type.Enum(['satisfied', 'anxious', 'confused', 'dissatisfied', 'angry']);

/**
 * A telephone system, a chat tool or an outsourced centre says that someone was in contact. The same
 * `contactId` again adds to the contact: a later report may close it.
 */
export const ContactRecord = defineIntake({
  type: 'engawa.intake.contact.record',
  owner: 'contact-center',
  key: (data) => data.contactId,
  data: Type.Object({
    contactId: Text(64),
    customer: ReportedCustomer,
    channel: ContactChannel,
    direction: Type.Enum(['in', 'out']),
    /** Ids of reasons of the customer's and of the deal's axis, as the contact center names them. */
    customerReason: Type.Optional(Text(64)),
    dealReason: Type.Optional(Text(64)),
    /** `<shop>:<number>` of the order spoken about. */
    order: Type.Optional(Text(130)),
    quote: Type.Optional(FreeText),
    note: Type.Optional(FreeText),
    feeling: Type.Optional(Feeling),
    agent: Type.Optional(Text(64)),
    closed: Type.Boolean(),
    resolution: Type.Optional(Text(64)),
  }),
});
