import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';

/** Stated when a customer begins to fulfil a segment's rule. `cause` is the fact, or absent when time did it. */
export const SegmentEntered = defineEvent({
  type: 'engawa.segment.entered',
  owner: 'segmentation',
  key: (data) => `${data.segment}:${data.customer.origin}`,
  data: Type.Object({
    segment: Text(64),
    name: Type.Object({ ja: Text(128), en: Text(128) }),
    customer: FactCustomer,
    cause: Type.Optional(Uuid),
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: { ja: '「{name}」に入りました', en: 'Entered “{name}”' },
    about: () => ({}),
  },
});
