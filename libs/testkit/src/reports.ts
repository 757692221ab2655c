import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventsTopic,
  topicOf,
  type ContactRecord,
  type CustomerIdentify,
  type DataOf,
  type EventContract,
  type Identifier,
  type IntakeContract,
  type KnownCustomer,
  type OrderPlace,
  type WebTouch,
} from '@engawa/contracts';
import { createProducer, encodeHeaders, intakeKey, signPublisher } from '@engawa/kafka';
import { testKafka } from './topics.js';

/** The key by which the gateway signs who published; the same for all services that a test starts. */
export const signingKey = createSecretKey(randomBytes(32));
/** The key of what is kept of identifiers of those who were erased. */
export const hashKey = createSecretKey(randomBytes(32));

/** Something somebody reports, as the gateway would put it on the owner's intake. */
export interface Report {
  contract: IntakeContract;
  data: unknown;
  id?: string;
  source?: string;
  time?: string;
  publisher?: string;
  backfill?: boolean;
  /** Takes the place of the one its key leads to. */
  partition?: number;
}

/** The Kafka message of a report, signed by the gateway's key. */
export function messageOf({ contract, data, publisher = 'shop', backfill = false, ...rest }: Report): Message {
  const { id = randomUUID(), source = '//test/shop', time, partition } = rest;
  const value = JSON.stringify(data);
  const { type, version } = contract;
  const envelope = { id, source, type, version, time, backfill, publisher };
  const ce_publishersignature = signPublisher(signingKey, { publisher, backfill, id, source, type, value });
  const headers: Record<string, string> = { ...encodeHeaders(envelope), ce_publishersignature };
  return { topic: topicOf(contract), key: intakeKey(signingKey, contract.key(data as never)), value, headers, partition };
}

/** A fact as its owner states it, or, once its customer is known, as customer-profile states it again. */
export interface StatedFact {
  contract: EventContract;
  data: object;
  known?: KnownCustomer;
  id?: string;
  occurredAt?: Date;
  backfill?: boolean;
  partition?: number;
}

/** The Kafka message of a fact. */
export function factMessage({ contract, data, known, ...rest }: StatedFact): Message {
  const { id = randomUUID(), occurredAt = new Date(), backfill = false, partition } = rest;
  const time = occurredAt.toISOString();
  const { type, version, owner } = contract;
  const headers = encodeHeaders({ id, source: `//engawa/${owner}`, type, version, time, backfill }, { recordedAt: time, known });
  const value = JSON.stringify(known ? { ...data, customer: { origin: known.origin } } : data);
  const [topic, key] = known ? [eventsTopic('customer-profile'), known.origin] : [topicOf(contract), contract.key(data as never)];
  return { topic, key, value, headers, partition };
}

/** The data of a contract's committed sample, as a consumer gets it: every field is there. */
export function sampleOf({ type, version }: EventContract | IntakeContract): object {
  const file = join(import.meta.dirname, `../../contracts/samples/${type}.${version}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: object }).data;
}

export interface Message {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
  partition?: number;
}

/** Puts messages on their topics in one send, so that those of one partition follow each other. */
export async function publish(messages: Message[]): Promise<void> {
  const producer = createProducer(testKafka());
  await producer.connect();
  try {
    const topics = Map.groupBy(messages, (message) => message.topic);
    await producer.sendBatch({ topicMessages: [...topics].map(([topic, list]) => ({ topic, messages: list })) });
  } finally {
    await producer.disconnect();
  }
}

export const mail = (value: string): Identifier => ({ kind: 'mail', value });
export const phone = (value: string): Identifier => ({ kind: 'phone', value });
export const member = (value: string, namespace = 'main'): Identifier => ({ kind: 'member', namespace, value });
export const anonymous = (value: string): Identifier => ({ kind: 'anonymous', namespace: 'main', value });

/** An order of one jar of tea, by mail@example.jp unless `change` says otherwise. */
export function order(orderId: string, change: Partial<DataOf<typeof OrderPlace>> = {}): DataOf<typeof OrderPlace> {
  const items = [{ sku: 'A101', quantity: 1, unitPriceMinor: 980 }];
  const customer = { identifiers: [mail('mail@example.jp')] };
  return { orderId, customer, currency: 'JPY', items, totalMinor: 980, channel: 'web', ...change };
}

export function identify(identifiers: Identifier[], profile?: object): DataOf<typeof CustomerIdentify> {
  return { customer: { identifiers, ...(profile ? { profile } : {}) } };
}

/** A call that came in and is not closed yet. */
export function call(contactId: string, identifiers: Identifier[]): DataOf<typeof ContactRecord> {
  return { contactId, customer: { identifiers }, channel: 'phone', direction: 'in', closed: false };
}

export function visit(touchId: string, identifiers: Identifier[]): DataOf<typeof WebTouch> {
  return { touchId, kind: 'page', name: 'Top', customer: { identifiers } };
}
