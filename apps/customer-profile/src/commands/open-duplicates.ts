import type { Tx } from '@engawa/postgres';
import type { DuplicateSign } from '../domain/duplicate-signs.js';
import type { SetAside } from '../domain/grouping.js';

/** Two origins whose customers may be one; the smaller id stands first. */
export interface Suspect {
  a: string;
  b: string;
  reason: DuplicateSign | SetAside;
}

/**
 * Each pair waits for a person, once for each reason: that they are two, or that it is to be seen later, stays decided. Who were made
 * one and are two again wait anew.
 */
export async function openDuplicates(tx: Tx, pairs: Suspect[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `INSERT INTO duplicates (id, a, b, reason, found_at)
     SELECT gen_random_uuid(), a, b, reason, clock_timestamp() FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[], $3::text[])) AS new (a, b, reason)
      WHERE NOT EXISTS (SELECT FROM duplicates AS old WHERE (old.a, old.b, old.reason) = (new.a, new.b, new.reason) AND state <> 'merged')
      ORDER BY a, b, reason
     ON CONFLICT (a, b, reason) DO UPDATE SET state = 'open', found_at = excluded.found_at, decided_at = NULL, decided_by = NULL, decided_name = NULL
       WHERE duplicates.state = 'merged'`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), pairs.map(({ reason }) => reason)],
  );
}
