const ERAS: Record<string, number> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, m: 1867, t: 1911, s: 1925, h: 1988, r: 2018 };

/** `1958/3/4`, `1958年3月4日`, `19580304`, `昭和33年3月4日`, `S33.3.4` → `1958-03-04`; undefined for what is no day. */
export function dateOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const era = /^(明治|大正|昭和|平成|令和|[mtshr])\s*(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(plain);
  const found = era ?? /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return undefined;
  const [year, month, day] = era
    ? [ERAS[era[1]!]! + (era[2] === '元' ? 1 : Number(era[2])), Number(era[3]), Number(era[4])]
    : [Number(found[1]), Number(found[2]), Number(found[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1850;
  return isDay ? date.toISOString().slice(0, 10) : undefined;
}

/** Whether a day is there in its year, or in some year where it has none: `2014-06-01`, `--02-29`. */
export function isYearlyDay(day: string): boolean {
  const date = day.replace(/^--/, '2024-');
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dateOf(date) === date;
}

/** `6/1`, `6月1日` → `--06-01`, which comes again each year; with a year as above. */
export function yearlyDayOf(text: string): string | undefined {
  const found = /^(\d{1,2})[月/.-](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  // A leap year has all days that any year has.
  const date = found ? dateOf(`2024/${found[1]}/${found[2]}`) : dateOf(text);
  return found ? date?.replace('2024', '-') : date;
}
