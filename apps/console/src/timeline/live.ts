import type { Entry, TimelineFilters } from '../api/api.js';
import { dayKey } from '../format/format.js';

/** Entries that arrived while the page was open: those on the page, and those that wait until they disturb nobody. */
export interface Live {
  shown: Entry[];
  waiting: Entry[];
}
export const nothingLive: Live = { shown: [], waiting: [] };

/** Takes what arrived. `show` is false while the reader is inside the list; a change of a shown entry is applied in place. */
export function arrive(live: Live, arrived: Entry[], onPage: ReadonlySet<string>, show: boolean): Live {
  let { shown, waiting } = live;
  for (const entry of arrived) {
    const inPlace = onPage.has(entry.id) || shown.some((other) => other.id === entry.id);
    if (show || inPlace) {
      shown = replaced(shown, entry);
      waiting = waiting.filter((other) => other.id !== entry.id);
    } else {
      waiting = replaced(waiting, entry);
    }
  }
  return { shown, waiting };
}

export function showWaiting(live: Live): Live {
  return { shown: live.waiting.reduce(replaced, live.shown), waiting: [] };
}

function replaced(entries: Entry[], entry: Entry): Entry[] {
  const known = entries.find((other) => other.id === entry.id);
  if (known && known.revision >= entry.revision) return entries;
  return [...entries.filter((other) => other.id !== entry.id), entry];
}

/** Whether an entry belongs to the filtered line; the same rule as the server's, who alone knows what says a word. */
export function matches(entry: Entry, filters: TimelineFilters): boolean {
  const within = (list: string[], value: string) => list.length === 0 || list.includes(value);
  const day = dayKey(entry.occurredAt);
  return (
    !filters.q &&
    within(filters.department, entry.department) &&
    within(filters.channel, entry.channel) &&
    within(filters.type, entry.type) &&
    (!filters.from || day >= filters.from) &&
    (!filters.to || day <= filters.to)
  );
}

/**
 * The line as it is shown, newest first: the fetched pages and what arrived since. An entry older than the
 * last fetched one is left out while there is a next page, because that page will bring it.
 */
export function merge(fetched: Entry[], live: Entry[], hasMore: boolean): Entry[] {
  if (live.length === 0) return fetched;
  const byId = new Map(fetched.map((entry) => [entry.id, entry]));
  const oldest = fetched.at(-1);
  for (const entry of live) {
    const known = byId.get(entry.id);
    if (known ? known.revision < entry.revision : !hasMore || !oldest || newestFirst(entry, oldest) < 0) {
      byId.set(entry.id, entry);
    }
  }
  return [...byId.values()].sort(newestFirst);
}

/** The order of the server: by the time it happened, then by id. */
export function newestFirst(a: Entry, b: Entry): number {
  return Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** For each shown entry, how many wait to stand right above it. Those that will stand at the top count under `top`. */
export function gaps(shown: Entry[], waiting: Entry[]): Map<string, number> {
  const result = new Map<string, number>();
  for (const entry of waiting) {
    const below = shown.findIndex((other) => newestFirst(entry, other) < 0);
    const key = below === 0 ? 'top' : shown[below]?.id;
    if (key) result.set(key, (result.get(key) ?? 0) + 1);
  }
  return result;
}

/** Counts of the chips with what arrived after they were fetched. Departments do not narrow them, the other filters do. */
export function countsWith(
  counts: Record<string, number>,
  fetched: Entry[],
  live: Entry[],
  filters: TimelineFilters,
) {
  const known = new Set(fetched.map((entry) => entry.id));
  const result = { ...counts };
  for (const entry of live) {
    if (known.has(entry.id) || !matches(entry, { ...filters, department: [] })) continue;
    result.all = (result.all ?? 0) + 1;
    result[entry.department] = (result[entry.department] ?? 0) + 1;
  }
  return result;
}
