import type { Page } from './cursor.js';

/** Of a list that is exported, the newest so many. */
export const EXPORT_MAX = 100_000;
const EXPORT_AT_ONCE = 5000;

type ReadPage<R> = (page: { limit: number; cursor: string | undefined }) => Promise<Page<R>>;

/** A list as a table by RFC 4180, read page by page: a line of the columns' names, then the first EXPORT_MAX rows. */
export async function csvOf<R extends object>(columns: readonly (keyof R & string)[], read: ReadPage<R>): Promise<string> {
  const lines = await linesOf(read, (row) => csvLine(columns.map((column) => row[column])));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A list as an array in JSON, a row a line, read page by page: the first EXPORT_MAX rows. */
export async function jsonOf(read: ReadPage<object>): Promise<string> {
  return `[\n${(await linesOf(read, (row) => JSON.stringify(row))).join(',\n')}\n]\n`;
}

async function linesOf<R>(read: ReadPage<R>, lineOf: (row: R) => string): Promise<string[]> {
  const lines: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: EXPORT_AT_ONCE, cursor });
    for (const row of page.items) lines.push(lineOf(row));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && lines.length < EXPORT_MAX);
  return lines.slice(0, EXPORT_MAX);
}

/** What a spreadsheet would take for a formula, also in full-width characters as it does in Japan, begins with an apostrophe. Times are ISO 8601. */
export function csvLine(values: unknown[]): string {
  return values.map((value) => `"${textOf(value).replace(/^[=+\-@＝＋－＠\t\r]/, "'$&").replaceAll('"', '""')}"`).join(',');
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String((value ?? '') as string | number);
}
