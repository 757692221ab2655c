import type { DataSource } from 'typeorm';
import { SHARDS } from './enqueue.js';

export interface Lease {
  shards: number[];
  /** Grows with every change of holder; a row is marked as sent only under the fence it was read under. */
  fences: number[];
  /** How many relays of this service are alive. */
  relays: number;
}

/** A stopped process frees its shards after this long. Real time of the database, not business time. */
const LEASE = `interval '4 seconds'`;

/** Renews what `holder` has, takes free shards up to its fair share, and gives back what is above it. */
export async function leaseShards(db: DataSource, holder: string): Promise<Lease> {
  await db.query(
    `INSERT INTO outbox_relays (id, seen_at) VALUES ($1, clock_timestamp())
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
    [holder],
  );
  await db.query(`DELETE FROM outbox_relays WHERE seen_at < clock_timestamp() - interval '1 minute'`);
  const [{ relays }] = await db.query<[{ relays: number }]>(
    `SELECT count(*)::int AS relays FROM outbox_relays WHERE seen_at > clock_timestamp() - ${LEASE}`,
  );
  const fairShare = Math.ceil(SHARDS / relays);
  await db.query(
    `UPDATE outbox_shards SET holder = NULL
      WHERE shard IN (SELECT shard FROM outbox_shards WHERE holder = $1 ORDER BY shard OFFSET $2)`,
    [holder, fairShare],
  );
  const [held] = await db.query<[{ shard: number; fence: number }[], number]>(
    `WITH mine AS (
       SELECT shard, holder = $1 AS kept FROM outbox_shards
        WHERE holder = $1 OR holder IS NULL OR leased_until < clock_timestamp()
        ORDER BY holder = $1 DESC NULLS LAST, shard LIMIT $2 FOR UPDATE SKIP LOCKED)
     UPDATE outbox_shards SET holder = $1, leased_until = clock_timestamp() + ${LEASE},
            fence = fence + CASE WHEN mine.kept AND leased_until > clock_timestamp() THEN 0 ELSE 1 END
       FROM mine WHERE outbox_shards.shard = mine.shard
     RETURNING outbox_shards.shard, outbox_shards.fence`,
    [holder, fairShare],
  );
  return { shards: held.map((row) => row.shard), fences: held.map((row) => row.fence), relays };
}

/** Gives everything back at once, so that a planned stop costs the others no wait. */
export async function releaseShards(db: DataSource, holder: string): Promise<void> {
  await db.query('UPDATE outbox_shards SET holder = NULL WHERE holder = $1', [holder]);
  await db.query('DELETE FROM outbox_relays WHERE id = $1', [holder]);
}
