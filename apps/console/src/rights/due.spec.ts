import fc from 'fast-check';
import type { LegalHold } from '../api/rights.js';
import { daysLeft, isLasting } from './due.js';

const now = Date.parse('2026-11-20T14:41:00+09:00');
const DAY = 86_400_000;

describe('the clock of a case', () => {
  it('counts days in Japan, and its last day to the end', () => {
    expect(daysLeft('2026-11-23T09:00:00+09:00', now)).toBe(3);
    expect(daysLeft('2026-11-20T09:00:00+09:00', now)).toBe(0);
    expect(daysLeft('2026-11-20T23:59:59+09:00', now)).toBe(0);
    expect(daysLeft('2026-11-21T00:00:00+09:00', now)).toBe(1);
    expect(daysLeft('2026-11-18T23:59:59+09:00', now)).toBe(-2);
  });

  it('goes on by one each day, also over months and years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -400, max: 400 }), (at, days) => {
        expect(daysLeft(new Date(at + days * DAY).toISOString(), at)).toBe(days);
      }),
    );
  });
});

describe('a hold', () => {
  const hold = (more: Partial<LegalHold>) => ({ endedAt: null, until: null, ...more }) as LegalHold;
  it('lasts until it is ended, or to the end of its last day', () => {
    expect(isLasting(hold({}), now)).toBe(true);
    expect(isLasting(hold({ until: '2026-11-20' }), now)).toBe(true);
    expect(isLasting(hold({ until: '2026-11-19' }), now)).toBe(false);
    expect(isLasting(hold({ endedAt: '2026-11-19T00:00:00Z', until: '2027-01-01' }), now)).toBe(false);
  });
});
