import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import type { ChainedEntry } from '../domain/audit-chain.js';

/** By what a customer may stand in an entry: an id of theirs, or a record of a service that does not know whose it is. */
export interface AuditedCustomer {
  origins: string[];
  records: { owner: string; key: string }[];
}

export interface AuditFilter {
  person?: string;
  customer?: AuditedCustomer;
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
  if (customer) {
    const { origins, records } = customer;
    // A refused request names them by its path alone, and a list of contacts by their ids.
    const words = (ids: string[]) => `string_to_array(target, ' ') && $${values.push(ids)}::text[]`;
    const ofOwners = [...Map.groupBy(records, ({ owner }) => owner)].map(([owner, own]) => {
      const keys = own.map(({ key }) => key);
      return `service = $${values.push(owner)} AND (${words(keys)} OR target = ANY($${values.push(keys)}))`;
    });
    conditions.push(`(${[`customers && $${values.push(origins)}::uuid[]`, words(origins), ...ofOwners].join(' OR ')})`);
  }
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
