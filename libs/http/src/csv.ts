import type { Page } from './cursor.js';

/** Of a list that is exported, the newest so many. */
export const EXPORT_MAX = 100_000;
const EXPORT_AT_ONCE = 5000;

/** A list as a table by RFC 4180, read page by page: a line of the columns' names, then the first EXPORT_MAX rows. */
export async function csvOf<R extends object>(columns: readonly (keyof R & string)[], read: (page: { limit: number; cursor: string | undefined }) => Promise<Page<R>>): Promise<string> {
  const lines = [columns.join(',')];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: EXPORT_AT_ONCE, cursor });
    lines.push(...page.items.map((row) => csvLine(columns.map((column) => row[column]))));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && lines.length <= EXPORT_MAX);
  return `${lines.slice(0, EXPORT_MAX + 1).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula begins with an apostrophe. Times are ISO 8601. */
function csvLine(values: unknown[]): string {
  return values.map((value) => `"${textOf(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`).join(',');
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String((value ?? '') as string | number);
}
