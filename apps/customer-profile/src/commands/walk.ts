import type { Tx } from '@engawa/postgres';

/** Rows that are looked at in one transaction. */
export const STEP = 2000;

/** What is not sorted by when it ends is walked through from the oldest on, and not more often than this. */
const REST = `interval '6 hours'`;

/**
 * Goes on with a lifetime's walk behind the last row that was looked at; where none is left it rests, and begins anew. `rows` are as
 * `walk` finds them, in their order.
 */
export async function walkOn(tx: Tx, lifetime: string, rows: { id: string; at: string }[]): Promise<void> {
  const last = rows.length < STEP ? undefined : rows.at(-1);
  await tx.query(
    last
      ? 'UPDATE lifetimes SET walked_at = $2, walked_id = $3 WHERE id = $1'
      : `UPDATE lifetimes SET walked_at = '-infinity', walked_id = '00000000-0000-0000-0000-000000000000', rests_until = clock_timestamp() + ${REST}, rested_version = version WHERE id = $1`,
    last ? [lifetime, last.at, last.id] : [lifetime],
  );
}
