import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { ProfileFields } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import { escapeLike, foldedIn } from '../db/folded-name.js';
import { plainCorporateNumber } from '../domain/corporate-number.js';
import { foldName } from '../domain/name-folding.js';
import { queryGrams } from '../domain/profile.js';
import { dayOf, stateOf, type RelationState } from '../domain/relation.js';
import { customerSummaries } from './customer-summary.js';

export interface Company {
  id: string;
  version: number;
  name: string;
  kana: string | null;
  corporateNumber: string | null;
  address: ProfileFields['address'] | null;
  /** How many are there for it now. */
  contactPersonCount: number;
}

export interface ContactPerson {
  id: string;
  customer: { id: string; name: string | null; kana: string | null };
  department: string | null;
  title: string | null;
  since: string | null;
  endedOn: string | null;
  state: RelationState;
}

export type CompanyDetail = Company & { contactPersons: ContactPerson[] };

const COLUMNS = `id, version, name, kana, corporate_number AS "corporateNumber", address, created_at AS "createdAt",
  (SELECT count(*)::int FROM contact_persons WHERE company = companies.id AND ended_on IS NULL) AS "contactPersonCount"`;
const FOLDED = foldedIn(`concat_ws('|', name, kana)`);

/** Companies by part of the name in kanji or kana, or by the 法人番号; without a query all, the newest first. */
export async function listCompanies(db: DataSource, { query = '', limit, cursor }: { query?: string | undefined; limit: number; cursor?: string | undefined }): Promise<Page<Company>> {
  const [at, id] = decodeCursor(cursor) ?? [null, null];
  const words = foldName(query);
  const rows = await db.query<(Company & { createdAt: Date })[]>(
    `SELECT ${COLUMNS} FROM companies
      WHERE ($1 = '' OR corporate_number = $2 OR (grams @> $3::text[] AND ${FOLDED} LIKE '%' || $4 || '%'))
        AND ($5::timestamptz IS NULL OR (date_trunc('milliseconds', created_at), id) < ($5, $6::uuid))
      ORDER BY date_trunc('milliseconds', created_at) DESC, id DESC LIMIT $7`,
    [words, plainCorporateNumber(query), queryGrams(query), escapeLike(words), at, id, limit + 1],
  );
  const page = pageOf(rows, limit, (last) => [last.createdAt, last.id]);
  return { ...page, items: page.items.map(({ createdAt: _, ...company }) => company) };
}

/** One with all who are, or were, its contact persons; undefined where it is not there. Who was erased is not among them. */
export async function companyDetail(db: DataSource, id: string, now: Date): Promise<CompanyDetail | undefined> {
  const [found] = await db.query<(Company & { createdAt: Date })[]>(`SELECT ${COLUMNS} FROM companies WHERE id = $1`, [id]);
  if (!found) return undefined;
  const rows = await db.query<(Omit<ContactPerson, 'customer' | 'state'> & { customer: string })[]>(
    `SELECT id, customer_id AS customer, department, title, since::text, ended_on::text AS "endedOn" FROM contact_persons JOIN origins USING (origin)
      WHERE company = $1 ORDER BY ended_on DESC NULLS FIRST, added_at, id LIMIT 400`,
    [id],
  );
  const summaries = await customerSummaries(db, [...new Set(rows.map(({ customer }) => customer))]);
  const of = new Map(summaries.map(({ id: customer, name, kana }) => [customer, { id: customer, name: name?.full ?? null, kana }]));
  const today = dayOf(now);
  const contactPersons = rows.flatMap(({ customer, ...row }) => {
    const who = of.get(customer);
    return who ? [{ ...row, customer: who, state: stateOf({ from: row.since, until: row.endedOn, endedAt: null }, today) }] : [];
  });
  const { createdAt: _, ...company } = found;
  return { ...company, contactPersons };
}
