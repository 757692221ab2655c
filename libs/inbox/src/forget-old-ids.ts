import type { DataSource } from 'typeorm';

/** Longer than a topic keeps anything, so that an id is known as long as its message can come again; stored answers and what nobody can read go with them. */
export const KEPT_DAYS = 30;
const AT_ONCE = 10_000;
const AGING = [
  ['receipts', 'received_at'],
  ['seen_facts', 'seen_at'],
  ['idempotency_keys', 'created_at'],
  ['expiry_answers', 'answered_at'],
] as const;

/**
 * Forgets ids and stored answers nobody can repeat any more, a piece at a time so that no lock is held for long. Says
 * how many rows went; after 30 days natural keys hold.
 */
export async function forgetOldIds(db: DataSource): Promise<number> {
  let forgotten = 0;
  for (const [table, column] of AGING) {
    const [exists] = await db.query<{ name: string | null }[]>('SELECT to_regclass($1)::text AS name', [table]);
    if (!exists?.name) continue;
    const [, deleted] = await db.query<[unknown[], number]>(
      `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM ${table} WHERE ${column} < clock_timestamp() - make_interval(days => $1) LIMIT $2))`,
      [KEPT_DAYS, AT_ONCE],
    );
    forgotten += deleted;
  }
  return forgotten + (await emptyUnreadableLetters(db));
}

/** Nobody can tell whom they name, so they are not kept for longer than whoever is erased may be told. That they were there stays. */
async function emptyUnreadableLetters(db: DataSource): Promise<number> {
  const [, emptied] = await db.query<[unknown[], number]>(
    `UPDATE dead_letters SET key = NULL, value = NULL, headers = '{}', closed_at = coalesce(closed_at, clock_timestamp()),
            closed_as = coalesce(closed_as, 'dismissed'), closed_by_name = coalesce(closed_by_name, 'Engawa'), close_reason = coalesce(close_reason, 'expired')
      WHERE id IN (SELECT id FROM dead_letters WHERE identifier_hashes = '{}' AND value IS NOT NULL
                    AND created_at < clock_timestamp() - make_interval(days => $1) LIMIT $2)`,
    [KEPT_DAYS, AT_ONCE],
  );
  return emptied;
}
