import { defineEvent, Type } from '../define.js';
import { FactCustomer, Uuid } from '../fields.js';

/** Where one origin stands after a regrouping. A higher version replaces a lower one. */
export const OriginPlace = Type.Object({ origin: Uuid, customer: Uuid, version: Type.Integer({ minimum: 1 }) });

/**
 * Stated on the key of each origin concerned when customers were joined or parted; each carries the whole change.
 * Consumers apply the first to arrive; the others change nothing, since their versions are no longer higher.
 */
export const CustomerRegrouped = defineEvent({
  type: 'engawa.customer.regrouped',
  owner: 'customer-profile',
  key: (data) => data.customer.origin!,
  data: Type.Object({
    change: Uuid,
    customer: FactCustomer,
    moved: Type.Array(OriginPlace, { minItems: 1 }),
    /** Whose the moved origins are now. */
    survivor: Uuid,
    /** Who is no customer any more but a part of the survivor; nobody when the origins parted from a customer that goes on. */
    ended: Type.Array(Uuid),
    /** When those who part here had been joined. */
    joinedAt: Type.Optional(Type.String({ format: 'date-time' })),
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: ({ ended }) =>
      ended.length > 0 ? { ja: 'お客様の記録を統合しました', en: 'Customer records merged' } : { ja: 'お客様の記録を分けました', en: 'Customer records separated' },
    about: () => ({}),
  },
});
