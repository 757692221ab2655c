import type { Tx } from '@engawa/postgres';
import { isThrough, type ErasureProgress } from '../domain/rights-case.js';
import { forgetImports } from './forget-imports.js';

/**
 * Closes erasures that are through, and answers their cases. What was written of the person there goes as well: that it was asked,
 * when, by whom it was answered and what was erased is the proof that stays. Gives how many.
 */
export async function closeErasures(tx: Tx, of: readonly string[], now: Date): Promise<number> {
  const open = await tx.query<(ErasureProgress & { id: string; rightsCase: string; erasedAt: Date })[]>(
    `SELECT erasures.id, rights_case AS "rightsCase", erased_at AS "erasedAt", parts, origins_left = '{}' AS told, gone_at AS "goneAt",
            (SELECT coalesce(jsonb_agg(each), '[]') FROM (
               SELECT service, count(*)::int AS parts FROM erasure_confirmations WHERE erasure = erasures.id GROUP BY service) AS each) AS confirmed
       FROM erasures WHERE closed_at IS NULL AND origins_left = '{}' AND gone_at <= $1 ORDER BY erased_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
    [now],
  );
  const through = open.filter((each) => isThrough(each, of, now));
  if (through.length === 0) return 0;
  // A file from before that nobody ran names them, for all that is known; it may have been kept for longer than their case.
  const { chunks, errors } = await forgetImports(tx, through.map(({ erasedAt }) => erasedAt).reduce((one, other) => (one > other ? one : other)));
  if (chunks + errors > 0) return 1;
  await tx.query('UPDATE erasures SET closed_at = $2 WHERE id = ANY($1)', [through.map(({ id }) => id), now]);
  await tx.query(
    `UPDATE rights_cases SET state = 'answered', version = version + 1, answered_at = coalesce(answered_at, $2) WHERE id = ANY($1)`,
    [through.map(({ rightsCase }) => rightsCase), now],
  );
  // Somebody may have written there while it was under way.
  await tx.query(
    `UPDATE rights_cases SET note = NULL, answer = NULL FROM erasures JOIN customers ON erasures.customer IN (customers.id, merged_into)
      WHERE erasures.id = ANY($1) AND rights_cases.customer = customers.id`,
    [through.map(({ id }) => id)],
  );
  return through.length;
}
