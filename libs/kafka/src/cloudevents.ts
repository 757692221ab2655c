import { structuredData, type Envelope, type KnownCustomer } from '@engawa/contracts';
import type { IHeaders, KafkaMessage } from 'kafkajs';

/** What an event needs beside its envelope on Kafka. */
export interface FactHeaders {
  recordedAt: string;
  known?: KnownCustomer;
}

/**
 * Headers of CloudEvents' binary mode. Attribute names carry `ce_`; the value is the data as JSON.
 * Source: CloudEvents Kafka protocol binding 1.0.2, section 3.2.
 */
export function encodeHeaders(event: Omit<Envelope, 'data'>, fact?: FactHeaders): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    ce_dataversion: String(event.version),
  };
  if (event.time) headers.ce_time = event.time;
  if (event.publisher) headers.ce_publisher = event.publisher;
  if (event.backfill) headers.ce_backfill = 'true';
  if (event.traceparent) headers.traceparent = event.traceparent;
  if (fact) headers.ce_recordedtime = fact.recordedAt;
  if (fact?.known) {
    headers.ce_customerid = fact.known.customer;
    headers.ce_groupversion = String(fact.known.groupVersion);
  }
  return headers;
}

export interface Decoded extends Envelope {
  recordedAt?: string;
  known?: KnownCustomer;
  /** Proof that the gateway set `publisher` and `backfill`. */
  signature?: string;
}

/** The message is no CloudEvent that can be read; `reason` is a code, `detail` names no personal data. */
export class UnreadableMessage extends Error {
  constructor(
    readonly reason: 'no-headers' | 'null-value' | 'broken-json' | 'missing-attribute' | 'unknown-specversion',
    detail: string,
    /** What names the event all the same. */
    readonly readable: { id?: string; source?: string; type?: string } = {},
  ) {
    super(detail);
  }
}

/** Reads binary and structured mode, header names in any case. Throws UnreadableMessage. */
export function decodeMessage(message: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): Decoded {
  const headers = lowerCase(message.headers);
  let named: UnreadableMessage['readable'] = { id: headers.ce_id, source: headers.ce_source, type: headers.ce_type };
  if (message.value === null) throw new UnreadableMessage('null-value', 'the message has no value', named);
  const body = parse(message.value.toString('utf8'), named);
  const structured = headers['content-type']?.startsWith('application/cloudevents+json');
  const attributes = structured ? structuredAttributes(body) : headers;
  const prefix = structured ? '' : 'ce_';
  if (structured) named = { id: attributes.id, source: attributes.source, type: attributes.type };
  if (!structured && !Object.keys(headers).some((name) => name.startsWith('ce_'))) {
    throw new UnreadableMessage('no-headers', 'the message has no CloudEvents headers (ce_id, ce_source, ce_type)');
  }
  const read = (name: string) => attributes[prefix + name];
  const required = (name: string) => {
    const value = read(name);
    if (!value) throw new UnreadableMessage('missing-attribute', `the CloudEvents attribute ${name} is missing`, named);
    return value;
  };
  if ((read('specversion') ?? '1.0') !== '1.0') {
    throw new UnreadableMessage('unknown-specversion', 'CloudEvents 1.0 is the version that is read', named);
  }
  const customer = read('customerid');
  return {
    id: required('id'),
    source: required('source'),
    type: required('type'),
    version: Number(read('dataversion') ?? 1),
    time: read('time'),
    data: structured ? dataOf(body as Record<string, unknown>, attributes) : body,
    publisher: read('publisher'),
    backfill: read('backfill') === 'true',
    traceparent: headers.traceparent ?? read('traceparent'),
    recordedAt: read('recordedtime'),
    known: customer
      ? { customer, origin: message.key?.toString('utf8') ?? '', groupVersion: Number(read('groupversion')) }
      : undefined,
    signature: read('publishersignature'),
  };
}

/**
 * The type of an event in binary mode as this system writes it, without reading the rest: a service skips most of what
 * it fetches. Undefined where only decodeMessage can tell.
 */
export function typeInHeaders({ headers }: Pick<KafkaMessage, 'headers'>): string | undefined {
  if (headers?.['content-type']?.toString() !== 'application/json') return undefined;
  return headers.ce_type?.toString();
}

function lowerCase(headers: IHeaders | undefined): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const single = Array.isArray(value) ? value[0] : value;
    if (single !== undefined) lower[name.toLowerCase()] = single.toString();
  }
  return lower;
}

function structuredAttributes(body: unknown): Record<string, string> {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new UnreadableMessage('broken-json', 'the structured CloudEvent is not a JSON object');
  }
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name, value]) => name !== 'data' && ['string', 'number', 'boolean'].includes(typeof value))
      .map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function dataOf(event: Record<string, unknown>, { id, source, type }: Record<string, string>): unknown {
  const { data, detail } = structuredData(event);
  if (detail) throw new UnreadableMessage('broken-json', `data_base64 ${detail}`, { id, source, type });
  return data;
}

function parse(text: string, named: UnreadableMessage['readable']): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnreadableMessage('broken-json', 'the value is not JSON', named);
  }
}
