import { defineEvent, Personal, Type } from '../define.js';
import { ContactChannel, FactCustomer, FreeText, Text } from '../fields.js';
import { Feeling } from './contact-record.js';

/** Labels of a reason as they were when the contact was recorded, so that renaming one rewrites no history. */
export const ReasonLabel = Type.Object({ id: Text(64), ja: Text(128), en: Text(128) });

/** What a customer can be asked to show who they are. */
export const verificationItems = ['name', 'phone', 'mail', 'memberId', 'postalCode', 'birthday', 'order'] as const;

/** How somebody showed who they are: by which items, and for whom they spoke if not for themselves. */
export const Verification = Type.Object({
  items: Type.Array(Type.Enum([...verificationItems]), { maxItems: verificationItems.length }),
  /** Somebody else speaks, such as a daughter: the relation, never a name. */
  representative: Type.Optional(Text(64)),
});

/** Stated once per contact, when it is first recorded: somebody spoke with us or we with them. */
export const ContactOpened = defineEvent({
  type: 'engawa.contact.opened',
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
    quote: Type.Optional(Personal(FreeText)),
    note: Type.Optional(Personal(FreeText)),
    feeling: Type.Optional(Feeling),
    agent: Type.Optional(Text(64)),
    verification: Type.Optional(Personal(Verification)),
    /** The outsourced centre whose contact it is; absent: the company's own. */
    partner: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'care',
    channel: (data) => data.channel,
    direction: (data) => data.direction,
    title: { ja: '{channel}でのご相談', en: 'Contact by {channel}' },
    about: (data) => ({ contact: data.contact, order: data.order }),
  },
});
