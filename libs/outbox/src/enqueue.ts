import { createHash } from 'node:crypto';
import { afterCommit, type Tx } from '@engawa/postgres';
import { wakeRelay } from './relay.js';

export const SHARDS = 16;

export interface OutboxRow {
  topic: string;
  key: string;
  headers: Record<string, string>;
  /** The message's value. */
  payload: string;
}

/**
 * Puts messages into the outbox in this order. They leave after COMMIT; when the process dies before the relay has
 * sent them, the next holder of their shard does.
 */
export async function enqueue(tx: Tx, rows: OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (shard, topic, key, headers, payload)
     SELECT shard, topic, key, headers, payload
       FROM unnest($1::smallint[], $2::text[], $3::text[], $4::json[], $5::text[])
         WITH ORDINALITY AS row (shard, topic, key, headers, payload, place)
      ORDER BY place`,
    [
      rows.map((row) => shardOf(row.key)),
      rows.map((row) => row.topic),
      rows.map((row) => row.key),
      rows.map((row) => JSON.stringify(row.headers)),
      rows.map((row) => row.payload),
    ],
  );
  afterCommit(tx, () => wakeRelay(tx.dataSource));
}

/** All rows of a key are in one shard, so one relay at a time sends them. */
export function shardOf(key: string): number {
  return createHash('md5').update(key).digest()[0]! % SHARDS;
}
