import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { Page } from './cursor.js';

/** Of a list that is exported, the newest so many. */
export const EXPORT_MAX = 100_000;
/** Rows that stand in memory, and are written while nobody else has their turn. */
const EXPORT_AT_ONCE = 1000;

type ReadPage<R> = (page: { limit: number; cursor: string | undefined }) => Promise<Page<R>>;

/** The rows of a list, `most` of them at most, page by page: the next is read once whoever takes them has room. */
export async function* pagesOf<R>(read: ReadPage<R>, most = Infinity): AsyncGenerator<R[]> {
  let cursor: string | undefined;
  let left = most;
  do {
    const page = await read({ limit: EXPORT_AT_ONCE, cursor });
    yield page.items.slice(0, left);
    left -= page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor && left > 0);
}

/** A list as a table by RFC 4180, sent page by page: a line of the columns' names, then the first EXPORT_MAX rows. */
export function csvOf<R extends object>(columns: readonly (keyof R & string)[], read: ReadPage<R>): Promise<StreamableFile> {
  return streamed(csvPieces(columns, pagesOf(read, EXPORT_MAX)));
}

/** A list as an array in JSON, a row a line, sent page by page: the first EXPORT_MAX rows. */
export function jsonOf(read: ReadPage<object>): Promise<StreamableFile> {
  return streamed(jsonPieces(pagesOf(read, EXPORT_MAX)));
}

/** An answer that is sent while it is made. Its first piece is made before: what cannot be read is refused, and no answer that breaks off. */
export async function streamed(pieces: AsyncGenerator<string>): Promise<StreamableFile> {
  const first = await pieces.next();
  async function* all(): AsyncGenerator<string> {
    if (first.done) return;
    yield first.value;
    yield* pieces;
  }
  return new StreamableFile(Readable.from(all(), { objectMode: false }));
}

export async function* csvPieces<R extends object>(columns: readonly (keyof R & string)[], pages: AsyncIterable<R[]>): AsyncGenerator<string> {
  let names = `${columns.join(',')}\r\n`;
  for await (const rows of pages) {
    yield names + rows.map((row) => `${csvLine(columns.map((column) => row[column]))}\r\n`).join('');
    names = '';
  }
}

export async function* jsonPieces(pages: AsyncIterable<object[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[\n\n]\n' : '\n]\n';
}

/** What a spreadsheet would take for a formula, also in full-width characters as it does in Japan, begins with an apostrophe. Times are ISO 8601. */
export function csvLine(values: unknown[]): string {
  return values.map((value) => `"${textOf(value).replace(/^[=+\-@＝＋－＠\t\r]/, "'$&").replaceAll('"', '""')}"`).join(',');
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(' ') : String((value ?? '') as string | number);
}
