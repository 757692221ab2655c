import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';

/** Facts that one part names at most: with their orders a fifth of a megabyte. */
export const EXPIRED_FACTS_MAX = 1000;

/**
 * Stated when the lifetime of facts is over, on the key of the origin they are about, so that it comes behind them. Their entries are
 * gone. Every service deletes the facts, empties what they tell of and nothing else, and answers with `deletion.confirm`; whoever does not is told again: doing it
 * twice does no harm. The person stays. It is on no timeline.
 */
export const CustomerDataExpired = defineEvent({
  type: 'engawa.customer.data-expired',
  owner: 'customer-profile',
  key: (data) => data.customer.origin!,
  data: Type.Object({
    /** Under which proof what was deleted is counted. */
    deletion: Uuid,
    /** By which it is confirmed, however often it is told. */
    part: Uuid,
    customer: FactCustomer,
    /** Ids of the facts, whoever stated them. */
    facts: Type.Array(Uuid, { maxItems: EXPIRED_FACTS_MAX }),
    /** Ids of the orders among what they tell of: who counts orders knows them by these. */
    orders: Type.Array(Text(130), { maxItems: EXPIRED_FACTS_MAX }),
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: { ja: '保存期間を過ぎた記録を削除しました', en: 'Deleted at the end of its lifetime' },
    about: () => ({}),
  },
});
