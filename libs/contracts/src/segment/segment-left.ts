import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';

/** Stated when a customer no longer fulfils a segment's rule. `cause` is absent when time or a changed rule did it. */
export const SegmentLeft = defineEvent({
  type: 'engawa.segment.left',
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
    title: { ja: '「{name}」から外れました', en: 'Left “{name}”' },
    about: () => ({}),
  },
});
