import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { e164, plainText } from '@engawa/identifiers';
import { escapeLike, FOLDED_NAME } from '../db/folded-name.js';
import { foldName } from '../domain/name-folding.js';
import { queryGrams } from '../domain/profile.js';
import { customerSummaries, type CustomerSummary } from './customer-summary.js';

/**
 * Customers by mail, phone, member id or order number, in capitals or not, or by an order with its shop as entries have it, by the last
 * four digits or more of a phone number or the first seven where those may be seen, or by part of a name in kanji or kana. Without a query: those with the newest entries first.
 */
export async function findCustomers(
  db: DataSource | Tx,
  /** `phoneParts`: also by a part of a phone number, by which whoever sees it masked could find out the rest. */
  query: { query?: string; limit: number; cursor?: string; phoneParts?: boolean },
): Promise<Page<CustomerSummary>> {
  const text = query.query?.trim() ?? '';
  const page: Paging = { after: decodeCursor(query.cursor), limit: query.limit + 1 };
  const rows = text === '' ? await newest(db, page) : await matching(db, text, page, query.phoneParts ?? true);
  const found = pageOf(rows, query.limit, (last) => [last.last_entry_at, last.id]);
  return { items: await customerSummaries(db, found.items.map((row) => row.id)), nextCursor: found.nextCursor };
}

interface Paging {
  /** Time and id of the last one of the page before. */
  after: [time: string, id: string] | undefined;
  limit: number;
}

interface Row {
  id: string;
  last_entry_at: Date;
}

/** The place of the page stands in the first two parameters. */
const AFTER = `merged_into IS NULL AND last_entry_at IS NOT NULL AND ($1::timestamptz IS NULL OR (last_entry_at, id) < ($1, $2::uuid))
  ORDER BY last_entry_at DESC, id DESC`;
const placeOf = ({ after }: Paging) => after ?? [null, null];

function newest(db: DataSource | Tx, page: Paging): Promise<Row[]> {
  return db.query(`SELECT id, last_entry_at FROM customers WHERE ${AFTER} LIMIT $3`, [...placeOf(page), page.limit]);
}

async function matching(db: DataSource | Tx, raw: string, page: Paging, phoneParts: boolean): Promise<Row[]> {
  const text = plainText(raw);
  const found = [...(await identified(db, { raw, text }, page, phoneParts)), ...(await named(db, text, page))];
  const rows = [...new Map(found.map((row) => [row.id, row])).values()];
  return rows.sort((a, b) => b.last_entry_at.getTime() - a.last_entry_at.getTime() || (a.id < b.id ? 1 : -1)).slice(0, page.limit);
}

/**
 * Those who have such an identifier or an order of that number, which are few. What is found stands between the two statements as an
 * array: the planner takes it for few, too, whatever it knows of the values.
 */
function identified(db: DataSource | Tx, { raw, text }: { raw: string; text: string }, page: Paging, phoneParts: boolean): Promise<Row[]> {
  const digits = text.replace(/[^\d]/g, '');
  // A trunk prefix stands before whole numbers alone, and those are found by their one form: the end keeps its zero.
  const isPhone = /^[\d\s()+.\u2010-\u2015\u2212\u30fc-]{4,}$/.test(text) && digits.length >= 4;
  // Only what looks like a number is read as one: the digits in a mail address may be somebody's member id.
  const [phone, end] = isPhone ? [e164(text), phoneParts ? reversed(digits) : null] : [null, null];
  // Fewer digits are the beginning of too many.
  const start = isPhone && phoneParts && /^0\d{6,}$/.test(digits) ? `+81${digits.slice(1)}` : null;
  return db.query(
    `WITH hit AS MATERIALIZED (
       SELECT origin FROM identifiers WHERE value IN ($4, lower($4), upper($4)) AND kind <> 'anonymous'
       UNION SELECT origin FROM weak_identifiers WHERE value IN ($4, lower($4), upper($4), $5) AND kind <> 'anonymous'
       UNION SELECT origin FROM identifiers WHERE kind = 'phone' AND value = $5
       UNION SELECT origin FROM identifiers WHERE kind = 'phone' AND ${beginsWith('reverse(value)', '$6::text')}
       UNION SELECT origin FROM weak_identifiers WHERE kind = 'phone' AND ${beginsWith('reverse(value)', '$6::text')}
       UNION SELECT origin FROM identifiers WHERE kind = 'phone' AND ${beginsWith('value', '$10::text')}
       UNION SELECT origin FROM weak_identifiers WHERE kind = 'phone' AND ${beginsWith('value', '$10::text')}
       UNION SELECT key_origins.origin FROM key_origins ${withEntry("data->>'number' IN ($4, $9, upper($4))")}
              WHERE owner = 'order-ingest' AND (${['$7', '$8', '$11'].map((end) => beginsWith('reverse(key)', `${end}::text`)).join(' OR ')})
       UNION SELECT key_origins.origin FROM key_origins ${withEntry('true')} WHERE owner = 'order-ingest' AND key IN ($4, $9))
     SELECT id, last_entry_at FROM customers
      WHERE id = ANY (ARRAY(SELECT customer_id FROM origins WHERE origin = ANY (ARRAY(SELECT origin FROM hit)))) AND ${AFTER} LIMIT $3`,
    [...placeOf(page), page.limit, text, phone, end, reversed(`:${text}`), reversed(`:${raw}`), raw, start, reversed(`:${text.toUpperCase()}`)],
  );
}

/**
 * Order numbers are kept as the shop writes them, so they are looked up as they were typed, too. An order's key is `<shop>:<number>`,
 * and either may have colons of its own: the end finds candidates, its fact decides. One row for each candidate, which the planner cannot turn
 * round: that few entries have such a number it believes to be a reason to read all of them.
 */
const withEntry = (said: string) => `CROSS JOIN LATERAL (SELECT FROM entries WHERE about ? 'order' AND about->>'order' = key AND ${said} LIMIT 1) AS its_entry`;

/** As LIKE with a pattern that is known only when it runs, which would read by no index then. */
const beginsWith = (text: string, beginning: string) => `${text} ~>=~ ${beginning} AND ${text} ~<~ (${beginning} || chr(1114111))`;
const reversed = (text: string) => [...text].reverse().join('');

/** As many of the newest customers tell whether a name is one that many have. */
const SAMPLE = 300;
/** So many of the newest customers hold a page of a name that two of the sample have, or it has become rarer. */
const NEWEST = 10_000;

/**
 * Those who have such a name. One that many have is looked for from the newest customer on, since an index of grams finds all of them,
 * to be sorted; any other by that index.
 */
async function named(db: DataSource | Tx, text: string, page: Paging): Promise<Row[]> {
  const [grams, name] = [queryGrams(text), escapeLike(foldName(text))];
  if (grams.length === 0) return [];
  const among = (most: number) =>
    db.query<Row[]>(
      `SELECT newest.id, newest.last_entry_at FROM (SELECT id, last_entry_at FROM customers WHERE ${AFTER} LIMIT $3) AS newest
        CROSS JOIN LATERAL (SELECT FROM origins JOIN profiles USING (origin) WHERE customer_id = newest.id AND ${IS_NAMED} LIMIT 1) AS so_named
        ORDER BY newest.last_entry_at DESC, newest.id DESC LIMIT $6`,
      [...placeOf(page), most, grams, name, page.limit],
    );
  const sample = await among(SAMPLE);
  if (sample.length === page.limit) return sample;
  const many = sample.length > 1 ? await among(NEWEST) : [];
  if (many.length === page.limit) return many;
  return db.query<Row[]>(
    `WITH hit AS MATERIALIZED (SELECT origin FROM profiles WHERE ${IS_NAMED})
     SELECT id, last_entry_at FROM customers
      WHERE id = ANY (ARRAY(SELECT customer_id FROM origins WHERE origin = ANY (ARRAY(SELECT origin FROM hit)))) AND ${AFTER} LIMIT $3`,
    [...placeOf(page), page.limit, grams, name],
  );
}

const IS_NAMED = `grams @> $4::text[] AND ${FOLDED_NAME} LIKE '%' || $5 || '%'`;
