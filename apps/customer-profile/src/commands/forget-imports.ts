import type { Tx } from '@engawa/postgres';

/** A megabyte each. */
const CHUNKS_AT_ONCE = 100;

/** What is left of files, and of lines that were refused with the names of their columns; how many there were stays. */
export async function forgetImports(tx: Tx, end: Date): Promise<{ imports: number; chunks: number; errors: number }> {
  const old = await tx.query<{ id: string }[]>(
    `SELECT id FROM imports WHERE created_at < $1 AND state NOT IN ('checking', 'running')
        AND (EXISTS (SELECT FROM import_chunks WHERE import = imports.id) OR EXISTS (SELECT FROM import_errors WHERE import = imports.id)) LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [end],
  );
  const ids = old.map(({ id }) => id);
  const [, chunks] = await tx.query<[unknown[], number]>(
    `DELETE FROM import_chunks WHERE (import, n) IN (SELECT import, n FROM import_chunks WHERE import = ANY($1) ORDER BY n LIMIT ${CHUNKS_AT_ONCE})`,
    [ids],
  );
  const [, errors] = await tx.query<[unknown[], number]>('DELETE FROM import_errors WHERE import = ANY($1)', [ids]);
  await tx.query(
    `UPDATE imports SET state = CASE WHEN state = 'done' THEN state ELSE 'cancelled' END, finished_at = coalesce(finished_at, clock_timestamp()), names = NULL WHERE id = ANY($1)`,
    [ids],
  );
  // Of a long file more is left.
  return { imports: chunks < CHUNKS_AT_ONCE ? ids.length : 0, chunks, errors };
}
