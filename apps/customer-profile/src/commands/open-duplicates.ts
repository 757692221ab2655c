import type { Tx } from '@engawa/postgres';
import type { DuplicateSign } from '../domain/duplicate-signs.js';
import type { SetAside } from '../domain/grouping.js';

/** Two origins whose customers may be one; the smaller id stands first. */
export interface Suspect {
  a: string;
  b: string;
  reason: DuplicateSign | SetAside;
}

/** Each pair waits for a person, once for each reason: what was decided about it stays decided. */
export async function openDuplicates(tx: Tx, pairs: Suspect[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `INSERT INTO duplicates (id, a, b, reason, found_at)
     SELECT gen_random_uuid(), a, b, reason, clock_timestamp() FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS new (a, b, reason) ON CONFLICT DO NOTHING`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), pairs.map(({ reason }) => reason)],
  );
}
