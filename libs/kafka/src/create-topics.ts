import { pathToFileURL } from 'node:url';
import { allTopics } from '@engawa/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { setTimeout as wait } from 'node:timers/promises';
import { createKafka } from './client.js';
import { kafkaSettingsFrom } from './settings.js';

export interface TopicShape {
  partitions: number;
  replicationFactor: number;
}

const RETENTION_MS = 7 * 24 * 60 * 60 * 1000;
const KNOWN_WITHIN_MS = 10_000;

/**
 * Makes the topics that are missing; existing ones are left as they are. With three replicas two must have a
 * message before it counts as written.
 */
export async function createTopics(kafka: Kafka, shape: TopicShape): Promise<string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const missing = allTopics.filter((topic) => !existing.has(topic));
    if (missing.length === 0) return [];
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: shape.partitions,
        replicationFactor: shape.replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: String(RETENTION_MS) },
          { name: 'min.insync.replicas', value: shape.replicationFactor >= 3 ? '2' : '1' },
        ],
      })),
    });
    await untilKnown(admin, missing);
    return missing;
  } finally {
    await admin.disconnect();
  }
}

/** kafkajs's own wait fails when the broker it asks has not heard of the new topics yet. */
async function untilKnown(admin: Admin, topics: string[]): Promise<void> {
  const deadline = performance.now() + KNOWN_WITHIN_MS;
  for (;;) {
    const known = new Set(await admin.listTopics());
    const unknown = topics.filter((topic) => !known.has(topic));
    if (unknown.length === 0) break;
    if (performance.now() > deadline) throw new Error(`The brokers do not know ${unknown.join(', ')} after 10 s`);
    await wait(50);
  }
  // Waits for leaders.
  await admin.fetchTopicMetadata({ topics });
}

/** `node libs/kafka/dist/create-topics.js` with the KAFKA_ settings, KAFKA_PARTITIONS and KAFKA_REPLICATION. */
async function main(): Promise<void> {
  const kafka = createKafka('engawa-topics', kafkaSettingsFrom(process.env), console);
  const made = await createTopics(kafka, {
    partitions: Number(process.env.KAFKA_PARTITIONS ?? 12),
    replicationFactor: Number(process.env.KAFKA_REPLICATION ?? 3),
  });
  console.log(made.length ? `made ${made.length} topics` : 'all topics exist');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
