import { defineEvent, Personal, Type } from '../define.js';
import { FactCustomer, FreeText, Uuid } from '../fields.js';

export const stopReasons = ['deceased', 'care-home'] as const;
/** Why nobody is to write, call or offer anything any more. */
export const StopReason = Type.Enum([...stopReasons]);

export const stopTellers = ['family', 'representative', 'facility', 'other'] as const;

/**
 * Stated when somebody was told that a customer died or went to live in a home: from then on no service writes to them or asks
 * them anything, and whoever opens their record is told to offer nothing.
 */
export const CustomerContactStopped = defineEvent({
  type: 'engawa.customer.contact-stopped',
  owner: 'customer-profile',
  key: (data) => data.stop,
  data: Type.Object({
    stop: Uuid,
    customer: FactCustomer,
    /** All that were this customer's when it was told: each keeps it, should they turn out to be two. */
    origins: Type.Array(Uuid, { minItems: 1 }),
    reason: StopReason,
    toldBy: Type.Enum([...stopTellers]),
    /** The day it happened, where it was told: `2026-10-03`. */
    on: Type.Optional(Type.String({ format: 'date' })),
    note: Type.Optional(Personal(FreeText)),
  }),
  timeline: {
    department: 'care',
    channel: 'none',
    direction: 'none',
    title: ({ reason }) =>
      reason === 'deceased'
        ? { ja: 'ご逝去の知らせを受け、ご案内を止めました', en: 'Contact stopped after news of a death' }
        : { ja: '施設入所の知らせを受け、ご案内を止めました', en: 'Contact stopped: now lives in a care home' },
    about: () => ({}),
  },
});
