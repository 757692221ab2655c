import type { KeyObject } from 'node:crypto';
import {
  contractOf,
  ID_BYTES_MAX,
  nameViolation,
  SOURCE_BYTES_MAX,
  timeViolation,
  type IntakeContract,
  type Owner,
} from '@engawa/contracts';
import { decodeMessage, isSignedByGateway, typeInHeaders, UnreadableMessage, type Decoded } from '@engawa/kafka';
import { validTraceparent } from '@engawa/telemetry';
import type { KafkaMessage } from 'kafkajs';
import type { DeadLetter } from './dead-letters.js';
import type { Received } from './on.js';

/** A known type in a version nobody here reads. The partition waits for a deployment that does; nothing is skipped. */
export class UnknownVersion extends Error {}

/** What a message turned out to be. */
export type Reading =
  | { kind: 'item'; item: Received }
  | { kind: 'letter'; letter: DeadLetter }
  | { kind: 'skip' };

export interface Place {
  topic: string;
  partition: number;
}

export interface ReaderSettings {
  service: Owner;
  signingKey: KeyObject;
  /** Types this service has handlers for, or `*`. */
  handles: (type: string) => boolean;
  now: () => Date;
}

/** Reads a report on an intake: everything that is wrong with it makes it a dead letter. */
export function readReport(settings: ReaderSettings, place: Place, message: KafkaMessage): Reading {
  const decoded = decode(place, message);
  if ('letter' in decoded) return { kind: 'letter', letter: decoded.letter };
  const publisher = vouchedPublisher(settings, decoded, message);
  // Only the gateway says that something is history; anybody else could silence what should be said about it.
  if (publisher === 'kafka') decoded.backfill = false;
  const wrong = (reason: string, detail: string): Reading => ({
    kind: 'letter',
    letter: letterOf(place, message, reason, detail, { ...decoded, publisher }),
  });
  const contract = contractOf(decoded.type);
  if (contract?.kind !== 'intake') return wrong('unknown-type', 'no service takes this type');
  if (contract.owner !== settings.service) return wrong('unknown-type', `this type belongs on engawa.${contract.owner}.intake`);
  if (decoded.version !== contract.version) return wrong('unknown-version', `version ${contract.version} is the one that is read`);
  const violations = violationsOf(contract, decoded, settings.now());
  if (violations) return wrong('invalid', violations);
  return { kind: 'item', item: received(decoded, contract.key(decoded.data as never), publisher, settings.now()) };
}

/** Reads a fact: types without a handler are none of this service's business. Throws UnknownVersion. */
export function readFact(settings: ReaderSettings, place: Place, message: KafkaMessage): Reading {
  const type = typeInHeaders(message);
  if (type !== undefined && !settings.handles(type)) return { kind: 'skip' };
  const decoded = decode(place, message);
  if ('letter' in decoded) return { kind: 'letter', letter: decoded.letter };
  const contract = contractOf(decoded.type);
  if (contract?.kind !== 'event' || !settings.handles(decoded.type)) return { kind: 'skip' };
  if (decoded.version !== contract.version) {
    throw new UnknownVersion(`${decoded.type} arrived in version ${decoded.version}; ${contract.version} is the one that is read`);
  }
  const [violation] = contract.check(decoded.data);
  if (violation) {
    const detail = `${violation.pointer} ${violation.detail}`;
    return { kind: 'letter', letter: letterOf(place, message, 'invalid', detail, decoded) };
  }
  return { kind: 'item', item: received(decoded, message.key?.toString('utf8') ?? '', 'engawa', settings.now()) };
}

/** A dead letter of `message`, with what could be read of it. */
export function letterOf(
  place: Place,
  message: KafkaMessage,
  reason: string,
  detail: string,
  read: Partial<Pick<Decoded, 'publisher' | 'source' | 'id' | 'type'>> = {},
): DeadLetter {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [storable(name), storable(String(value))]);
  return {
    ...place,
    offset: message.offset,
    publisher: read.publisher,
    source: read.source && storable(read.source, SOURCE_BYTES_MAX),
    eventId: read.id && storable(read.id, ID_BYTES_MAX),
    type: read.type && storable(read.type),
    reason,
    detail: storable(detail),
    headers: Object.fromEntries(headers) as Record<string, string>,
    key: message.key,
    value: message.value,
  };
}

/** A letter must never fail to be kept: PostgreSQL takes no U+0000 in texts, and an index no long entry. */
function storable(text: string, maxBytes = Infinity): string {
  return Buffer.from(text.replaceAll('\u0000', '\ufffd')).subarray(0, maxBytes).toString('utf8');
}

function decode(place: Place, message: KafkaMessage): Decoded | { letter: DeadLetter } {
  try {
    return decodeMessage(message);
  } catch (error) {
    if (!(error instanceof UnreadableMessage)) throw error;
    return { letter: letterOf(place, message, error.reason, error.message, error.readable) };
  }
}

function vouchedPublisher(settings: ReaderSettings, decoded: Decoded, message: KafkaMessage): string {
  const signed = isSignedByGateway(
    settings.signingKey,
    {
      publisher: decoded.publisher ?? '',
      backfill: decoded.backfill,
      id: decoded.id,
      source: decoded.source,
      type: decoded.type,
      value: message.value?.toString('utf8') ?? '',
    },
    decoded.signature,
  );
  return signed ? decoded.publisher! : 'kafka';
}

function violationsOf(contract: IntakeContract, decoded: Decoded, now: Date): string | undefined {
  const wrongId = nameViolation(decoded.id, ID_BYTES_MAX);
  if (wrongId) return `id ${wrongId}`;
  const wrongSource = nameViolation(decoded.source, SOURCE_BYTES_MAX);
  if (wrongSource) return `source ${wrongSource}`;
  const wrongTime = decoded.time === undefined ? undefined : timeViolation(decoded.time, now.getTime());
  if (wrongTime) return `time ${wrongTime}`;
  const violations = contract.check(decoded.data);
  return violations.length === 0 ? undefined : violations.map((each) => `${each.pointer} ${each.detail}`).join('; ');
}

function received(decoded: Decoded, key: string, publisher: string, now: Date): Received {
  return {
    id: decoded.id,
    source: decoded.source,
    type: decoded.type,
    version: decoded.version,
    key,
    data: decoded.data,
    occurredAt: decoded.time ? new Date(decoded.time) : now,
    recordedAt: decoded.recordedAt ? new Date(decoded.recordedAt) : now,
    backfill: decoded.backfill,
    traceparent: validTraceparent(decoded.traceparent),
    publisher,
    known: decoded.known,
  };
}
