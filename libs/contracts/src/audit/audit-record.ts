import { defineIntake, Type, type DataOf } from '../define.js';
import { Text, Uuid } from '../fields.js';

/**
 * A service tells the gateway who did or saw what; the gateway chains the entries of all services. A request between services.
 * Search words, names of customers and what they said never stand here.
 */
export const AuditRecord = defineIntake({
  type: 'engawa.intake.audit.record',
  owner: 'gateway',
  forPublishers: false,
  key: (data) => data.entry,
  data: Type.Object({
    entry: Uuid,
    at: Type.String({ format: 'date-time' }),
    /** `person:<id>` */
    subject: Text(128),
    /** What the person was called then. */
    name: Text(256, 0),
    partner: Type.Optional(Text(64, 0)),
    /** What they look at personal data for, as their roles say. */
    purpose: Type.Optional(Text(256, 0)),
    /** Address the request came from. */
    from: Type.Optional(Text(64, 0)),
    /** Method and pattern of the route, such as `GET /api/customers/:id`. */
    action: Text(256),
    /** What stood in the path's places, such as the number of an order. */
    target: Type.Optional(Text(1024, 0)),
    /** Whose data was shown or changed. */
    customers: Type.Array(Uuid, { maxItems: 200 }),
    outcome: Type.Enum(['done', 'refused']),
  }),
});
export type AuditEntry = DataOf<typeof AuditRecord>;
