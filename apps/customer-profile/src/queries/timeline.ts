import { contractOf, CustomerEntryCorrected, timelineEntry, type About, type Direction, type EventContract, type TimelineEntryView, type Words } from '@engawa/contracts';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { candidateValues, maySay } from './search-candidates.js';
import { withAdditions, type Correction } from './entry-additions.js';

export interface Entry {
  id: string;
  revision: number;
  /** Without the prefix `engawa.`. */
  type: string;
  occurredAt: Date;
  recordedAt: Date;
  department: string;
  channel: string;
  direction: Direction;
  title: Words;
  about: About;
  data: Record<string, unknown>;
  /** Fields of `data` that this reader may not see. */
  masked?: string[];
  pinned: boolean;
  /** What was corrected, the oldest first. */
  corrections: Correction[];
}

export interface TimelineFilter {
  department?: string[];
  channel?: string[];
  type?: string[];
  from?: Date;
  to?: Date;
  /** Leaves out what cannot say these words; not all that is left does. */
  q?: string;
}

export interface EntryRow {
  id: string;
  revision: number;
  type: string;
  occurred_at: Date;
  recorded_at: Date;
  department: string;
  channel: string;
  about: About;
  data: Record<string, unknown>;
}

export const COLUMNS = 'id, revision, type, occurred_at, recorded_at, department, channel, about, data';
const FILTER = `($2::text[] IS NULL OR department = ANY($2)) AND ($3::text[] IS NULL OR channel = ANY($3))
  AND ($4::text[] IS NULL OR type = ANY($4)) AND ($5::timestamptz IS NULL OR occurred_at >= $5)
  AND ($6::timestamptz IS NULL OR occurred_at < $6) AND ${maySay(7)}`;

const filterValues = (filter: TimelineFilter) => [
  filter.department ?? null,
  filter.channel ?? null,
  filter.type?.map((type) => `engawa.${type}`) ?? null,
  filter.from ?? null,
  filter.to ?? null,
  ...candidateValues(filter.q),
];

/**
 * A page of a customer's timeline, newest first. Each origin's entries are read in the order of an index and merged;
 * an entry that arrives between two pages stands in neither twice, since pages continue at a time and an id.
 */
export async function readTimeline(
  db: DataSource,
  customer: string,
  filter: TimelineFilter,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<Entry>> {
  const [occurredAt, id] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<EntryRow[]>(
    `SELECT entry.* FROM origins CROSS JOIN LATERAL (
       SELECT ${COLUMNS} FROM entries
        WHERE entries.origin = origins.origin AND ${FILTER}
          AND ($10::timestamptz IS NULL OR (occurred_at, id) < ($10, $11::uuid))
        ORDER BY occurred_at DESC, id DESC LIMIT $12) AS entry
      WHERE origins.customer_id = $1 ORDER BY occurred_at DESC, id DESC LIMIT $12`,
    [customer, ...filterValues(filter), occurredAt, id, page.limit + 1],
  );
  return pageOf(await entriesOf(db, rows), page.limit, (last) => [last.occurredAt, last.id]);
}

/** How many entries there are in all and by department, whatever the department filter is. */
export async function countEntries(db: DataSource, customer: string, filter: TimelineFilter): Promise<Record<string, number>> {
  const rows = await db.query<{ department: string; entries: number }[]>(
    `SELECT department, count(*)::int AS entries FROM origins JOIN entries USING (origin)
      WHERE customer_id = $1 AND ${FILTER} GROUP BY department`,
    [customer, ...filterValues({ ...filter, department: undefined })],
  );
  const counts: Record<string, number> = { all: rows.reduce((sum, row) => sum + row.entries, 0) };
  for (const row of rows) counts[row.department] = row.entries;
  return counts;
}

/** How many entries there are in each month of Asia/Tokyo that has some, the oldest first. */
export function monthsOfEntries(db: DataSource, customer: string, filter: TimelineFilter): Promise<{ month: string; entries: number }[]> {
  return db.query(
    `SELECT to_char(occurred_at AT TIME ZONE 'Asia/Tokyo', 'YYYY-MM') AS month, count(*)::int AS entries
       FROM origins JOIN entries USING (origin) WHERE customer_id = $1 AND ${FILTER} GROUP BY 1 ORDER BY 1`,
    [customer, ...filterValues(filter)],
  );
}

/**
 * What was entered of each customer after a revision, oldest first: what streams have still to tell, at most `limit`
 * of each customer. Origins of joined customers counted each for themselves before, so several entries may share a
 * revision; none of them is cut off from the others.
 */
export async function entriesAfter(db: DataSource, heads: { customer: string; revision: number }[], limit: number): Promise<Map<string, Entry[]>> {
  const rows = await db.query<(EntryRow & { customer: string })[]>(
    `SELECT head.customer, entry.* FROM unnest($1::uuid[], $2::bigint[]) AS head (customer, revision) CROSS JOIN LATERAL (
       SELECT entry.* FROM origins CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM entries
          WHERE entries.origin = origins.origin AND entries.revision > head.revision ORDER BY revision LIMIT $3) AS entry
        WHERE origins.customer_id = head.customer ORDER BY revision FETCH FIRST $3 ROWS WITH TIES) AS entry`,
    [heads.map(({ customer }) => customer), heads.map(({ revision }) => revision), limit],
  );
  const entries = await entriesOf(db, rows);
  const told = rows.map((row, place) => ({ customer: row.customer, entry: entries[place]! }));
  return new Map([...Map.groupBy(told, ({ customer }) => customer)].map(([customer, own]) => [customer, own.map(({ entry }) => entry)]));
}

/** Entries by the ids of their facts, with their customers. */
export async function entriesOfFacts(db: DataSource, facts: string[]): Promise<{ entry: Entry; customer: string }[]> {
  const rows = await db.query<(EntryRow & { customer_id: string })[]>(
    `SELECT ${COLUMNS}, customer_id FROM entries JOIN origins USING (origin) WHERE id = ANY($1)`,
    [facts],
  );
  const entries = await entriesOf(db, rows);
  return rows.map((row, place) => ({ entry: entries[place]!, customer: row.customer_id }));
}

/** Entries in the order of their rows, with what was added to them since. */
export function entriesOf(db: DataSource, rows: EntryRow[]): Promise<Entry[]> {
  return withAdditions(db, rows.map(entryOf));
}

/** Of a type that a later version states: it is named and not hidden. */
function unknownEntry(type: string): TimelineEntryView {
  return { department: 'core', channel: 'none', direction: 'none', title: { ja: type, en: type }, about: {} };
}

function entryOf(row: EntryRow): Entry {
  const contract = contractOf(row.type) as EventContract | undefined;
  const view = contract ? timelineEntry(contract, row.data) : unknownEntry(row.type);
  return {
    id: row.id,
    revision: row.revision,
    type: row.type.replace(/^engawa\./, ''),
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    department: row.department,
    channel: row.channel,
    direction: view.direction,
    title: view.title,
    about: row.about,
    data: row.type === CustomerEntryCorrected.type ? toldElsewhere(row.data) : row.data,
    pinned: false,
    corrections: [],
  };
}

/** What is right now stands at the entry that was corrected, and there alone. */
function toldElsewhere({ text: _text, mentions: _mentions, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}
