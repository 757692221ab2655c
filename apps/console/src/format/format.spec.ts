import {
  birthday,
  clock,
  count,
  date,
  dayKey,
  elapsed,
  exact,
  languageOf,
  money,
  monthOf,
  nearDay,
  range,
  recent,
  shortDate,
} from './format.js';

const now = Date.parse('2026-11-20T14:41:00+09:00');

describe('dates and times are those of Japan', () => {
  it('an evening in UTC is the next day in Japan', () => {
    expect(dayKey('2026-11-19T15:00:00Z')).toBe('2026-11-20');
    expect(dayKey('2026-11-19T14:59:59Z')).toBe('2026-11-19');
    expect(clock('2026-11-19T15:00:00Z')).toBe('00:00');
  });

  it('the year stands only when it is another', () => {
    expect(shortDate('2026-11-20T05:00:00Z', 'ja', now)).toBe('11月20日');
    expect(shortDate('2025-12-08T05:00:00Z', 'ja', now)).toBe('2025年12月8日');
    expect(shortDate('2025-12-08T05:00:00Z', 'en', now)).toBe('8 Dec 2025');
    expect(monthOf('2026-06', 'ja', now)).toBe('6月');
    expect(monthOf('2025-06', 'en', now)).toBe('Jun 2025');
  });

  it('a weekday stands in full-width brackets in Japanese and before the date in English', () => {
    expect(date('2026-11-20T05:32:05Z', 'ja', now)).toBe('11月20日（金）');
    expect(date('2026-11-20T05:32:05Z', 'en', now)).toBe('Fri 20 Nov');
    expect(exact('2026-11-20T05:32:05Z', 'ja')).toBe('2026年11月20日（金）14:32:05');
    expect(exact('2026-11-20T05:32:05Z', 'en')).toBe('Fri 20 Nov 2026, 14:32:05');
  });

  it('a list is relative only within the hour', () => {
    expect(recent('2026-11-20T14:07:00+09:00', 'ja', now)).toBe('34分前');
    expect(recent('2026-11-20T14:07:00+09:00', 'en', now)).toBe('34 min ago');
    expect(recent('2026-11-20T14:40:30+09:00', 'ja', now)).toBe('たった今');
    expect(recent('2026-11-20T10:05:00+09:00', 'ja', now)).toBe('10:05');
    expect(recent('2026-11-19T23:59:00+09:00', 'ja', now)).toBe('11月19日');
  });

  it('today and yesterday end at midnight in Japan', () => {
    expect(nearDay('2026-11-20T00:00:00+09:00', now)).toBe('today');
    expect(nearDay('2026-11-19T00:00:00+09:00', now)).toBe('yesterday');
    expect(nearDay('2026-11-18T23:59:59+09:00', now)).toBeNull();
  });

  it('elapsed time is told in the largest full unit', () => {
    expect(elapsed('2026-11-18T10:00:00+09:00', now)).toEqual({ unit: 'days', count: 2 });
    expect(elapsed('2026-11-20T10:00:00+09:00', now)).toEqual({ unit: 'hours', count: 4 });
    expect(elapsed('2026-11-20T14:41:30+09:00', now)).toEqual({ unit: 'minutes', count: 0 });
    expect(elapsed('2024-01-20T14:41:30+09:00', now)).toEqual({ unit: 'years', count: 2 });
  });
});

describe('numbers', () => {
  it('a birthday that is masked stays so', () => {
    expect([birthday('1958-03-04', 'ja'), birthday('1958-**-**', 'ja')]).toEqual([
      '1958年3月4日（火）',
      '1958-**-**',
    ]);
  });

  it('yen have a half-width sign and no decimals, dollars two', () => {
    expect(money(6480, 'JPY')).toBe('¥6,480');
    expect(money(-6480, 'JPY')).toBe('−¥6,480');
    expect(money(1250, 'USD')).toBe('$12.50');
  });

  it('a minus is the real one', () => {
    expect(count(-1234)).toBe('−1,234');
  });

  it('a range is a wave in Japanese and a dash in English', () => {
    expect(range('13:02', '13:58', 'ja')).toBe('13:02〜13:58');
    expect(range('13:02', '13:58', 'en')).toBe('13:02–13:58');
  });

  it('what is written in kana or kanji is Japanese', () => {
    expect(languageOf('箱がつぶれています')).toBe('ja');
    expect(languageOf('Lot 26J07')).toBeUndefined();
  });
});
