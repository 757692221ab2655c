import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { customerSummaries, type CustomerSummary } from './customer-summary.js';

/** Two customers who may be one person. */
export interface Duplicate {
  id: string;
  /** A sign that both have (duplicate-signs.ts), or why a link between them does not join (grouping.ts). */
  reason: string;
  state: 'open' | 'later';
  foundAt: Date;
  customers: [CustomerSummary, CustomerSummary];
}

interface Row {
  id: string;
  reason: string;
  state: 'open' | 'later';
  found_at: Date;
  one: string;
  other: string;
}

/** Those who wait, or were put off, newest first. Who became one meanwhile does not wait any more. */
export async function listDuplicates(db: DataSource, query: { state: string; limit: number; cursor?: string | undefined }): Promise<Page<Duplicate>> {
  const [at, id] = decodeCursor(query.cursor) ?? [null, null];
  const rows = await db.query<Row[]>(
    `SELECT duplicates.id, reason, state, found_at, one.customer_id AS one, other.customer_id AS other
       FROM duplicates JOIN origins AS one ON one.origin = a JOIN origins AS other ON other.origin = b
      WHERE state = $1 AND one.customer_id <> other.customer_id AND ($2::timestamptz IS NULL OR (found_at, duplicates.id) < ($2, $3::uuid))
      ORDER BY found_at DESC, duplicates.id DESC LIMIT $4`,
    [query.state, at, id, query.limit + 1],
  );
  const page = pageOf(rows, query.limit, (last) => [last.found_at, last.id]);
  const summaries = await customerSummaries(db, [...new Set(page.items.flatMap(({ one, other }) => [one, other]))]);
  const of = new Map(summaries.map((summary) => [summary.id, summary]));
  const items = page.items.map(({ id: duplicate, reason, state, found_at, one, other }): Duplicate => {
    return { id: duplicate, reason, state, foundAt: found_at, customers: [of.get(one)!, of.get(other)!] };
  });
  return { ...page, items };
}
