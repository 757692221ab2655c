import { StopReason } from '../customer/customer-contact-stopped.js';
import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';

/** Why a message was not sent. `unknown`: the hand-over began and its end was not seen; it is not repeated by itself. */
export const HeldReason = Type.Enum(['no-address', 'refused', 'unknown', 'no-template']);

/** Stated when a message will not be sent. */
export const MessageHeld = defineEvent({
  type: 'engawa.message.held',
  owner: 'messaging',
  key: (data) => data.message,
  data: Type.Object({
    message: Text(128),
    subject: Text(256),
    reason: HeldReason,
    /** With `no-address`: there is an address, and nobody may write to it any more. */
    stopped: Type.Optional(StopReason),
    /** With `no-address`: there is an address, and they did not agree to be told this there, or declined it. */
    consent: Type.Optional(Type.Enum(['never-asked', 'unsubscribed', 'withdrawn'])),
    customer: FactCustomer,
    template: Type.Optional(Text(64)),
    journey: Type.Optional(Text(64)),
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
    survey: Type.Optional(Text(64)),
  }),
  timeline: {
    department: 'message',
    channel: 'none',
    direction: 'out',
    title: { ja: '「{subject}」を見送りました', en: 'Held “{subject}”' },
    about: (data) => ({ message: data.message, contact: data.contact, order: data.order, survey: data.survey }),
  },
});
