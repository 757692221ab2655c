import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { dayOf, REPRESENTATIVES_MAX, REPRESENTED_MAX, type Relationship, type RepresentedScope, type Verification } from '../domain/relation.js';
import { lockBoth, type AddedBy } from './lock-related.js';
import { refuseGone } from './refuse-gone.js';

/** Who may speak for a customer, about what and how long, and how that was found out. */
export interface Authorised {
  customer: string;
  relationship: Relationship;
  scope: RepresentedScope;
  from: string;
  until?: string | undefined;
  verification: Verification;
  note?: string | undefined;
}

/**
 * Keeps that somebody may speak for a customer. Throws 400 for themselves and for an end before the beginning, 404, 410, and 409 for
 * who was merged, who is a representative already, and for one too many.
 */
export async function addRepresentative(tx: Tx, customer: string, given: Authorised, by: AddedBy): Promise<string> {
  const { relationship, scope, from, until = null, verification, note = null } = given;
  if (until !== null && until < from) throw new Problem(400, 'ends-before', 'It ends before it begins.', { errors: [{ pointer: '/until', detail: 'is before from' }] });
  const [own, theirs] = await lockBoth(tx, customer, given.customer);
  const [counts] = await tx.query<[{ isOne: boolean; all: number; represented: number }]>(
    `SELECT (SELECT count(*)::int FROM representatives WHERE origin = ANY($1) AND representative <> ALL($1) AND ${LASTS}) AS all,
            (SELECT count(*)::int FROM representatives WHERE representative = ANY($2) AND origin <> ALL($2) AND ${LASTS}) AS represented,
            EXISTS (SELECT FROM representatives WHERE origin = ANY($1) AND representative = ANY($2) AND ${LASTS}) AS "isOne"`,
    [own, theirs, dayOf(by.now)],
  );
  if (counts.isOne) throw refused('already-representative', 'They may speak for this customer already. End that first.');
  if (counts.all >= REPRESENTATIVES_MAX) throw refused('too-many-representatives', `A customer has ${REPRESENTATIVES_MAX} representatives at most.`);
  if (counts.represented >= REPRESENTED_MAX) throw refused('too-many-represented', `Somebody speaks for ${REPRESENTED_MAX} customers at most.`);
  const id = uuidv7();
  await tx.query(
    `INSERT INTO representatives (id, origin, representative, relationship, scope, from_on, until_on, verification, note, added_at, added_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, customer, given.customer, relationship, scope, from, until, verification, note, by.now, by.name],
  );
  return id;
}

/** They speak for them no more. Throws 404 for one that is none of this customer's, and 409 for one that was ended. */
export async function endRepresentative(tx: Tx, customer: string, representative: string, by: AddedBy): Promise<void> {
  await refuseGone(tx, [customer]);
  const [row] = await tx.query<{ ended: boolean }[]>(
    'SELECT ended_at IS NOT NULL AS ended FROM representatives JOIN origins USING (origin) WHERE id = $1 AND customer_id = $2 FOR UPDATE OF representatives',
    [representative, customer],
  );
  if (!row) throw notFound('The representative');
  if (row.ended) throw new Problem(409, 'already-ended', 'Somebody has ended it already.');
  await tx.query('UPDATE representatives SET ended_at = $2, ended_by_name = $3 WHERE id = $1', [representative, by.now, by.name]);
}

/** SQL: whether it has not ended by the day $3. */
const LASTS = `ended_at IS NULL AND (until_on IS NULL OR until_on >= $3::date)`;
const refused = (code: string, detail: string) => new Problem(409, code, detail, { errors: [{ pointer: '/customer', detail: 'cannot be added' }] });
