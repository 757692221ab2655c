import type { Entry, TimelineFilters } from '../api/api.js';
import { arrive, countsWith, gaps, matches, merge, nothingLive, showWaiting } from './live.js';

const filters: TimelineFilters = { department: [], channel: [], type: [], from: '', to: '', q: '' };
function entry(id: string, hour: number, more: Partial<Entry> = {}): Entry {
  const occurredAt = `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`;
  return {
    id,
    revision: hour,
    type: 'web.touched',
    occurredAt,
    recordedAt: occurredAt,
    department: 'site',
    channel: 'web',
    direction: 'in',
    title: { ja: id, en: id },
    about: {},
    data: {},
    ...more,
  };
}
const ids = (entries: Entry[]) => entries.map(({ id }) => id);

describe('what arrives while the page is open', () => {
  it('stands at the top when nobody is inside the list', () => {
    const live = arrive(nothingLive, [entry('new', 9)], new Set(['old']), true);
    expect(ids(merge([entry('old', 8)], live.shown, false))).toEqual(['new', 'old']);
  });

  it('waits while somebody reads, and all of it is shown at once', () => {
    const waiting = arrive(nothingLive, [entry('a', 9), entry('b', 10)], new Set(), false);
    expect(waiting.shown).toEqual([]);
    expect(ids(showWaiting(waiting).shown)).toEqual(['a', 'b']);
  });

  it('a newer revision replaces an entry in place even while somebody reads', () => {
    const shown = entry('order', 8);
    const live = arrive(nothingLive, [{ ...shown, revision: 99 }], new Set(['order']), false);
    expect(merge([shown], live.shown, false)).toEqual([{ ...shown, revision: 99 }]);
  });

  it('the same entry sent twice stands once, and an older revision changes nothing', () => {
    const once = arrive(nothingLive, [entry('a', 9)], new Set(), true);
    expect(arrive(once, [entry('a', 9), { ...entry('a', 9), revision: 1 }], new Set(), true)).toEqual(once);
  });

  it('a late entry takes its place by the time it happened', () => {
    const line = merge([entry('c', 10), entry('a', 8)], [entry('b', 9)], false);
    expect(ids(line)).toEqual(['c', 'b', 'a']);
  });

  it('an entry beyond the last fetched page is left to that page', () => {
    expect(ids(merge([entry('b', 9)], [entry('a', 8)], true))).toEqual(['b']);
    expect(ids(merge([entry('b', 9)], [entry('a', 8)], false))).toEqual(['b', 'a']);
  });

  it('what waits in between is counted where it will stand', () => {
    const shown = [entry('d', 10), entry('b', 8)];
    const waiting = [entry('e', 11), entry('c', 9), entry('a', 7)];
    expect(gaps(shown, waiting)).toEqual(
      new Map([
        ['top', 1],
        ['b', 1],
      ]),
    );
  });
});

describe('filters', () => {
  it('an entry is measured by every filter, its day by the calendar of Japan', () => {
    const late = entry('x', 15);
    expect(matches(late, { ...filters, from: '2026-11-21' })).toBe(true);
    expect(matches(late, { ...filters, to: '2026-11-20' })).toBe(false);
    expect(matches(late, { ...filters, department: ['care', 'site'], channel: ['web'] })).toBe(true);
    expect(matches(late, { ...filters, type: ['order.placed'] })).toBe(false);
  });

  it('counts grow by what arrived and is not counted yet, whatever department is chosen', () => {
    const fetched = [entry('a', 8)];
    const live = [entry('a', 8), entry('b', 9), entry('c', 10, { department: 'care' })];
    const counts = countsWith({ all: 1, site: 1 }, fetched, live, { ...filters, department: ['site'] });
    expect(counts).toEqual({ all: 3, site: 2, care: 1 });
  });
});
