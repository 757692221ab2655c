import type { Tx } from '@engawa/postgres';
import { eraseOrigin } from './erase-origin.js';
import { nameKeptLines } from './refused-lines.js';

/**
 * Erases the next part of whatever is to be erased. Gives 0 when nothing is. Two processes take different erasures,
 * and one that cannot go on keeps none of the others waiting. Lines of files that do not say whom they name come first. */
export async function eraseNextPart(tx: Tx, now: Date): Promise<number> {
  const named = await nameKeptLines(tx);
  if (named > 0) return named;
  const [next] = await tx.query<{ erasure: string; customer: string; origin: string }[]>(
    `SELECT id AS erasure, customer, origins_left[1] AS origin FROM erasures
      WHERE closed_at IS NULL AND origins_left <> '{}' ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  if (!next) return 0;
  if (await eraseOrigin(tx, next, now)) {
    await tx.query('UPDATE erasures SET origins_left = array_remove(origins_left, $2) WHERE id = $1', [next.erasure, next.origin]);
  }
  return 1;
}
