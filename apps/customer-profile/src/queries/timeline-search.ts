import { pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { searchFor } from '../domain/text-search.js';
import { countEntries, monthsOfEntries, readTimeline, type Entry, type TimelineFilter } from './timeline.js';

export interface Month {
  /** `2026-11`, in Asia/Tokyo. */
  month: string;
  entries: number;
}

/** What a reader looks for in a timeline, and how they see an entry: nobody finds what they may not see. */
export interface Look {
  filter: TimelineFilter & { q?: string };
  sees: (entry: Entry) => Entry;
}

const AT_ONCE = 1000;

/** A page of a customer's timeline as the reader sees it, newest first, of entries that say `q` if that is asked. */
export async function lookAtTimeline(db: DataSource, customer: string, look: Look, page: { limit: number; cursor?: string | undefined }): Promise<Page<Entry>> {
  if (!asks(look)) {
    const { items, nextCursor } = await readTimeline(db, customer, look.filter, page);
    return { items: items.map(look.sees), nextCursor };
  }
  const found: Entry[] = [];
  for await (const entry of saying(db, customer, look, page.cursor)) {
    found.push(entry);
    if (found.length > page.limit) break;
  }
  return pageOf(found, page.limit, (last) => [last.occurredAt, last.id]);
}

/** How many entries there are in all and by department, whatever the department filter is. */
export async function countSeen(db: DataSource, customer: string, look: Look): Promise<Record<string, number>> {
  if (!asks(look)) return countEntries(db, customer, look.filter);
  const counts: Record<string, number> = { all: 0 };
  const everywhere = { ...look, filter: { ...look.filter, department: undefined } } as Look;
  for await (const { department } of saying(db, customer, everywhere)) {
    counts.all! += 1;
    counts[department] = (counts[department] ?? 0) + 1;
  }
  return counts;
}

/** A customer's months that have entries, the oldest first. */
export async function monthsOf(db: DataSource, customer: string, look: Look): Promise<Month[]> {
  if (!asks(look)) return monthsOfEntries(db, customer, look.filter);
  const months = new Map<string, number>();
  for await (const { occurredAt } of saying(db, customer, look)) {
    const month = monthInTokyo(occurredAt);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months].map(([month, entries]) => ({ month, entries })).reverse();
}

const asks = ({ filter }: Look) => Boolean(filter.q?.trim());

/**
 * Read and folded here, since titles stand in no row and what is masked depends on the reader. All entries of a customer
 * at most: bounded by their number.
 */
async function* saying(db: DataSource, customer: string, { filter, sees }: Look, after?: string): AsyncGenerator<Entry> {
  const says = searchFor(filter.q!);
  let cursor = after;
  do {
    const page = await readTimeline(db, customer, filter, { limit: AT_ONCE, cursor });
    for (const entry of page.items.map(sees)) if (says(entry)) yield entry;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}

const JST_MS = 9 * 60 * 60_000;
const monthInTokyo = (time: Date) => new Date(time.getTime() + JST_MS).toISOString().slice(0, 7);
