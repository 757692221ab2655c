import { defineEvent, Personal, Type } from '../define.js';
import { ContactChannel, FactCustomer, FreeText, Text } from '../fields.js';
import { ReasonLabel } from './contact-opened.js';

/** Stated when nothing is left to do for a contact. Surveys of satisfaction start here. */
export const ContactClosed = defineEvent({
  type: 'engawa.contact.closed',
  owner: 'contact-center',
  key: (data) => data.contact,
  data: Type.Object({
    contact: Text(64),
    customer: FactCustomer,
    channel: ContactChannel,
    direction: Type.Enum(['in', 'out']),
    customerReason: Type.Optional(ReasonLabel),
    dealReason: Type.Optional(ReasonLabel),
    order: Type.Optional(Text(130)),
    resolution: Type.Optional(ReasonLabel),
    note: Type.Optional(Personal(FreeText)),
    agent: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'care',
    channel: (data) => data.channel,
    direction: 'none',
    title: { ja: 'ご相談を完了しました', en: 'Contact closed' },
    about: (data) => ({ contact: data.contact, order: data.order }),
  },
});
