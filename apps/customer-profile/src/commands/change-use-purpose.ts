import { changedMeanwhile, notFound } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import type { UsePurpose } from '../domain/use-purpose.js';

/** Gives a purpose another wording or other places, and keeps those before. `version` is the one that the caller has read. Throws 404 and 412. */
export async function changeUsePurpose(tx: Tx, { id, version, wording, places, since }: UsePurpose): Promise<UsePurpose> {
  const rows = await tx.query<{ version: number }[]>('SELECT version FROM use_purposes WHERE id = $1 ORDER BY version DESC FOR UPDATE', [id]);
  if (rows.length === 0) throw notFound('The purpose');
  // Whoever waited for these rows does not see the one that was added meanwhile, but cannot add it a second time.
  const added = await tx.query<unknown[]>(
    'INSERT INTO use_purposes (id, version, wording, places, since) SELECT $1, $2, $3, $4, $5 WHERE $6 ON CONFLICT DO NOTHING RETURNING id',
    [id, version + 1, JSON.stringify(wording), places, since, rows[0]!.version === version],
  );
  if (added.length === 0) throw changedMeanwhile();
  return { id, version: version + 1, wording, places, since };
}
