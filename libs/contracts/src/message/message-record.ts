import { defineIntake, Type } from '../define.js';
import { ReportedCustomer, Text } from '../fields.js';

/** Another mailing tool says that it sent something: history, or a tool that is still in use. */
export const MessageRecord = defineIntake({
  type: 'engawa.intake.message.record',
  owner: 'messaging',
  key: (data) => data.messageId,
  data: Type.Object({
    messageId: Text(128),
    customer: ReportedCustomer,
    channel: Type.Enum(['mail', 'line', 'sms', 'letter', 'push']),
    subject: Text(256),
    campaign: Type.Optional(Text(128)),
  }),
});
