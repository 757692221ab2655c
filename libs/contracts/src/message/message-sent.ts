import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';

/** Stated when the receiver's side took the message: the mail server accepted it, or it stands on the print list. */
export const MessageSent = defineEvent({
  type: 'engawa.message.sent',
  owner: 'messaging',
  key: (data) => data.message,
  data: Type.Object({
    message: Text(128),
    channel: Type.Enum(['mail', 'line', 'sms', 'letter', 'push']),
    subject: Text(256),
    customer: FactCustomer,
    template: Type.Optional(Text(64)),
    journey: Type.Optional(Text(64)),
    campaign: Type.Optional(Text(128)),
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
    survey: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'message',
    channel: (data) => data.channel,
    direction: 'out',
    title: { ja: '「{subject}」をお送りしました', en: 'Sent “{subject}”' },
    about: (data) => ({ message: data.message, contact: data.contact, order: data.order, survey: data.survey }),
  },
});
