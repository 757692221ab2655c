import { createHash } from 'node:crypto';
import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { FileEncoding } from '../domain/csv-rows.js';
import type { ImportMapping } from '../domain/import-mapping.js';

/** As much of a file as one request brings. */
export const CHUNK_BYTES = 1_000_000;

export interface NewImport {
  name: string;
  sizeBytes: number;
  asOf: Date;
  by: string;
  now: Date;
}

/** Begins an import, of which nothing is there yet. */
export async function createImport(tx: Tx, { name, sizeBytes, asOf, by, now }: NewImport): Promise<string> {
  const id = uuidv7();
  await tx.query('INSERT INTO imports (id, name, size_bytes, as_of, created_at, created_by_name) VALUES ($1, $2, $3, $4, $5, $6)', [id, name, sizeBytes, asOf, now, by]);
  return id;
}

interface Row {
  state: string;
  size: number;
  received: number;
  chunks: number;
  sent: Buffer | null;
}

/** Keeps the next piece of a file. One that is there already is left as it is; one that is not the next, or goes beyond the file's size, is refused. */
export async function keepChunk(tx: Tx, id: string, n: number, bytes: Buffer): Promise<void> {
  const { state, size, received, chunks, sent } = await lockImport(tx, id);
  if (n < chunks) return;
  if (state !== 'uploading') throw inAnotherState(state);
  if (n > chunks) throw new Problem(409, 'not-the-next-chunk', `Chunk ${chunks} comes next.`, { extensions: { next: chunks } });
  const isLast = received + bytes.length === size;
  if (received + bytes.length > size || bytes.length === 0 || (bytes.length !== CHUNK_BYTES && !isLast)) {
    throw new Problem(413, 'not-the-size', `Each chunk but the last has ${CHUNK_BYTES} bytes, and all together as many as were told.`, { extensions: { next: chunks } });
  }
  await tx.query('INSERT INTO import_chunks (import, n, bytes) VALUES ($1, $2, $3)', [id, n, bytes]);
  await tx.query(`UPDATE imports SET chunks = chunks + 1, received_bytes = received_bytes + $2, state = $3, sent_sha256 = $4 WHERE id = $1`, [
    id,
    bytes.length,
    isLast ? 'uploaded' : 'uploading',
    createHash('sha256').update(sent ?? '').update(bytes).digest(),
  ]);
}

/** Lets the file be read through without writing anything of it. Whatever was found before is forgotten. */
export async function startCheck(tx: Tx, id: string, { mapping, encoding }: { mapping: ImportMapping; encoding: FileEncoding | null }): Promise<void> {
  const { state } = await lockImport(tx, id);
  if (!['uploaded', 'checked', 'failed'].includes(state)) throw inAnotherState(state);
  await tx.query('DELETE FROM import_errors WHERE import = $1', [id]);
  await tx.query(
    `UPDATE imports SET state = 'checking', mapping = $2, encoding = $3, rows_done = 0, names = NULL, rows_total = NULL, failure = NULL, holder = NULL, leased_until = '-infinity',
            counts = '{"new": 0, "changed": 0, "same": 0, "refused": 0}' WHERE id = $1`,
    [id, JSON.stringify(mapping), encoding],
  );
}

/** Lets a checked file be written. The same file is brought once, unless somebody says so. */
export async function startRun(tx: Tx, id: string, again: boolean): Promise<void> {
  const { state } = await lockImport(tx, id);
  if (state !== 'checked') throw inAnotherState(state);
  // Of two at the same time the second sees the first.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('engawa.import ' || encode(sha256, 'hex'), 0)) FROM imports WHERE id = $1`, [id]);
  const [before] = await tx.query<{ id: string }[]>(
    `SELECT other.id FROM imports AS own JOIN imports AS other ON other.sha256 = own.sha256 AND other.id <> own.id AND other.state IN ('running', 'done')
      WHERE own.id = $1 ORDER BY other.created_at DESC LIMIT 1`,
    [id],
  );
  if (before && !again) throw new Problem(409, 'same-file', 'This very file was brought before. Say so if it is to be brought again.', { extensions: { import: before.id } });
  await tx.query('DELETE FROM import_errors WHERE import = $1', [id]);
  await tx.query(
    `UPDATE imports SET state = 'running', rows_done = 0, names = NULL, holder = NULL, leased_until = '-infinity', counts = '{"new": 0, "changed": 0, "same": 0, "refused": 0}' WHERE id = $1`,
    [id],
  );
}

/** Ends an import where it is: lines that were written stay. */
export async function cancelImport(tx: Tx, id: string, now: Date): Promise<void> {
  const { state } = await lockImport(tx, id);
  if (['done', 'cancelled'].includes(state)) throw inAnotherState(state);
  await tx.query(`UPDATE imports SET state = 'cancelled', finished_at = $2 WHERE id = $1`, [id, now]);
  await tx.query('DELETE FROM import_chunks WHERE import = $1', [id]);
}

async function lockImport(tx: Tx, id: string): Promise<Row> {
  const [row] = await tx.query<Row[]>('SELECT state, size_bytes AS size, received_bytes AS received, chunks, sent_sha256 AS sent FROM imports WHERE id = $1 FOR UPDATE', [id]);
  if (!row) throw notFound('The import');
  return row;
}

const inAnotherState = (state: string) => new Problem(409, 'in-another-state', 'The import is not where this can be done.', { extensions: { state } });
