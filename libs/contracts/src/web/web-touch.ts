import { defineIntake, Type } from '../define.js';
import { ReportedCustomer, Text } from '../fields.js';

export const WebTouchKind = Type.Enum(['page', 'screen', 'track']);

/** A site or an app says what somebody looked at or did there, of any name. */
export const WebTouch = defineIntake({
  type: 'engawa.intake.web.touch',
  owner: 'customer-profile',
  key: (data) => data.touchId,
  data: Type.Object({
    touchId: Text(128),
    kind: WebTouchKind,
    name: Text(256),
    customer: ReportedCustomer,
    url: Type.Optional(Text(2048)),
    /** As sent; up to 32 kB together with the rest. */
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  }),
});
