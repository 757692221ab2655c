import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import type { ChainedEntry } from '../domain/audit-chain.js';

export interface AuditFilter {
  person?: string;
  customer?: string;
  partner?: string;
  action?: string;
  outcome?: string;
  from?: Date;
  to?: Date;
}

export type AuditRow = Omit<ChainedEntry, 'at' | 'hash'> & { at: Date };

/** Entries that have all that is asked for, newest first. An action is found by its beginning. */
export async function searchAudit(db: DataSource, filter: AuditFilter, page: { limit: number; cursor?: string }): Promise<Page<AuditRow>> {
  const [at, entry] = decodeCursor(page.cursor) ?? [null, null];
  const { person, customer, partner, action, outcome, from, to } = filter;
  const conditions: string[] = [];
  const values: unknown[] = [];
  const where = (condition: (place: string) => string, ...given: unknown[]) => {
    if (given.some((value) => value === undefined || value === null)) return;
    const places = given.map((_, number) => `$${values.length + number + 1}`);
    conditions.push(condition(places.join(', ')));
    values.push(...given);
  };
  where((place) => `subject = ${place}`, person && `person:${person}`);
  where((place) => `customers @> ARRAY[${place}::uuid]`, customer);
  where((place) => `partner = ${place}`, partner);
  where((place) => `starts_with(action, ${place})`, action);
  where((place) => `outcome = ${place}`, outcome);
  where((place) => `at >= ${place}`, from);
  where((place) => `at < ${place}`, to);
  where((places) => `(at, entry) < (${places}::uuid)`, at, entry);
  const rows = await db.query<AuditRow[]>(
    `SELECT day::text, place, entry, at, service, subject, name, partner, purpose, from_address AS "from", action, target, customers, outcome
       FROM audit_chain ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''} ORDER BY at DESC, entry DESC LIMIT ${page.limit + 1}`,
    values,
  );
  return pageOf(rows, page.limit, (last) => [last.at, last.entry]);
}
