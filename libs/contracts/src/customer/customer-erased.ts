import { defineEvent, Type } from '../define.js';
import { FactCustomer, Uuid } from '../fields.js';

/** Facts that one part names at most: a quarter of a megabyte. */
export const ERASED_FACTS_MAX = 5000;

/**
 * Stated when a person's data is erased, in parts, each on the key of the origin it is about, so that nothing of that origin comes
 * behind its last part. Every service empties what these facts tell of and what it keeps of the origin, and answers with
 * `erasure.confirm`. Further parts follow whenever something of them arrives late. It is on no timeline.
 */
export const CustomerErased = defineEvent({
  type: 'engawa.customer.erased',
  owner: 'customer-profile',
  key: (data) => data.customer.origin!,
  data: Type.Object({
    erasure: Uuid,
    /** Counts the parts of an erasure. */
    part: Type.Integer({ minimum: 1 }),
    customer: FactCustomer,
    /** HMAC-SHA-256 of the origin's identifiers, in hexadecimals: what nobody could apply is found by them. */
    identifierHashes: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), { maxItems: 20 }),
    /** Ids of facts that tell of them, whoever stated these. */
    facts: Type.Array(Uuid, { maxItems: ERASED_FACTS_MAX }),
  }),
  timeline: {
    department: 'core',
    channel: 'system',
    direction: 'none',
    title: { ja: 'お客様の情報を消去しました', en: 'Customer data erased' },
    about: () => ({}),
  },
});
