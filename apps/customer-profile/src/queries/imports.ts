import { setImmediate as othersTurn } from 'node:timers/promises';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { readAttributes } from '../db/read-attributes.js';
import { csvRows, encodings, isBlank, UnreadableFile, type FileEncoding } from '../domain/csv-rows.js';
import type { RowProblem } from '../domain/import-line.js';
import { guessMapping, type ImportMapping } from '../domain/import-mapping.js';

export interface Import {
  id: string;
  name: string;
  state: string;
  sizeBytes: number;
  receivedBytes: number;
  /** The chunk that comes next. */
  nextChunk: number;
  /** Of what has been sent: SHA-256, as hex, of this of all chunks but the last, and the last chunk. */
  sentSha256: string | null;
  encoding: FileEncoding | null;
  mapping: ImportMapping | null;
  asOf: Date;
  createdAt: Date;
  createdBy: string;
  rowsDone: number;
  rowsTotal: number | null;
  counts: { new: number; changed: number; same: number; refused: number };
  failure: { code: string; byte?: number; row?: number } | null;
  finishedAt: Date | null;
}

/** Newest first. */
export async function listImports(db: DataSource, id: string | undefined, page: { limit: number; cursor?: string | undefined }): Promise<Page<Import>> {
  const [at, after] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<Import[]>(
    `SELECT id, name, state, size_bytes AS "sizeBytes", received_bytes AS "receivedBytes", chunks AS "nextChunk", encode(sent_sha256, 'hex') AS "sentSha256", encoding, mapping, as_of AS "asOf",
            created_at AS "createdAt", created_by_name AS "createdBy", rows_done AS "rowsDone", rows_total AS "rowsTotal", counts, failure, finished_at AS "finishedAt"
       FROM imports WHERE ($1::uuid IS NULL OR id = $1) AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid)) ORDER BY created_at DESC, id DESC LIMIT $4`,
    [id ?? null, at, after, page.limit + 1],
  );
  return pageOf(rows, page.limit, (last) => [last.createdAt, last.id]);
}

/** A piece may have as many lines as bytes, and whatever is done with it is done at once. */
const PIECE_BYTES = 8192;

/** The bytes of a file, piece by piece; others have their turn after each. */
export async function* piecesOf(db: DataSource, id: string, chunks: number): AsyncGenerator<Buffer> {
  for (let n = 0; n < chunks; n += 1) {
    const [row] = await db.query<{ bytes: Buffer }[]>('SELECT bytes FROM import_chunks WHERE import = $1 AND n = $2', [id, n]);
    // Somebody cancelled it meanwhile.
    if (!row) return;
    for (let from = 0; from < row.bytes.length; from += PIECE_BYTES) {
      yield row.bytes.subarray(from, from + PIECE_BYTES);
      await othersTurn();
    }
  }
}

const PREVIEW_ROWS = 20;
/** Where these are blank, nobody looks for what comes behind them. */
const PREVIEW_LINES = 10_000;

export interface Preview {
  encoding: FileEncoding;
  names: string[];
  rows: string[][];
  /** What the names let guess. */
  columns: ImportMapping['columns'];
}

/** The first lines of a file, in the encoding in which they can be read. Throws UnreadableFile of the encoding that it is in, as far as that is known. */
export async function previewOf(db: DataSource, id: string, chunks: number, told: FileEncoding | null): Promise<Preview> {
  let failed: unknown;
  for (const encoding of told ? [told] : encodings) {
    try {
      const [head, ...rows] = await firstRows(piecesOf(db, id, chunks), encoding);
      const names = head ?? [];
      return { encoding, names, rows, columns: guessMapping(names, await readAttributes(db)) };
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.code !== 'wrong-encoding' || error.isCertain) throw error;
      failed = error;
    }
  }
  throw failed;
}

/** Of the file no more is read than these lines take: whatever it was cut at could look broken. */
async function firstRows(pieces: AsyncIterable<Buffer>, encoding: FileEncoding): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of csvRows(pieces, encoding)) {
    if (!isBlank(row)) rows.push(row.cells);
    if (rows.length > PREVIEW_ROWS || row.number === PREVIEW_LINES) break;
  }
  return rows;
}

export interface ImportError {
  row: number;
  problems: RowProblem[];
  cells: string[];
}

/** Lines that were refused, in the order of the file, after one of them. */
export function importErrors(db: DataSource, id: string, after: number, limit: number): Promise<ImportError[]> {
  return db.query<ImportError[]>(
    'SELECT row_number AS row, problems, cells FROM import_errors WHERE import = $1 AND row_number > $2 ORDER BY row_number LIMIT $3',
    [id, after, limit],
  );
}

/** As many as stand in memory at once: a line may have a hundred thousand characters. */
const ERRORS_AT_ONCE = 200;

/** All of them, one after the other. */
export async function* allImportErrors(db: DataSource, id: string): AsyncGenerator<ImportError> {
  for (let after = 0; ; ) {
    const found = await importErrors(db, id, after, ERRORS_AT_ONCE);
    yield* found;
    if (found.length < ERRORS_AT_ONCE) return;
    after = found.at(-1)!.row;
  }
}

/** How the columns of a file are called, where lines of it were refused. */
export async function columnNames(db: DataSource, id: string): Promise<string[]> {
  const [row] = await db.query<{ names: string[] | null }[]>('SELECT names FROM imports WHERE id = $1', [id]);
  return row?.names ?? [];
}
