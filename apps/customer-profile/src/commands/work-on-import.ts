import type { Tx } from '@engawa/postgres';
import type { FileEncoding, UnreadableFile } from '../domain/csv-rows.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { saysSomebody } from '../domain/named-in-line.js';
import { importRows, type ReadRow } from './import-rows.js';
import { keepRefused, storable } from './refused-lines.js';
import { ERASURE_LOCK } from './without-erased.js';

const LEASE = `clock_timestamp() + interval '10 seconds'`;

/** An import on which this process works. */
export interface HeldImport {
  id: string;
  state: 'checking' | 'running';
  chunks: number;
  /** Null: it is to be found out. */
  encoding: FileEncoding | null;
  mapping: ImportMapping;
  asOf: Date;
  /** The name of who brought it. */
  by: string;
  rowsDone: number;
  /** Names of the columns, once they have been read. */
  names: string[] | null;
}

/** Somebody cancelled it, or another process has it. */
export class LostImport extends Error {}

/** Takes an import that is to be worked on and that nobody holds any more. */
export async function holdImport(tx: Tx, holder: string): Promise<HeldImport | undefined> {
  const [[row]] = await tx.query<[HeldImport[], number]>(
    `UPDATE imports SET holder = $1, leased_until = ${LEASE}
      WHERE id = (SELECT id FROM imports WHERE state IN ('checking', 'running') AND leased_until < clock_timestamp() ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, state, chunks, encoding, mapping, as_of AS "asOf", created_by_name AS by, rows_done AS "rowsDone", names`,
    [holder],
  );
  return row;
}

/** Says that this process is at work, and keeps the row until the transaction ends. Throws LostImport. */
export async function keepHolding(tx: Tx, held: HeldImport, holder: string): Promise<void> {
  const [, rows] = await tx.query<[unknown[], number]>(`UPDATE imports SET leased_until = ${LEASE} WHERE id = $1 AND holder = $2 AND state = $3`, [held.id, holder, held.state]);
  if (rows === 0) throw new LostImport('The import was cancelled, or is another process’ now');
}

/** Sees to the next lines and says how far it is, in one transaction: whoever goes on after a crash does none of them twice. */
export async function workOnImport(tx: Tx, held: HeldImport, holder: string, rows: ReadRow[]): Promise<void> {
  const names = keptNames(held);
  await keepHolding(tx, held, holder);
  // Whoever is erased meanwhile waits, and finds the lines that are kept here; or has been, and none is kept.
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${ERASURE_LOCK})`);
  const { counts, refused } = await importRows(tx, rows, { asOf: held.asOf, by: held.by, write: held.state === 'running' });
  await keepRefused(tx, held.id, refused);
  await tx.query(
    `UPDATE imports SET leased_until = ${LEASE}, rows_done = $2, names = coalesce(names, $4), counts = (SELECT jsonb_object_agg(kind, (imports.counts->>kind)::int + value::int) FROM jsonb_each_text($3) AS each (kind, value)) WHERE id = $1`,
    [held.id, rows.at(-1)!.row.number, JSON.stringify(counts), refused.length > 0 ? JSON.stringify(names) : null],
  );
}

/** Where the first line is somebody's, no column has a name: an erasure finds whom lines name, and not whom names do. */
function keptNames({ names, mapping }: HeldImport): string[] {
  const all = names ?? [];
  return saysSomebody(all, mapping) ? all.map(() => '') : all.map(storable);
}

/** The file has been read through. What it was read for is done, and after the writing the file itself goes. */
export async function finishImport(tx: Tx, held: HeldImport, holder: string, { sha256, now }: { sha256: Buffer; now: Date }): Promise<void> {
  await keepHolding(tx, held, holder);
  const isWritten = held.state === 'running';
  await tx.query(
    `UPDATE imports SET state = $2, sha256 = $3, encoding = $4, rows_total = rows_done, finished_at = $5, holder = NULL, leased_until = '-infinity' WHERE id = $1`,
    [held.id, isWritten ? 'done' : 'checked', sha256, held.encoding, isWritten ? now : null],
  );
  if (isWritten) await tx.query('DELETE FROM import_chunks WHERE import = $1', [held.id]);
}

/** It cannot be read: the place is told, and it may be checked again in another encoding. */
export async function failImport(tx: Tx, held: HeldImport, holder: string, { code, place }: Pick<UnreadableFile, 'code' | 'place'>): Promise<void> {
  await keepHolding(tx, held, holder);
  await tx.query(`UPDATE imports SET state = 'failed', failure = $2, holder = NULL, leased_until = '-infinity' WHERE id = $1`, [held.id, JSON.stringify({ code, ...place })]);
}

/** Reads the file once more from its beginning, in another encoding. */
export async function restartCheck(tx: Tx, held: HeldImport, holder: string): Promise<void> {
  await keepHolding(tx, held, holder);
  await tx.query('DELETE FROM import_errors WHERE import = $1', [held.id]);
  await tx.query(`UPDATE imports SET rows_done = 0, names = NULL, counts = '{"new": 0, "changed": 0, "same": 0, "refused": 0}' WHERE id = $1`, [held.id]);
}
