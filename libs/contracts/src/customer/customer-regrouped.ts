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
    survivor: Uuid,
    ended: Type.Array(Uuid),
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: { ja: 'お客様の記録を統合しました', en: 'Customer records merged' },
    about: () => ({}),
  },
});
