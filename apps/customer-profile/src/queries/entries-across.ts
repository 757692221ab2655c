import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import type { TransactionKind } from '../domain/transaction.js';
import { customerSummaries } from './customer-summary.js';
import { COLUMNS, entriesOf, type Entry, type EntryRow } from './timeline.js';

/** An entry with whose it is now. */
export type EntryAcross = Entry & { customer: string };
/** A note with what its customer is called. */
export type Mention = EntryAcross & { customerName: string | null };
type Row = EntryRow & { customer: string };
interface Paging {
  limit: number;
  cursor?: string | undefined;
}

/** Entries of somebody who was erased go in parts, and nobody is to see them from the first on. */
const NOT_ERASED = 'NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = entries.origin)';

/** All that departments have of one transaction, of whatever customers, or of those among `customers`; newest first. */
export async function readTransaction(
  db: DataSource,
  { kind, id, customers }: { kind: TransactionKind; id: string; customers: string[] | undefined },
  page: Paging,
): Promise<Page<EntryAcross>> {
  const [occurredAt, after] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<Row[]>(
    `SELECT ${COLUMNS}, customer_id AS customer FROM entries JOIN origins USING (origin)
      WHERE ${NOT_ERASED} AND about ? '${kind}' AND about->>'${kind}' = $1 AND ($2::uuid[] IS NULL OR customer_id = ANY($2))
        AND ($3::timestamptz IS NULL OR (occurred_at, id) < ($3, $4::uuid))
      ORDER BY occurred_at DESC, id DESC LIMIT $5`,
    [id, customers ?? null, occurredAt, after, page.limit + 1],
  );
  return across(db, rows, page.limit);
}

/** Notes that mention a department, newest first. */
export async function listMentions(db: DataSource, department: string, page: Paging): Promise<Page<Mention>> {
  const [notedAt, after] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<Row[]>(
    `SELECT ${COLUMNS}, customer_id AS customer FROM mentions JOIN entries ON id = entry JOIN origins USING (origin)
      WHERE ${NOT_ERASED} AND mentioned = $1 AND ($2::timestamptz IS NULL OR (noted_at, entry) < ($2, $3::uuid))
      ORDER BY noted_at DESC, entry DESC LIMIT $4`,
    [department, notedAt, after, page.limit + 1],
  );
  const found = await across(db, rows, page.limit);
  const customers = await customerSummaries(db, [...new Set(found.items.map(({ customer }) => customer))]);
  const names = new Map(customers.map(({ id, name }) => [id, name?.full ?? null]));
  return { ...found, items: found.items.map((entry) => ({ ...entry, customerName: names.get(entry.customer) ?? null })) };
}

/** The pinned entries of a customer, the newest pin first. */
export async function pinnedEntries(db: DataSource, customer: string): Promise<Entry[]> {
  const rows = await db.query<EntryRow[]>(
    `SELECT ${COLUMNS} FROM origins JOIN pins USING (origin) JOIN entries ON id = entry
      WHERE customer_id = $1 ORDER BY pinned_at DESC, id DESC`,
    [customer],
  );
  return entriesOf(db, rows);
}

async function across(db: DataSource, rows: Row[], limit: number): Promise<Page<EntryAcross>> {
  const entries = await entriesOf(db, rows);
  return pageOf(entries.map((entry, place) => ({ ...entry, customer: rows[place]!.customer })), limit, (last) => [last.occurredAt, last.id]);
}
