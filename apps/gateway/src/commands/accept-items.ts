import type { KeyObject } from 'node:crypto';
import { topicOf } from '@engawa/contracts';
import { encodeHeaders, intakeKey, signPublisher } from '@engawa/kafka';
import { endSpans } from '@engawa/telemetry';
import { isRefused, type AcceptedItem, type Item } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { traceSends } from './trace-sends.js';

export interface IntakeMessage {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

/** Whatever puts messages on Kafka and returns when all in-sync replicas have them. */
type Put = (messages: IntakeMessage[]) => Promise<void>;

/**
 * Stores what is right of a request and leaves the rest to be refused one by one. When it returns, every accepted
 * item is on Kafka; when it throws a 503, none is known to be.
 */
export async function acceptItems(put: Put, items: Item[], publisher: Publisher, signingKey: KeyObject): Promise<void> {
  const accepted = items.filter((item): item is AcceptedItem => !isRefused(item));
  if (accepted.length === 0) return;
  const sends = traceSends(accepted);
  const messages = accepted.map((item) => messageOf(item, publisher, signingKey));
  if (!sends) return put(messages);
  const spans = sends.map(({ span }) => span);
  try {
    await put(messages);
    endSpans(spans);
  } catch (error) {
    endSpans(spans, error);
    throw error;
  }
}

/** The item as it goes to its owner's intake, with the gateway's word for who published it. */
function messageOf(item: AcceptedItem, publisher: Publisher, key: KeyObject): IntakeMessage {
  const { contract, data, id, source, time, traceparent } = item;
  const value = JSON.stringify(data);
  const { name, backfill } = publisher;
  const envelope = { id, source, type: contract.type, version: contract.version, time, backfill, traceparent, publisher: name };
  const signature = signPublisher(key, { publisher: name, backfill, id, source, type: contract.type, value });
  return {
    topic: topicOf(contract),
    key: intakeKey(key, contract.key(data as never)),
    value,
    headers: { ...encodeHeaders(envelope), ce_publishersignature: signature },
  };
}
