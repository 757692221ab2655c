import { CustomerRegrouped } from '@engawa/contracts';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { customerVersion } from '../db/customer-version.js';
import type { ErasureProgress, Requester, RightsKind, RightsState } from '../domain/rights-case.js';

export interface RightsCase {
  id: string;
  /** As it was when the case was opened; one that was merged or erased since does not answer any more. */
  customer: string;
  /** Whom it is about now. */
  subject: CaseSubject;
  kind: RightsKind;
  state: RightsState;
  requestedBy: Requester;
  channel: string;
  verification: string[];
  receivedAt: Date;
  dueAt: Date;
  note: string | null;
  openedBy: string;
  owner: string | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  erasure: Erasure | null;
}

export interface CaseSubject {
  customer: string;
  /** Changes when they become another customer, or have parts that they had not. An erasure names it. */
  version: string;
  /** Others were joined with them, or parted from them, since the case was opened. */
  regrouped: boolean;
}

export interface Erasure extends ErasureProgress {
  erasedAt: Date;
  closedAt: Date | null;
  /** Facts from before that arrived after it, and were not entered. */
  lateFacts: number;
  /** How often identifiers of theirs came again with something from after it. */
  returns: number;
}

export interface CaseFilter {
  state?: 'open' | 'closed' | undefined;
  customer?: string | undefined;
  id?: string | undefined;
}

const ERASURE = `(SELECT jsonb_build_object('erasedAt', erased_at, 'closedAt', closed_at, 'lateFacts', late_facts, 'returns', returns, 'parts', parts,
         'told', origins_left = '{}', 'goneAt', gone_at, 'confirmed', (
           SELECT coalesce(jsonb_agg(jsonb_build_object('service', service, 'parts', parts, 'rows', rows) ORDER BY service), '[]') FROM (
             SELECT service, count(DISTINCT part)::int AS parts,
                    (SELECT coalesce(jsonb_object_agg(kind, total), '{}') FROM (
                       SELECT kind, sum(value::int)::int AS total FROM erasure_confirmations AS own, jsonb_each_text(rows) AS each (kind, value)
                        WHERE own.erasure = erasures.id AND own.service = told.service GROUP BY kind) AS totals) AS rows
               FROM erasure_confirmations AS told WHERE told.erasure = erasures.id GROUP BY service) AS services))
    FROM erasures WHERE rights_case = rights_cases.id)`;

/** Ids of entries and cases begin with their time. */
const SUBJECT = `(SELECT jsonb_build_object('customer', subject.id, 'version', ${customerVersion('subject')}, 'regrouped', EXISTS (
         SELECT FROM origins JOIN entries USING (origin)
          WHERE customer_id = subject.id AND type = '${CustomerRegrouped.type}' AND entries.id > rights_cases.id))
    FROM customers AS own JOIN customers AS subject ON subject.id = coalesce(own.merged_into, own.id) WHERE own.id = rights_cases.customer)`;

/** Open cases by when they are due, all others newest first. */
export async function listCases(db: DataSource, { state, customer, id }: CaseFilter, page: { limit: number; cursor?: string | undefined }): Promise<Page<RightsCase>> {
  const [at, after] = decodeCursor(page.cursor) ?? [null, null];
  const [column, direction, than] = state === 'open' ? ['due_at', 'ASC', '>'] : ['received_at', 'DESC', '<'];
  const states = { open: `state = 'open'`, closed: `state <> 'open'` };
  const rows = await db.query<RightsCase[]>(
    `SELECT id, customer, ${SUBJECT} AS subject, kind, state, requested_by AS "requestedBy", channel, verification, received_at AS "receivedAt", due_at AS "dueAt", note,
            opened_by_name AS "openedBy", owner_name AS owner, answer, answered_at AS "answeredAt", answered_by_name AS "answeredBy", ${ERASURE} AS erasure
       FROM rights_cases
      WHERE ${state ? states[state] : 'true'} AND ($1::uuid IS NULL OR customer IN (SELECT id FROM customers WHERE $1 IN (id, merged_into))) AND ($2::uuid IS NULL OR id = $2)
        AND ($3::timestamptz IS NULL OR (${column}, id) ${than} ($3, $4::uuid))
      ORDER BY ${column} ${direction}, id ${direction} LIMIT $5`,
    [customer ?? null, id ?? null, at, after, page.limit + 1],
  );
  return pageOf(rows, page.limit, (last) => [state === 'open' ? last.dueAt : last.receivedAt, last.id]);
}

export interface LegalHold {
  id: string;
  reason: string;
  until: string | null;
  placedAt: Date;
  placedBy: string;
  endedAt: Date | null;
  endedBy: string | null;
}

/** All holds of a customer, newest first. */
export function listHolds(db: DataSource, customer: string): Promise<LegalHold[]> {
  return db.query<LegalHold[]>(
    `SELECT id, reason, until, "placedAt", "placedBy", "endedAt", "endedBy" FROM (
       SELECT DISTINCT ON (id) id, reason, until::text, placed_at AS "placedAt", placed_by_name AS "placedBy", ended_at AS "endedAt", ended_by_name AS "endedBy"
         FROM legal_holds JOIN origins USING (origin) WHERE customer_id = $1 ORDER BY id, ended_at DESC NULLS FIRST) AS holds
      ORDER BY "placedAt" DESC, id DESC LIMIT 200`,
    [customer],
  );
}
