import { randomUUID } from 'node:crypto';
import { allTopics } from '@engawa/contracts';
import { createKafka, createTopics, decodeMessage, kafkaSettingsFrom, topicOffsets, type Decoded } from '@engawa/kafka';
import type { Kafka } from 'kafkajs';

export const PARTITIONS = 3;

const silent = { warn: () => undefined, error: () => undefined };

/** A client of the brokers that the tests were given. */
export function testKafka(opened?: () => void): Kafka {
  return createKafka('engawa-test', kafkaSettingsFrom({ KAFKA_BROKERS: testBrokers() }), silent, opened);
}

export function testBrokers(): string {
  const brokers = process.env.TEST_KAFKA_BROKERS;
  if (!brokers) throw new Error('TEST_KAFKA_BROKERS is not set: run this by `npm test -- integration`');
  return brokers;
}

/**
 * Empties all topics of Engawa and forgets where groups stood. Topics and groups have fixed names, and consumers
 * begin at the log's start, so each test file that uses Kafka begins with this and none runs beside another.
 */
export async function freshTopics(): Promise<void> {
  const kafka = testKafka();
  const missing = await createTopics(kafka, { partitions: PARTITIONS, replicationFactor: 1 });
  const admin = kafka.admin();
  await admin.connect();
  try {
    for (const topic of allTopics.filter((each) => !missing.includes(each))) {
      const logs = await topicOffsets(admin, topic);
      const partitions = logs.filter(({ low, high }) => low !== high).map(({ partition, high }) => ({ partition, offset: high }));
      if (partitions.length > 0) await admin.deleteTopicRecords({ topic, partitions });
    }
    const { groups } = await admin.listGroups();
    const left = groups.map((group) => group.groupId).filter((id) => id.startsWith('engawa.'));
    if (left.length > 0) await admin.deleteGroups(left);
  } finally {
    await admin.disconnect();
  }
}

/** A message as it was read from a topic. */
export interface Tapped extends Decoded {
  topic: string;
  partition: number;
  offset: string;
  key: string;
}

export interface TopicTap {
  /** Everything read so far, in the order of each partition. */
  messages: Tapped[];
  stop: () => Promise<void>;
}

/** Reads topics from their start on, beside the services that do. */
export async function tapTopics(topics: string[]): Promise<TopicTap> {
  const consumer = testKafka().consumer({ groupId: `tap-${randomUUID()}`, maxWaitTimeInMs: 50 });
  const messages: Tapped[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage: ({ topic, partition, message }) => {
      const { offset, key } = message;
      messages.push({ ...decodeMessage(message), topic, partition, offset, key: key?.toString() ?? '' });
      return Promise.resolve();
    },
  });
  return { messages, stop: () => consumer.disconnect() };
}
