import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { duplicateSigns } from '../domain/duplicate-signs.js';
import { pairVersion } from '../domain/pair-version.js';
import { customerSummaries, type CustomerSummary, type KnownIdentifier } from './customer-summary.js';

/** Two customers who may be one person. */
export interface Duplicate {
  /** Of what they were found by last. */
  id: string;
  /** Signs that both have (duplicate-signs.ts), and why links between them do not join (grouping.ts). */
  reasons: string[];
  state: 'open' | 'later';
  foundAt: Date;
  customers: [CustomerSummary, CustomerSummary];
  /** What facts name of both, where links between them do not join; the first ones. */
  linkedBy: KnownIdentifier[];
  /** Of both, as they are shown here. */
  version: string;
}

interface Row {
  id: string;
  reasons: string[];
  found_at: Date;
  one: string;
  other: string;
  /** Origins that such links end at. */
  ends: string[] | null;
  epochs: [number, number];
}

/** Somebody said that they are two. */
const ARE_TWO = `EXISTS (
  SELECT FROM origins AS mine JOIN decided_origins AS said ON said.origin = mine.origin JOIN grouping_decisions AS decision ON decision.id = said.decision
    JOIN decided_origins AS of_other ON of_other.decision = said.decision AND of_other.side <> said.side JOIN origins AS theirs ON theirs.origin = of_other.origin
   WHERE decision.kind = 'part' AND mine.customer_id = one.customer_id AND theirs.customer_id = other.customer_id)`;

/** SQL: of one customer, or of whom they are now who was merged; by both ends, each of which an index has. */
const OF_CUSTOMER = `duplicates.id IN (
  SELECT duplicates.id FROM origins AS own JOIN duplicates ON a = own.origin WHERE own.customer_id = (SELECT customer_id FROM origins WHERE origin = $5)
  UNION ALL SELECT duplicates.id FROM origins AS own JOIN duplicates ON b = own.origin WHERE own.customer_id = (SELECT customer_id FROM origins WHERE origin = $5))`;

/** As many tell what it is that links them. */
const MOST_LINKS = 5;

export interface DuplicateFilter {
  state: Duplicate['state'];
  /** Only those that this one is of. */
  customer?: string | undefined;
}

/**
 * Those who wait, or were put off, newest first, each two once. Who became one meanwhile does not wait any more, nor who was
 * parted, unless a fact named both since. Times are told in milliseconds, and so they are compared.
 */
export async function listDuplicates(db: DataSource, query: DuplicateFilter & { limit: number; cursor?: string | undefined }): Promise<Page<Duplicate>> {
  const [at, id] = decodeCursor(query.cursor) ?? [null, null];
  const whose = query.customer ? OF_CUSTOMER : '$5::uuid IS NULL';
  const rows = await db.query<Row[]>(
    `SELECT *, ARRAY[(SELECT epoch FROM customers WHERE customers.id = one), (SELECT epoch FROM customers WHERE customers.id = other)] AS epochs FROM (
       SELECT (array_agg(id ORDER BY found_at DESC, id DESC))[1] AS id, array_agg(DISTINCT reason) AS reasons, date_trunc('milliseconds', max(found_at)) AS found_at,
              least(one.customer_id, other.customer_id) AS one, greatest(one.customer_id, other.customer_id) AS other,
              (array_agg(a ORDER BY found_at DESC, id DESC) FILTER (WHERE reason <> ALL($6)))[1:${MOST_LINKS}]
                || (array_agg(b ORDER BY found_at DESC, id DESC) FILTER (WHERE reason <> ALL($6)))[1:${MOST_LINKS}] AS ends
         FROM duplicates JOIN origins AS one ON one.origin = a JOIN origins AS other ON other.origin = b
        WHERE state = $1 AND ${whose} AND one.customer_id <> other.customer_id AND (reason = 'kept-apart' OR NOT ${ARE_TWO}) GROUP BY 4, 5) AS pair
      WHERE $2::timestamptz IS NULL OR (found_at, id) < ($2, $3::uuid)
      ORDER BY found_at DESC, id DESC LIMIT $4`,
    [query.state, at, id, query.limit + 1, query.customer ?? null, duplicateSigns],
  );
  const page = pageOf(rows, query.limit, (last) => [last.found_at, last.id]);
  const summaries = await customerSummaries(db, [...new Set(page.items.flatMap(({ one, other }) => [one, other]))]);
  const of = new Map(summaries.map((summary) => [summary.id, summary]));
  const named = await identifiersOf(db, page.items.flatMap(({ ends }) => ends ?? []));
  const items = page.items.map(({ id: duplicate, reasons, found_at, one, other, ends, epochs }): Duplicate => {
    const linkedBy = [...new Set(ends)].flatMap((origin) => named.get(origin) ?? []);
    const version = pairVersion({ id: one, epoch: epochs[0] }, { id: other, epoch: epochs[1] });
    return { id: duplicate, reasons, state: query.state, foundAt: found_at, customers: [of.get(one)!, of.get(other)!], linkedBy, version };
  });
  return { ...page, items };
}

/** What each of these origins was minted for, of those that have one. */
async function identifiersOf(db: DataSource, origins: string[]): Promise<Map<string, KnownIdentifier>> {
  const rows = await db.query<(KnownIdentifier & { origin: string })[]>('SELECT origin, kind, namespace, value FROM identifiers WHERE origin = ANY($1)', [origins]);
  return new Map(rows.map(({ origin, ...identifier }) => [origin, identifier]));
}
