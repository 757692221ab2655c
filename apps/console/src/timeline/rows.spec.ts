import type { Entry } from '../api/api.js';
import { weightOf } from './entry-look.js';
import { stretches } from './rows.js';

let next = 0;
function entry(
  occurredAt: string,
  type = 'web.touched',
  department = 'site',
  data: Record<string, unknown> = {},
): Entry {
  next += 1;
  return {
    id: `e${next}`,
    revision: next,
    type,
    occurredAt,
    recordedAt: occurredAt,
    department,
    channel: 'web',
    direction: 'in',
    title: { ja: type, en: type },
    about: {},
    data,
  };
}
const none = new Set<string>();

describe('the timeline in days', () => {
  it('a day ends at midnight in Japan', () => {
    const days = stretches([entry('2026-11-19T15:00:00Z'), entry('2026-11-19T14:59:00Z')], none, false);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-19']);
  });

  it('four traces of one department in a row fold, three do not', () => {
    const times = ['05', '04', '03', '02'].map((hour) => `2026-11-20T${hour}:00:00Z`);
    const [four] = stretches(
      times.map((time) => entry(time)),
      none,
      false,
    );
    const [three] = stretches(
      times.slice(1).map((time) => entry(time)),
      none,
      false,
    );
    expect(four!.rows.map(({ kind }) => kind)).toEqual(['fold']);
    expect(three!.rows.map(({ kind }) => kind)).toEqual(['entry', 'entry', 'entry']);
  });

  it('an order between traces keeps them apart', () => {
    const at = (minute: number) => `2026-11-20T05:0${minute}:00Z`;
    const [day] = stretches(
      [entry(at(5)), entry(at(4)), entry(at(3), 'order.placed', 'order'), entry(at(2)), entry(at(1))],
      none,
      false,
    );
    expect(day!.rows.every(({ kind }) => kind === 'entry')).toBe(true);
  });

  it('an opened fold shows its entries beneath it and stays open when a newer trace joins', () => {
    const times = ['05', '04', '03', '02'].map((hour) => `2026-11-20T${hour}:00:00Z`);
    const entries = times.map((time) => entry(time));
    const opened = new Set([`fold/${entries[3]!.id}`]);
    expect(stretches(entries, opened, false)[0]!.rows).toHaveLength(5);
    expect(stretches([entry('2026-11-20T06:00:00Z'), ...entries], opened, false)[0]!.rows).toHaveLength(6);
  });

  it('months without a record are named, unless a filter hides what was there', () => {
    const entries = [entry('2026-09-03T03:00:00Z'), entry('2026-05-20T03:00:00Z')];
    expect(stretches(entries, none, false)[1]!.silent).toEqual({ from: '2026-06', to: '2026-08' });
    expect(stretches(entries, none, true)[1]!.silent).toBeNull();
    expect(
      stretches([entry('2026-01-31T03:00:00Z'), entry('2025-12-01T03:00:00Z')], none, false)[1]!.silent,
    ).toBeNull();
  });

  it('a busy day is cut into stretches and dated once', () => {
    const entries = Array.from({ length: 25 }, (_, index) =>
      entry(`2026-11-20T05:${String(59 - index).padStart(2, '0')}:00Z`, 'order.placed', 'order'),
    );
    expect(stretches(entries, none, false).map(({ first, rows }) => [first, rows.length])).toEqual([
      [true, 10],
      [false, 10],
      [false, 5],
    ]);
  });
});

describe('how an entry looks', () => {
  it("the customer's words weigh most, a visit least, and a stranger is a fact", () => {
    const at = '2026-11-20T05:00:00Z';
    expect(weightOf(entry(at, 'contact.opened', 'care', { quote: '箱がつぶれています' }))).toBe('voice');
    expect(weightOf(entry(at, 'contact.opened', 'care'))).toBe('fact');
    expect(weightOf(entry(at))).toBe('trace');
    expect(weightOf(entry(at, 'warranty.registered', 'warranty'))).toBe('fact');
  });
});
