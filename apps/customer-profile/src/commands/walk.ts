import type { Tx } from '@engawa/postgres';

/** Rows that are looked at in one transaction. */
export const STEP = 2000;

export interface Walked {
  id: string;
  /** As PostgreSQL writes it: a Date has no microseconds. */
  at: string;
}

/** Behind which row a lifetime's walk goes on. As parameters these are the beginning of an index scan; joined they would sort all that is left. */
export async function walkedTo(tx: Tx, lifetime: string): Promise<Walked> {
  const [place] = await tx.query<[Walked]>('SELECT walked_at::text AS at, walked_id AS id FROM lifetimes WHERE id = $1', [lifetime]);
  return place;
}

/** What is not sorted by when it ends is walked through from the oldest on, and not more often than this. */
const REST = `interval '6 hours'`;

/**
 * Goes on with a lifetime's walk behind the last row that was looked at; where none is left it rests, and begins anew. `rows` are as
 * `walk` finds them, in their order.
 */
export async function walkOn(tx: Tx, lifetime: string, rows: Walked[]): Promise<void> {
  const last = rows.length < STEP ? undefined : rows.at(-1);
  await tx.query(
    last
      ? 'UPDATE lifetimes SET walked_at = $2, walked_id = $3 WHERE id = $1'
      : `UPDATE lifetimes SET walked_at = '-infinity', walked_id = '00000000-0000-0000-0000-000000000000', rests_until = clock_timestamp() + ${REST}, rested_version = version WHERE id = $1`,
    last ? [lifetime, last.at, last.id] : [lifetime],
  );
}
