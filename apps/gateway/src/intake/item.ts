import { topicOf, type DataOf, type IntakeContract } from '@engawa/contracts';
import { Problem, type FieldProblem, type ProblemBody } from '@engawa/http';
import { encodeHeaders, intakeKey, signPublisher } from '@engawa/kafka';
import type { Publisher } from '../access/publishers.js';
import type { IntakeMessage } from './intake-producer.js';

/** An item that keeps its contract and may be stored. */
export interface AcceptedItem {
  id: string;
  source: string;
  contract: IntakeContract;
  data: DataOf<IntakeContract>;
  /** When it happened, or undefined: the owner takes the time it read it. */
  time?: string;
  traceparent: string;
}

export interface RefusedItem {
  id?: string;
  source?: string;
  refused: { status: number; code: string; detail: string; errors: FieldProblem[] };
}

export type Item = AcceptedItem | RefusedItem;

export const isRefused = (item: Item): item is RefusedItem => 'refused' in item;

export function refuse(
  code: string,
  detail: string,
  errors: FieldProblem[],
  name: { id?: string; source?: string } = {},
  status = 400,
): RefusedItem {
  return { ...name, refused: { status, code, detail, errors } };
}

export function problemOf({ refused }: RefusedItem): Problem {
  return new Problem(refused.status, refused.code, refused.detail, { errors: refused.errors });
}

export const problemBodyOf = (item: RefusedItem): ProblemBody => problemOf(item).body;

/** The item as it goes to its owner's intake, with the gateway's word for who published it. */
export function messageOf(item: AcceptedItem, publisher: Publisher, key: Buffer): IntakeMessage {
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
