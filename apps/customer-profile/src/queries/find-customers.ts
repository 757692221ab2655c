import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { e164 } from '@engawa/identifiers';
import { escapeLike, FOLDED_NAME } from '../db/folded-name.js';
import { foldName } from '../domain/name-folding.js';
import { queryGrams } from '../domain/profile.js';
import { customerSummaries, type CustomerSummary } from './customer-summary.js';

/**
 * Customers by exact mail, phone, member id or order number, by the last four digits or more of a phone number where those may be seen, or by
 * part of a name in kanji or kana. Without a query: those with the newest entries first.
 */
export async function findCustomers(
  db: DataSource | Tx,
  /** `phoneEnds`: also by the end of a phone number, by which whoever sees it masked could find out the rest. */
  query: { query?: string; limit: number; cursor?: string; phoneEnds?: boolean },
): Promise<Page<CustomerSummary>> {
  const text = query.query?.trim() ?? '';
  const [at, id] = decodeCursor(query.cursor) ?? [null, null];
  const paging = [at, id, query.limit + 1];
  const rows = text === '' ? await newest(db, paging) : await matching(db, text, paging, query.phoneEnds ?? true);
  const page = pageOf(rows, query.limit, (last) => [last.last_entry_at, last.id]);
  return { items: await customerSummaries(db, page.items.map((row) => row.id)), nextCursor: page.nextCursor };
}

interface Row {
  id: string;
  last_entry_at: Date;
}

const AFTER = `last_entry_at IS NOT NULL AND ($1::timestamptz IS NULL OR (last_entry_at, id) < ($1, $2::uuid))
  ORDER BY last_entry_at DESC, id DESC LIMIT $3`;

function newest(db: DataSource | Tx, paging: unknown[]): Promise<Row[]> {
  return db.query(`SELECT id, last_entry_at FROM customers WHERE merged_into IS NULL AND ${AFTER}`, paging);
}

/** Order numbers are kept as the shop writes them, so they are looked up as they were typed, too. */
function matching(db: DataSource | Tx, raw: string, paging: unknown[], phoneEnds: boolean): Promise<Row[]> {
  const text = raw.normalize('NFKC');
  const digits = text.replace(/[^\d]/g, '');
  // A trunk prefix stands before whole numbers alone, and those are found by their one form: the end keeps its zero.
  const isPhone = /^[\d\s()+.\u2010-\u2015\u2212\u30fc-]{4,}$/.test(text) && digits.length >= 4;
  // Only what looks like a number is read as one: the digits in a mail address may be somebody's member id.
  const [phone, phoneEnd] = isPhone ? [e164(text), phoneEnds ? reversed(digits) : null] : [null, null];
  return db.query(
    `WITH hit AS (
       SELECT origin FROM identifiers WHERE value IN ($4, lower($4)) AND kind <> 'anonymous'
       UNION SELECT origin FROM weak_identifiers WHERE value IN ($4, lower($4), $5) AND kind <> 'anonymous'
       UNION SELECT origin FROM identifiers WHERE kind = 'phone' AND value = $5
       UNION SELECT origin FROM identifiers WHERE kind = 'phone' AND reverse(value) LIKE $6::text || '%'
       UNION SELECT origin FROM weak_identifiers WHERE kind = 'phone' AND reverse(value) LIKE $6::text || '%'
       UNION SELECT origin FROM key_origins WHERE owner = 'order-ingest' AND (reverse(key) LIKE $9 OR reverse(key) LIKE $10) AND ${IS_ITS_NUMBER}
       UNION SELECT origin FROM profiles
              WHERE cardinality($7::text[]) > 0 AND grams @> $7 AND ${FOLDED_NAME} LIKE '%' || $8 || '%')
     SELECT id, last_entry_at FROM customers
      WHERE id IN (SELECT customer_id FROM origins JOIN hit USING (origin)) AND ${AFTER}`,
    [...paging, text, phone, phoneEnd, queryGrams(text), escapeLike(foldName(text)), keyEnd(text), keyEnd(raw), raw],
  );
}

/** An order's key is `<shop>:<number>`, and either may have colons of its own: the end finds candidates, its fact decides. */
const IS_ITS_NUMBER = `EXISTS (SELECT FROM entries WHERE entries.origin = key_origins.origin AND data->>'order' = key AND data->>'number' IN ($4, $11))`;

const keyEnd = (number: string) => `${escapeLike(reversed(`:${number}`))}%`;
const reversed = (text: string) => [...text].reverse().join('');
