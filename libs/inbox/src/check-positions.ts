import { topicOffsets } from '@engawa/kafka';
import type { Kafka } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { ConsumerHalted } from './positions.js';

const FOREIGN = 'the position is of another Kafka cluster';

interface Place {
  topic: string;
  partition: number;
}

/**
 * Compares where we stand with what the log holds, before anything is read of it. kafkajs would silently go to the
 * log's start or end; we throw ConsumerHalted instead. Partitions never read begin at the log's start, whatever offset
 * the group once committed. Returns the cluster's id.
 */
export async function checkPositions(kafka: Kafka, db: DataSource, topics: string[]): Promise<string> {
  const positions = await db.query<{ topic: string; partition: number; next_offset: number; cluster: string }[]>(
    'SELECT topic, partition, next_offset, cluster FROM inbox_positions WHERE topic = ANY($1)',
    [topics],
  );
  const admin = kafka.admin();
  await admin.connect();
  try {
    const cluster = (await admin.describeCluster()).clusterId;
    const foreign = positions.find((position) => position.cluster !== cluster);
    if (foreign) halt(foreign, FOREIGN);
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
        if (!log) halt(position, 'the partition is gone');
        else if (position.next_offset > Number(log.high)) halt(position, "the position lies beyond the log's end");
        else if (position.next_offset < Number(log.low)) halt(position, "the position lies below the log's start");
      }
    }
    return cluster;
  } finally {
    await admin.disconnect();
  }
}

/** Throws ConsumerHalted when this Kafka is another one than that whose log the database knows. */
export async function checkCluster(kafka: Kafka, db: DataSource): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { clusterId } = await admin.describeCluster();
    const [foreign] = await db.query<Place[]>('SELECT topic, partition FROM inbox_positions WHERE cluster <> $1 LIMIT 1', [clusterId]);
    if (foreign) halt(foreign, FOREIGN);
  } finally {
    await admin.disconnect();
  }
}

function halt({ topic, partition }: Place, reason: string): never {
  throw new ConsumerHalted(`${topic}/${partition}: ${reason}`);
}

/**
 * Checks again after each new connection of a client, before anything that went over it counts: another Kafka may have
 * taken the place of the one we know, and hold other messages at the same offsets.
 */
export class ConnectionCheck {
  private opened = 0;
  private checked = 0;
  private running?: Promise<void>;

  constructor(private readonly check: () => Promise<unknown>) {}

  /** To be called for each connection that the client opens. */
  readonly noteOpened = () => {
    this.opened++;
  };

  /** Throws ConsumerHalted when the log is no longer the one we know, and Kafka's or the database's errors. */
  async run(): Promise<void> {
    if (this.checked === this.opened) return;
    this.running ??= this.checkOnce().finally(() => (this.running = undefined));
    await this.running;
  }

  private async checkOnce(): Promise<void> {
    const { opened } = this;
    await this.check();
    this.checked = opened;
  }
}
