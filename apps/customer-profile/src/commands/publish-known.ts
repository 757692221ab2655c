import { eventsTopic, personalFields } from '@engawa/contracts';
import { encodeHeaders } from '@engawa/kafka';
import { enqueue, type OutboxRow } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { ResolvedFact } from '../domain/entering-fact.js';
import type { OriginPlace } from './lock-customers.js';

/**
 * States the facts again on `customer-profile.events`: the same type, id and data, now with their customer and
 * without identifiers and personal fields. The key is the origin, so the order of an origin's facts holds.
 */
export async function publishKnown(tx: Tx, facts: ResolvedFact[], places: Map<string, OriginPlace>): Promise<void> {
  await enqueue(tx, facts.map((fact) => rowOf(fact, places.get(fact.origin)!)));
}

function rowOf(fact: ResolvedFact, place: OriginPlace): OutboxRow {
  const { contract, cause, origin } = fact;
  const data: Record<string, unknown> = { ...fact.data, customer: { origin } };
  for (const field of personalFields(contract)) delete data[field];
  const envelope = {
    id: fact.id,
    source: `//engawa/${contract.owner}`,
    type: contract.type,
    version: contract.version,
    time: cause.occurredAt.toISOString(),
    backfill: cause.backfill,
    traceparent: cause.traceparent,
  };
  const known = { origin, customer: place.customer, groupVersion: place.version };
  return {
    topic: eventsTopic('customer-profile'),
    key: origin,
    headers: encodeHeaders(envelope, { recordedAt: fact.recordedAt.toISOString(), known }),
    payload: JSON.stringify(data),
  };
}
