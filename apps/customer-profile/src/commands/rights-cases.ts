import { changedMeanwhile, notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { dayOf } from '../domain/relation.js';
import { dueAt, type Requester, type RightsKind } from '../domain/rights-case.js';
import { HOLD_LOCK } from './held-origins.js';
import { lockCustomers } from './lock-customers.js';
import { refuseGone } from './refuse-gone.js';

/** What somebody asked for, and how they showed that they may. */
export interface RightsRequest {
  customer: string;
  kind: RightsKind;
  requestedBy: Requester;
  /** On which it was asked: `phone`, `mail`, `letter`, … */
  channel: string;
  verification: string[];
  note?: string | undefined;
  receivedAt?: Date | undefined;
}

export interface Handler {
  subject: string;
  name: string;
}

/** A case whose row is locked. */
export interface LockedCase {
  id: string;
  customer: string;
  kind: RightsKind;
}

/**
 * Opens a case; its clock runs from when the request came. Throws 404, 409 and 410 for whom it cannot be about, and 400 for who asks to see
 * what is known and did not show who they are: nothing is disclosed by such a case, and it is not verified later.
 */
export async function openCase(tx: Tx, { receivedAt, ...request }: RightsRequest, by: Handler, { days, now }: { days: number; now: Date }): Promise<string> {
  if (request.kind === 'disclosure' && request.verification.length === 0) {
    const errors = [{ pointer: '/verification', detail: 'must name an item' }];
    throw new Problem(400, 'not-verified', 'Say by which items they showed who they are.', { errors });
  }
  await refuseGone(tx, [request.customer]);
  const id = uuidv7();
  const received = receivedAt && receivedAt < now ? receivedAt : now;
  await tx.query(
    `INSERT INTO rights_cases (id, customer, kind, requested_by, channel, verification, received_at, due_at, note, opened_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, request.customer, request.kind, request.requestedBy, request.channel, request.verification, received, dueAt(received, days), request.note ?? null, by.name],
  );
  return id;
}

/** Whoever takes it answers for it from now on, whoever did before. */
export async function takeCase(tx: Tx, id: string, by: Handler): Promise<void> {
  await lockOpenCase(tx, id);
  await tx.query('UPDATE rights_cases SET owner = $2, owner_name = $3, version = version + 1 WHERE id = $1', [id, by.subject, by.name]);
}

/** Ends a case with what the person was told, which is not kept of somebody who was erased meanwhile. An erasure that is done is not said but done. */
export async function answerCase(tx: Tx, id: string, { state, answer }: { state: 'answered' | 'refused'; answer: string }, by: Handler, now: Date): Promise<LockedCase> {
  const found = await lockOpenCase(tx, id);
  if (found.kind === 'erasure' && state === 'answered') throw new Problem(409, 'not-erased', 'Erase what is known of them; the case is answered by that.');
  await tx.query(
    `UPDATE rights_cases SET state = $2, answered_at = $4, answered_by_name = $5, version = version + 1,
            answer = CASE WHEN EXISTS (SELECT FROM customers WHERE id = $6 AND erased_at IS NOT NULL) THEN NULL ELSE $3 END WHERE id = $1`,
    [id, state, answer, now, by.name, found.customer],
  );
  return found;
}

/** What was written in cases of somebody who is erased goes with them; the case stays as the proof. */
export async function beginErasing(tx: Tx, id: string, by: Handler, now: Date): Promise<LockedCase> {
  const found = await lockOpenCase(tx, id);
  if (found.kind !== 'erasure') throw new Problem(409, 'another-kind', 'This case asks for something else.');
  await tx.query(
    `UPDATE rights_cases SET state = 'erasing', answered_at = $2, answered_by_name = $3, owner = coalesce(owner, $4), owner_name = coalesce(owner_name, $3), version = version + 1
      WHERE id = $1`,
    [id, now, by.name, by.subject],
  );
  await tx.query('UPDATE rights_cases SET note = NULL, answer = NULL WHERE customer IN (SELECT id FROM customers WHERE $1 IN (id, merged_into)) ', [found.customer]);
  return found;
}

/** Locks a case that is open. Its customer is the one it is now, should it have been merged. Throws 404, and 409 for one that was ended. */
async function lockOpenCase(tx: Tx, id: string): Promise<LockedCase> {
  const [row] = await tx.query<(LockedCase & { state: string })[]>(
    `SELECT rights_cases.id, coalesce(merged_into, customer) AS customer, kind, state FROM rights_cases JOIN customers ON customers.id = customer
      WHERE rights_cases.id = $1 FOR UPDATE OF rights_cases`,
    [id],
  );
  if (!row) throw notFound('The case');
  if (row.state !== 'open') throw new Problem(409, 'case-ended', 'Somebody has ended this case already.', { extensions: { state: row.state } });
  return row;
}

/**
 * While it holds, nothing of the customer is erased, nor of either side when it is parted. Throws 404, 409 and 410 for whom it cannot be
 * about: whoever erases them meanwhile waits, or has been. Throws 400 for one that would be over already.
 */
export async function placeHold(tx: Tx, customer: string, { reason, until }: { reason: string; until?: string | undefined }, by: Handler, now: Date): Promise<string> {
  if (until !== undefined && until < dayOf(now)) {
    throw new Problem(400, 'over-already', 'Its last day is over. Name today or a later day.', { errors: [{ pointer: '/until', detail: 'is before today' }] });
  }
  // Before the customer's row, as whoever deletes takes both.
  await tx.query(`SELECT pg_advisory_xact_lock(${HOLD_LOCK})`);
  await refuseGone(tx, [customer]);
  await lockCustomers(tx, [customer]);
  const id = uuidv7();
  await tx.query(
    `INSERT INTO legal_holds (id, origin, reason, until, placed_at, placed_by_name)
     SELECT $1, origin, $3, $4::date, $5, $6 FROM origins WHERE customer_id = $2`,
    [id, customer, reason, until ?? null, now, by.name],
  );
  return id;
}

/** It goes on for whoever was parted from them. Throws 404 for one that is none of this customer's, 409 for one who was merged, and 412 for one that was ended. */
export async function endHold(tx: Tx, customer: string, hold: string, by: Handler, now: Date): Promise<void> {
  await refuseGone(tx, [customer]);
  const rows = await tx.query<{ origin: string; ended: boolean }[]>(
    'SELECT origin, ended_at IS NOT NULL AS ended FROM legal_holds JOIN origins USING (origin) WHERE id = $1 AND customer_id = $2 ORDER BY origin FOR UPDATE OF legal_holds',
    [hold, customer],
  );
  if (rows.length === 0) throw notFound('The hold');
  if (rows.every(({ ended }) => ended)) throw changedMeanwhile();
  await tx.query('UPDATE legal_holds SET ended_at = $2, ended_by_name = $3 WHERE id = $1 AND origin = ANY($4) AND ended_at IS NULL', [
    hold,
    now,
    by.name,
    rows.map(({ origin }) => origin),
  ]);
}

/** What was written in cases that were answered before: that they were asked, and how they ended, stays. */
export async function forgetCaseTexts(tx: Tx, end: Date, held: string[]): Promise<Record<string, number>> {
  const [, cases] = await tx.query<[unknown[], number]>(
    `UPDATE rights_cases SET note = NULL, answer = NULL
      WHERE id IN (SELECT id FROM rights_cases WHERE answered_at < $1 AND (note IS NOT NULL OR answer IS NOT NULL) AND customer <> ALL($2)
                    ORDER BY answered_at LIMIT 1000 FOR UPDATE)`,
    [end, held],
  );
  return { cases };
}
