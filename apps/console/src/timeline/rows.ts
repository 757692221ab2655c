import type { Entry } from '../api/api.js';
import { dayKey } from '../format/format.js';
import { weightOf } from './entry-look.js';

/** One line of the timeline: an entry, or several traces of one department folded into one. */
export type Row =
  { kind: 'entry'; entry: Entry } | { kind: 'fold'; id: string; department: string; entries: Entry[] };

/** A stretch of one day. Only the first of a day carries the date; the length is bounded so that a busy day scrolls too. */
export interface Stretch {
  id: string;
  day: string;
  first: boolean;
  last: boolean;
  rows: Row[];
  /** Months without a record between this day and the newer one above it, oldest first; never for a filtered line. */
  silent: { from: string; to: string } | null;
}

const FOLD_FROM = 4;
const ROWS_PER_STRETCH = 10;

/** Cuts entries, newest first, into days and folds runs of traces; `opened` names folds that are shown in full. */
export function stretches(entries: Entry[], opened: ReadonlySet<string>, filtered: boolean): Stretch[] {
  const result: Stretch[] = [];
  let previousDay: string | null = null;
  for (const day of byDay(entries)) {
    const silent = previousDay && !filtered ? silentMonths(day.key, previousDay) : null;
    const rows = fold(day.entries, opened);
    for (let start = 0; start < rows.length; start += ROWS_PER_STRETCH) {
      result.push({
        id: `${day.key}/${start}`,
        day: day.key,
        first: start === 0,
        last: start + ROWS_PER_STRETCH >= rows.length,
        rows: rows.slice(start, start + ROWS_PER_STRETCH),
        silent: start === 0 ? silent : null,
      });
    }
    previousDay = day.key;
  }
  return result;
}

function byDay(entries: Entry[]): { key: string; entries: Entry[] }[] {
  const days: { key: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const key = dayKey(entry.occurredAt);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, entries: [entry] });
  }
  return days;
}

function fold(entries: Entry[], opened: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  let start = 0;
  while (start < entries.length) {
    let end = start;
    while (end < entries.length && foldsWith(entries[start]!, entries[end]!)) end += 1;
    end = Math.max(end, start + 1);
    const run = entries.slice(start, end);
    // Named after its oldest entry: a newer trace joins the fold without closing it.
    const id = `fold/${run.at(-1)!.id}`;
    if (run.length >= FOLD_FROM)
      rows.push({ kind: 'fold', id, department: run[0]!.department, entries: run });
    if (run.length < FOLD_FROM || opened.has(id))
      rows.push(...run.map((entry): Row => ({ kind: 'entry', entry })));
    start = end;
  }
  return rows;
}

function foldsWith(first: Entry, entry: Entry): boolean {
  return entry.department === first.department && weightOf(entry) === 'trace' && weightOf(first) === 'trace';
}

/** The whole calendar months strictly between two days. */
function silentMonths(older: string, newer: string): Stretch['silent'] {
  const from = monthNumber(older) + 1;
  const to = monthNumber(newer) - 1;
  return from > to ? null : { from: monthKey(from), to: monthKey(to) };
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthKey = (number: number) =>
  `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Rough height in px before a stretch was ever drawn. */
export function estimatedHeight(stretch: Stretch): number {
  const rows = stretch.rows.reduce((sum, row) => {
    if (row.kind === 'fold') return sum + 32;
    const weight = weightOf(row.entry);
    return sum + (weight === 'trace' ? 32 : weight === 'fact' ? 54 : 108);
  }, 0);
  return rows + 17 + (stretch.silent ? 40 : 0);
}
