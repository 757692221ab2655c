import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { COMPANIES_MAX, CONTACT_PERSONS_MAX, dayOf } from '../domain/relation.js';
import { lockNamed, type AddedBy } from './lock-related.js';

/** Who is there for a company. */
export interface ContactPersonData {
  customer: string;
  department?: string | undefined;
  title?: string | undefined;
  since?: string | undefined;
}

/** Adds a contact person. Throws 404, 410, and 409 for who was merged, who is one already, and for one too many. */
export async function addContactPerson(tx: Tx, company: string, { customer, department, title, since }: ContactPersonData, by: AddedBy): Promise<string> {
  const own = await lockNamed(tx, customer);
  const [there] = await tx.query<unknown[]>('SELECT FROM companies WHERE id = $1 FOR NO KEY UPDATE', [company]);
  if (!there) throw notFound('The company');
  const [counts] = await tx.query<[{ isOne: boolean; persons: number; companies: number }]>(
    `SELECT (SELECT count(*)::int FROM contact_persons WHERE company = $1 AND ended_on IS NULL) AS persons,
            (SELECT count(*)::int FROM contact_persons WHERE origin = ANY($2) AND ended_on IS NULL) AS companies,
            EXISTS (SELECT FROM contact_persons WHERE company = $1 AND origin = ANY($2) AND ended_on IS NULL) AS "isOne"`,
    [company, own],
  );
  if (counts.isOne) throw refused('already-contact-person', 'They are a contact person of this company already.');
  if (counts.persons >= CONTACT_PERSONS_MAX) throw refused('too-many-contact-persons', `A company has ${CONTACT_PERSONS_MAX} contact persons at most.`);
  if (counts.companies >= COMPANIES_MAX) throw refused('too-many-companies', `Somebody is contact person of ${COMPANIES_MAX} companies at most.`);
  const id = uuidv7();
  await tx.query(
    'INSERT INTO contact_persons (id, company, origin, department, title, since, added_at, added_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id, company, customer, department ?? null, title ?? null, since ?? null, by.now, by.name],
  );
  return id;
}

/** They are there for the company no more, since `on` or today. Throws 404, 400 for a day before they began, and 409 for one that was ended. Gives whom it was. */
export async function endContactPerson(tx: Tx, company: string, person: string, on: string | undefined, by: AddedBy): Promise<string> {
  const [row] = await tx.query<{ customer: string; since: string | null; ended: boolean }[]>(
    `SELECT customer_id AS customer, since::text, ended_on IS NOT NULL AS ended FROM contact_persons JOIN origins USING (origin) WHERE id = $1 AND company = $2 FOR UPDATE OF contact_persons`,
    [person, company],
  );
  if (!row) throw notFound('The contact person');
  if (row.ended) throw new Problem(409, 'already-ended', 'Somebody has ended it already.');
  const day = on ?? dayOf(by.now);
  if (row.since !== null && day < row.since) throw new Problem(400, 'ends-before', 'It ends before it begins.', { errors: [{ pointer: '/on', detail: 'is before since' }] });
  await tx.query('UPDATE contact_persons SET ended_on = $2, ended_by_name = $3 WHERE id = $1', [person, day, by.name]);
  return row.customer;
}

const refused = (code: string, detail: string) => new Problem(409, code, detail, { errors: [{ pointer: '/customer', detail: 'cannot be added' }] });
