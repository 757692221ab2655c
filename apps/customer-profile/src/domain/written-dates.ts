/** The year before the first of each era, and its days. The day on which one followed another is both’s. */
const ERAS: Record<string, { before: number; from: string; until: string }> = {
  明治: { before: 1867, from: '1868-01-25', until: '1912-07-30' },
  大正: { before: 1911, from: '1912-07-30', until: '1926-12-25' },
  昭和: { before: 1925, from: '1926-12-25', until: '1989-01-08' },
  平成: { before: 1988, from: '1989-01-08', until: '2019-05-01' },
  令和: { before: 2018, from: '2019-05-01', until: '9999-12-31' },
};
const INITIALS: Record<string, string> = { m: '明治', t: '大正', s: '昭和', h: '平成', r: '令和' };
const OF_ERA = [/^(明治|大正|昭和|平成|令和|[mtshr])\s*(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/, /^([mtshr])(\d{2})(\d{2})(\d{2})$/];
const OF_YEAR = [/^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];

/** Spaces stand where a number has one digit less, and spreadsheets write midnight behind a day. */
const plainDay = (text: string) =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\st]00?:00(?::00)?$/, '')
    .replace(/\s*([年月日./-])\s*/g, '$1');

/** `1958/3/4`, `1958年3月4日`, `19580304`, `昭和33年3月4日`, `S33.3.4`, `1958/3/4 0:00` → `1958-03-04`; undefined for what is no day, also of its era. */
export function dateOf(text: string): string | undefined {
  const plain = plainDay(text);
  const [, name, ofEra, ...rest] = firstOf(OF_ERA, plain) ?? [];
  const era = name === undefined ? undefined : ERAS[INITIALS[name] ?? name]!;
  const found = era ? [String(era.before + (ofEra === '元' ? 1 : Number(ofEra))), ...rest] : firstOf(OF_YEAR, plain)?.slice(1);
  if (!found) return undefined;
  const [year, month, day] = found.map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1850;
  if (!isDay) return undefined;
  const written = date.toISOString().slice(0, 10);
  return era && (written < era.from || written > era.until) ? undefined : written;
}

function firstOf(shapes: RegExp[], text: string): RegExpExecArray | null {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found) return found;
  }
  return null;
}

/** Whether a day is there in its year, or in some year where it has none: `2014-06-01`, `--02-29`. */
export function isYearlyDay(day: string): boolean {
  const date = day.replace(/^--/, '2024-');
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && dateOf(date) === date;
}

/** `6/1`, `6月1日` → `--06-01`, which comes again each year; with a year as above. */
export function yearlyDayOf(text: string): string | undefined {
  const found = /^(\d{1,2})[月/.-](\d{1,2})日?$/.exec(plainDay(text));
  // A leap year has all days that any year has.
  const date = found ? dateOf(`2024/${found[1]}/${found[2]}`) : dateOf(text);
  return found ? date?.replace('2024', '-') : date;
}
