import { FRESH_MS, isFresh, nameViolation, timeViolation } from './index.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const at = (ms: number) => new Date(now + ms).toISOString();
const DAY = 24 * 60 * 60 * 1000;

describe('timeViolation', () => {
  it.each([
    '2026-11-20T14:32:00+09:00',
    '2026-11-20T14:32:00.123456+09:00',
    '2026-11-20T05:32Z',
    '2026-11-20 05:32:00z',
    '2026-11-20T05:32:00+0900',
    '1970-01-01T00:00:00Z',
    '2024-02-29T23:59:59Z',
  ])('takes %s', (time) => {
    expect(timeViolation(time, now)).toBeUndefined();
  });

  it.each(['2026-11-20', '2026-11-20T14:32:00', '20 Nov 2026 14:32 JST', '1763620320000', '', '2026-13-20T14:32:00Z'])(
    'refuses %p, which is no date and time with an offset',
    (time) => {
      expect(timeViolation(time, now)).toMatch(/RFC 3339/);
    },
  );

  it.each(['2026-02-30T00:00:00Z', '2026-02-29T00:00:00Z', '2026-11-31T00:00:00+09:00', '2026-11-19T24:00:00Z'])(
    'refuses %s, which is on no calendar',
    (time) => {
      expect(timeViolation(time, now)).toMatch(/RFC 3339/);
    },
  );

  it('refuses what lies before 1970', () => {
    expect(timeViolation('1969-12-31T23:59:59Z', now)).toMatch(/1970/);
  });

  it('takes a clock that is a day ahead, and none that is further', () => {
    expect(timeViolation(at(DAY), now)).toBeUndefined();
    expect(timeViolation(at(DAY + 1), now)).toMatch(/24 hours ahead/);
  });
});

describe('nameViolation', () => {
  it('counts bytes, since that is what an index counts', () => {
    expect(nameViolation('x'.repeat(256), 256)).toBeUndefined();
    expect(nameViolation('x'.repeat(257), 256)).toMatch(/256 bytes/);
    expect(nameViolation('茶'.repeat(86), 256)).toMatch(/256 bytes/);
  });

  it.each(['\u0000', 'a\nb', '\u007f', '\u0085'])('refuses the control characters of %j', (name) => {
    expect(nameViolation(name, 256)).toMatch(/control/);
  });
});

it('a name that is half of a surrogate pair is refused', () => {
  expect(nameViolation('🍵'.slice(1), 256)).toMatch(/surrogate/);
  expect(nameViolation('🍵', 256)).toBeUndefined();
});

describe('isFresh', () => {
  it('is true for a day, and never for history', () => {
    const fact = (age: number, backfill = false) => ({ occurredAt: new Date(now - age), backfill });
    expect(isFresh(fact(FRESH_MS - 1), now)).toBe(true);
    expect(isFresh(fact(FRESH_MS), now)).toBe(false);
    expect(isFresh(fact(0, true), now)).toBe(false);
  });
});
