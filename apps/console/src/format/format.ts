/** Every number, amount and time that is shown. Times are those of Japan in both languages. */

export type Language = 'ja' | 'en';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Japan has had one offset and no summer time since 1951. */
const JAPAN = 9 * HOUR;

const weekdays = {
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function inJapan(time: string | number) {
  const shifted = new Date(new Date(time).getTime() + JAPAN);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  };
}
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-20`: the day in Japan, good for comparing and for grouping. */
export function dayKey(time: string | number): string {
  const { year, month, day } = inJapan(time);
  return `${year}-${two(month)}-${two(day)}`;
}

/** 14:32 */
export function clock(time: string | number): string {
  const { hour, minute } = inJapan(time);
  return `${two(hour)}:${two(minute)}`;
}

/** 11月20日, 20 Nov; with the year when it is not the year of `now`. */
export function shortDate(time: string | number, language: Language, now: number = Date.now()): string {
  const { year, month, day } = inJapan(time);
  const thisYear = year === inJapan(now).year;
  if (language === 'ja') return `${thisYear ? '' : `${year}年`}${month}月${day}日`;
  return `${day} ${months[month - 1]}${thisYear ? '' : ` ${year}`}`;
}

/** 金曜, Fri */
export function weekday(time: string | number, language: Language): string {
  const name = weekdays[language][inJapan(time).weekday]!;
  return language === 'ja' ? `${name}曜` : name;
}

/** 11月20日（金）, Fri 20 Nov */
export function date(time: string | number, language: Language, now: number = Date.now()): string {
  const name = weekdays[language][inJapan(time).weekday]!;
  const short = shortDate(time, language, now);
  return language === 'ja' ? `${short}（${name}）` : `${name} ${short}`;
}

/** 2026年11月20日（金）14:32:05, Fri 20 Nov 2026, 14:32:05 */
export function exact(time: string | number, language: Language): string {
  const { year, month, day, weekday: index, hour, minute, second } = inJapan(time);
  const name = weekdays[language][index]!;
  const at = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (language === 'ja') return `${year}年${month}月${day}日（${name}）${at}`;
  return `${name} ${day} ${months[month - 1]} ${year}, ${at}`;
}

/** A day that somebody was born; one that is masked stays as it is. */
export const birthday = (day: string, language: Language) => (day.includes('*') ? day : date(day, language));

/** `2014-06-01`, or `--06-01` where nobody knows the year → 6月1日, 1 Jun */
export function yearlyDay(day: string, language: Language): string {
  const [year, number, date] = day.replace(/^--/, '-').split('-');
  if (language === 'ja') return `${year ? `${year}年` : ''}${Number(number)}月${Number(date)}日`;
  return [Number(date), months[Number(number) - 1], year].filter(Boolean).join(' ');
}

/** 2021年4月, Apr 2021 */
export function month(time: string | number, language: Language): string {
  const { year, month: number } = inJapan(time);
  return language === 'ja' ? `${year}年${number}月` : `${months[number - 1]} ${year}`;
}

/** 6月, Jun; with the year when it is not the year of `now`. `key` is `2026-06`. */
export function monthOf(key: string, language: Language, now: number = Date.now()): string {
  const [year, number] = key.split('-').map(Number) as [number, number];
  const thisYear = year === inJapan(now).year;
  if (language === 'ja') return `${thisYear ? '' : `${year}年`}${number}月`;
  return `${months[number - 1]}${thisYear ? '' : ` ${year}`}`;
}

/** Whether `time` was today or yesterday in Japan. */
export function nearDay(time: string | number, now: number = Date.now()): 'today' | 'yesterday' | null {
  const key = dayKey(time);
  if (key === dayKey(now)) return 'today';
  return key === dayKey(now - DAY) ? 'yesterday' : null;
}

/** For lists: たった今, 34分前 within the hour, 14:32 today, else 11月20日. */
export function recent(time: string, language: Language, now: number = Date.now()): string {
  const minutes = Math.floor((now - new Date(time).getTime()) / 60_000);
  if (minutes === 0) return language === 'ja' ? 'たった今' : 'just now';
  if (minutes > 0 && minutes < 60) return language === 'ja' ? `${minutes}分前` : `${minutes} min ago`;
  return nearDay(time, now) === 'today' ? clock(time) : shortDate(time, language, now);
}

/** Elapsed time in the largest unit that is full: 40 minutes, 3 hours, 2 days, 5 months, 2 years. */
export function elapsed(time: string, now: number = Date.now()) {
  const passed = Math.max(0, now - new Date(time).getTime());
  const unit = (name: 'minutes' | 'hours' | 'days' | 'months' | 'years', size: number) => ({
    unit: name,
    count: Math.floor(passed / size),
  });
  if (passed < HOUR) return unit('minutes', 60_000);
  if (passed < DAY) return unit('hours', HOUR);
  if (passed < 60 * DAY) return unit('days', DAY);
  return passed < 730 * DAY ? unit('months', 30.44 * DAY) : unit('years', 365.25 * DAY);
}

/** 1,234; the minus sign is the real one. */
export function count(value: number): string {
  return new Intl.NumberFormat('en-US').format(value).replace('-', '−');
}

/** ¥6,480, $12.50: the sign before the number in both languages, a real minus before the sign. */
export function money(minor: number, currency: string): string {
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const digits = new Intl.NumberFormat('en-US', style).resolvedOptions().maximumFractionDigits ?? 0;
  const text = new Intl.NumberFormat('en-US', style).format(Math.abs(minor) / 10 ** digits);
  return `${minor < 0 ? '−' : ''}${text.replace('￥', '¥')}`;
}

/** 10:05〜13:58, 10:05–13:58 */
export function range(from: string, to: string, language: Language): string {
  return `${from}${language === 'ja' ? '〜' : '–'}${to}`;
}

/** Names in a row: A、B、C and A, B, C. */
export function list(parts: string[], language: Language): string {
  return parts.join(language === 'ja' ? '、' : ', ');
}

/** The language a text is written in, as far as its letters tell: what customers write is Japanese in an English page too. */
export function languageOf(text: string): 'ja' | undefined {
  return /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/.test(text) ? 'ja' : undefined;
}

/** A phone number as it is dialled in Japan; numbers of other countries stay as they are. */
export function phone(number: string): string {
  const national = number.replace(/^\+81/, '0');
  if (/^0[5789]0\d{8}$/.test(national)) return national.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3');
  if (/^(0120|0800)\d{6,7}$/.test(national)) return national.replace(/^(0120|0800)(\d{3})(\d+)$/, '$1-$2-$3');
  // The length of an area code is not in the number; the last four digits are what people compare.
  return national.replace(/^(0\d{5})(\d{4})$/, '$1-$2');
}
