import { contractOf, topicOf, type DataOf, type EventContract, type IntakeContract } from '@engawa/contracts';
import { encodeHeaders } from '@engawa/kafka';
import type { Tx } from '@engawa/postgres';
import { activeTraceparent } from '@engawa/telemetry';
import { v7 as uuidv7 } from 'uuid';
import { enqueue } from './enqueue.js';

/** What made a fact: its time, whether it is history, the trace, and the report it answers to, if any. */
export interface Cause {
  occurredAt: Date;
  backfill: boolean;
  traceparent?: string;
  /** Row of the publisher's report in this service's inbox; `GET /v1/events/…` finds the facts by it. */
  receipt?: number;
}

export interface NewFact {
  id: string;
  contract: EventContract;
  data: Record<string, unknown>;
  cause: Cause;
}

/** A fact ready to be stated. Its id is minted here unless the caller has a deterministic one. */
export function fact<C extends EventContract>(contract: C, data: DataOf<C>, cause: Cause, id = uuidv7()): NewFact {
  return { id, contract, data: data as Record<string, unknown>, cause };
}

/**
 * Writes the facts to this service's facts table, the truth from which others rebuild. A fact that breaks its
 * contract is a bug of ours and throws.
 */
export async function recordFacts(tx: Tx, facts: (NewFact & { recordedAt: Date })[]): Promise<void> {
  if (facts.length === 0) return;
  await tx.query(
    `INSERT INTO facts (id, type, version, key, occurred_at, recorded_at, backfill, data, receipt_id)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::text[], $5::timestamptz[], $6::timestamptz[],
                          $7::boolean[], $8::jsonb[], $9::bigint[])`,
    [
      facts.map((each) => each.id),
      facts.map((each) => each.contract.type),
      facts.map((each) => each.contract.version),
      facts.map((each) => each.contract.key(each.data as never)),
      facts.map((each) => each.cause.occurredAt.toISOString()),
      facts.map((each) => each.recordedAt.toISOString()),
      facts.map((each) => each.cause.backfill),
      facts.map(checkedJson),
      facts.map((each) => each.cause.receipt ?? null),
    ],
  );
}

/**
 * Records the facts and puts them into the outbox, in the transaction of what they tell of. The aggregate's row must
 * be locked before, so that facts of one key get their order.
 */
export async function stateFacts(tx: Tx, service: string, facts: NewFact[]): Promise<void> {
  const recordedAt = new Date();
  await recordFacts(tx, facts.map((each) => ({ ...each, recordedAt })));
  await enqueue(
    tx,
    facts.map((each) => ({
      topic: topicOf(each.contract),
      key: each.contract.key(each.data as never),
      headers: encodeHeaders(envelope(service, each), { recordedAt: recordedAt.toISOString() }),
      payload: JSON.stringify(each.data),
    })),
  );
}

export interface NewRequest<C extends IntakeContract = IntakeContract> {
  contract: C;
  /** Deterministic: asking twice with the same id has one effect. */
  id: string;
  data: DataOf<C>;
  cause: Cause;
}

/** Asks another service to do something, through this service's outbox. Its answer is a fact. */
export async function request<C extends IntakeContract>(tx: Tx, service: string, requests: NewRequest<C>[]): Promise<void> {
  await enqueue(
    tx,
    requests.map(({ contract, id, data, cause }) => ({
      topic: topicOf(contract),
      key: contract.key(data as never),
      headers: encodeHeaders(envelope(service, { id, contract, cause })),
      payload: JSON.stringify(data),
    })),
  );
}

function envelope(service: string, row: { id: string; contract: { type: string; version: number }; cause: Cause }) {
  return {
    id: row.id,
    source: `//engawa/${service}`,
    type: row.contract.type,
    version: row.contract.version,
    time: row.cause.occurredAt.toISOString(),
    backfill: row.cause.backfill,
    // A command over HTTP belongs to the trace of its request.
    traceparent: row.cause.traceparent ?? activeTraceparent(),
  };
}

function checkedJson(each: NewFact): string {
  const violations = contractOf(each.contract.type)!.check(each.data);
  if (violations.length > 0) {
    throw new Error(`${each.contract.type} breaks its contract at ${violations.map((v) => `${v.pointer} ${v.detail}`).join(', ')}`);
  }
  return JSON.stringify(each.data);
}
