import type { Tx } from '@engawa/postgres';

/** Where this service stands in a partition: the next offset it has not done. */
export interface Position {
  nextOffset: bigint;
  cluster: string;
}

/** The consumer must not go on by itself: the log it stands in is not the log it knows. */
export class ConsumerHalted extends Error {}

/**
 * Locks the partition's position. Whoever holds the lock is the one that does the work; a stopped process that comes
 * back finds the position moved and skips what lies below. Undefined: nothing was ever read, the log's start counts.
 */
export async function lockPosition(tx: Tx, topic: string, partition: number): Promise<Position | undefined> {
  const [row] = await tx.query<{ next_offset: string; cluster: string }[]>(
    `SELECT next_offset::text, cluster FROM inbox_positions WHERE topic = $1 AND partition = $2 FOR UPDATE`,
    [topic, partition],
  );
  return row && { nextOffset: BigInt(row.next_offset), cluster: row.cluster };
}

/** Moves on inside the transaction that did the work: both happen or neither. */
export async function movePosition(tx: Tx, topic: string, partition: number, next: Position): Promise<void> {
  await tx.query(
    `INSERT INTO inbox_positions (topic, partition, next_offset, cluster) VALUES ($1, $2, $3, $4)
     ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset`,
    [topic, partition, String(next.nextOffset), next.cluster],
  );
}
