import { defineEvent, Personal, Type } from '../define.js';
import { FactCustomer, Text } from '../fields.js';
import { WebTouchKind } from './web-touch.js';

/** Stated for each page, screen or named action on a site or in an app. */
export const WebTouched = defineEvent({
  type: 'engawa.web.touched',
  owner: 'customer-profile',
  key: (data) => data.touch,
  data: Type.Object({
    touch: Text(128),
    kind: WebTouchKind,
    name: Text(256),
    customer: FactCustomer,
    url: Type.Optional(Personal(Text(2048))),
    properties: Type.Optional(Personal(Type.Record(Type.String(), Type.Unknown()))),
  }),
  timeline: {
    department: 'site',
    channel: (data) => (data.kind === 'screen' ? 'app' : 'web'),
    direction: 'in',
    title: { ja: '{name}', en: '{name}' },
    about: () => ({}),
  },
});
