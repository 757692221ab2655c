import { topicOffsets } from '@engawa/kafka';
import type { Kafka } from 'kafkajs';
import type { ApplySettings } from './apply-batch.js';

/**
 * Compares where we stand with what the log holds, before anything is read. kafkajs would silently go to the log's
 * start or end; we stop instead. Returns the reason to stop, or nothing. Partitions never read begin at the log's
 * start, whatever offset the group once committed.
 */
export async function checkPositions(
  kafka: Kafka,
  { db, cluster }: Pick<ApplySettings, 'db' | 'cluster'>,
  topics: string[],
): Promise<string | undefined> {
  const positions = await db.query<{ topic: string; partition: number; next_offset: number; cluster: string }[]>(
    'SELECT topic, partition, next_offset, cluster FROM inbox_positions WHERE topic = ANY($1)',
    [topics],
  );
  const foreign = positions.find((position) => position.cluster !== cluster);
  if (foreign) return `${foreign.topic}/${foreign.partition}: the position is of another Kafka cluster`;
  const admin = kafka.admin();
  await admin.connect();
  try {
    for (const topic of topics) {
      const offsets = await topicOffsets(admin, topic);
      await db.query(
        `INSERT INTO inbox_positions (topic, partition, next_offset, cluster)
         SELECT $1, partition, low, $4 FROM unnest($2::int[], $3::bigint[]) AS log (partition, low)
         ON CONFLICT DO NOTHING`,
        [topic, offsets.map((log) => log.partition), offsets.map((log) => log.low), cluster],
      );
      for (const position of positions.filter((each) => each.topic === topic)) {
        const log = offsets.find((each) => each.partition === position.partition);
        if (!log) return `${topic}/${position.partition}: the partition is gone`;
        if (position.next_offset > Number(log.high)) return `${topic}/${position.partition}: the position lies beyond the log's end`;
        if (position.next_offset < Number(log.low)) return `${topic}/${position.partition}: the position lies below the log's start`;
      }
    }
    return undefined;
  } finally {
    await admin.disconnect();
  }
}
