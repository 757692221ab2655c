import { Format } from 'typebox/format';
import { textViolation } from './storable.js';

/** A CloudEvents 1.0 event with the extensions we use, whatever it travelled in (HTTP, Kafka, a row). */
export interface Envelope {
  id: string;
  source: string;
  type: string;
  /** Extension `dataversion`; 1 when absent. */
  version: number;
  /** When it happened, RFC 3339. Absent on an intake: the owner takes the time it was read. */
  time?: string;
  data: unknown;
  /** Extension `publisher`, set and signed by the gateway; without a valid signature it is `kafka`. */
  publisher?: string;
  /** Extension `backfill`: history. It changes state, but sends, asks and opens nothing. */
  backfill: boolean;
  traceparent?: string;
}

/** The extensions that customer-profile adds when it states a fact again, now with its customer. */
export interface KnownCustomer {
  origin: string;
  customer: string;
  groupVersion: number;
}

/** Facts older than this open nothing new (no message, no survey, no journey). */
export const FRESH_MS = 24 * 60 * 60 * 1000;
/** How far ahead of our clock a publisher's clock may be. */
export const AHEAD_MS = 24 * 60 * 60 * 1000;

/** What is wrong with an `occurredAt`, or nothing. */
export function timeViolation(time: string, now: number): string | undefined {
  const at = RFC3339.test(time) ? instantOf(time) : NaN;
  if (Number.isNaN(at)) return 'must be an RFC 3339 date and time with an offset, such as 2026-11-20T14:32:00+09:00';
  if (at < 0) return 'must not be before 1970';
  if (at > now + AHEAD_MS) return 'must not be more than 24 hours ahead';
  return undefined;
}

const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:?\d{2})$/;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** Milliseconds since 1970, or NaN. Date.parse alone makes the 30th of February the 2nd of March, and 24:00 the next day. */
export function instantOf(time: string): number {
  const mayRollOver = time.slice(8, 10) > '28' || time.slice(11, 13) === '24';
  if (mayRollOver && ISO_DATE.test(time) && (!Format.IsDate(time.slice(0, 10)) || time.slice(11, 13) === '24')) return NaN;
  return Date.parse(time);
}

/** Longest `id` and `source` that are taken, in bytes of UTF-8. Both together are an entry of an index. */
export const ID_BYTES_MAX = 256;
export const SOURCE_BYTES_MAX = 1024;

/** What is wrong with an event's `id` or `source`, or nothing. CloudEvents 1.0.2, type system: no control characters. */
export function nameViolation(name: string, maxBytes: number): string | undefined {
  if (new TextEncoder().encode(name).length > maxBytes) return `must not have more than ${maxBytes} bytes`;
  return CONTROL_CHARACTER.test(name) ? 'must not have control characters' : textViolation(name);
}

const CONTROL_CHARACTER = /\p{Cc}/u;

/** True when a fact may still open something: it is no history and not older than 24 hours. */
export function isFresh(fact: { occurredAt: Date; backfill: boolean }, now: number): boolean {
  return !fact.backfill && fact.occurredAt.getTime() > now - FRESH_MS;
}

/** The data of an event in structured mode, or what is wrong with it; `encoded` where it came as `data_base64`. */
export interface StructuredData {
  data?: unknown;
  encoded: boolean;
  detail?: string;
}

/** CloudEvents JSON format 1.0.2, section 3.1.1: JSON may also come as base64 of its text. */
export function structuredData(event: Record<string, unknown>): StructuredData {
  const { data, data_base64: base64, datacontenttype: type } = event;
  if (base64 === undefined || base64 === null) return { data, encoded: false };
  const wrong = (detail: string) => ({ encoded: true, detail });
  if (data !== undefined) return wrong('must not stand beside data');
  if (type !== undefined && !JSON_TYPE.test(String(type))) return wrong('must be JSON, and datacontenttype say so');
  try {
    const bytes = Buffer.from(String(base64), 'base64');
    return { data: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown, encoded: true };
  } catch {
    return wrong('must be JSON in base64');
  }
}

const JSON_TYPE = /^[^/;]+\/([^;]+\+)?json *(;|$)/i;
