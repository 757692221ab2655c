import { intakeTopic } from '@engawa/contracts';
import { topicOffsets } from '@engawa/kafka';
import { freshDatabase, freshTopics, testKafka, type TestDatabase } from '@engawa/testkit';
import type { Admin } from 'kafkajs';
import { CheckedProducer } from './checked-producer.js';
import { inboxMigrations } from './migration.js';
import { ConsumerHalted } from './positions.js';

const topic = intakeTopic('order-ingest');
let database: TestDatabase;
let admin: Admin;
let producer: CheckedProducer;
/** Tells the producer that its client has opened a connection. */
let opened: () => void;
let before: number;

const send = () => producer.sendBatch({ topicMessages: [{ topic, messages: [{ value: '{}' }] }] });
const ends = async () => (await topicOffsets(admin, topic)).reduce((sum, { high }) => sum + Number(high), 0);
const sent = async () => (await ends()) - before;
/** The cluster whose log the database knows. */
const known = (cluster: string) =>
  database.asAdministrator(
    `INSERT INTO inbox_positions (topic, partition, next_offset, cluster) VALUES ('${topic}', 0, 0, '${cluster}')
     ON CONFLICT (topic, partition) DO UPDATE SET cluster = excluded.cluster`,
  );

beforeEach(async () => {
  await freshTopics();
  database = await freshDatabase(inboxMigrations);
  admin = testKafka().admin();
  producer = new CheckedProducer({ kafka: testKafka(), connect: (tell) => testKafka((opened = tell)), db: database.db });
  await Promise.all([admin.connect(), producer.connect()]);
  before = await ends();
});
afterEach(async () => {
  await Promise.all([admin.disconnect(), producer.disconnect()]);
  await database.drop();
});

describe('a producer', () => {
  it('sends to the Kafka that the database knows, and to the first one that it meets', async () => {
    await send();
    await known((await admin.describeCluster()).clusterId);
    await producer.disconnect();
    await producer.connect();
    await send();
    expect(await sent()).toBe(2);
  });

  it('puts nothing on another one', async () => {
    await known('another');
    await expect(send()).rejects.toThrow(ConsumerHalted);
    expect(await sent()).toBe(0);
  });

  it('stops when another one takes its place, and goes on when it is back', async () => {
    const { clusterId } = await admin.describeCluster();
    await known(clusterId);
    await send();
    await known('another');
    await producer.disconnect();
    await producer.connect();
    await expect(send()).rejects.toThrow('is of another Kafka cluster');
    await known(clusterId);
    await send();
    expect(await sent()).toBe(2);
  });

  it('does not call sent what another one acknowledged that took its place meanwhile', async () => {
    await known((await admin.describeCluster()).clusterId);
    await send();
    await known('another');
    const sending = [send(), send()];
    opened();
    for (const each of sending) await expect(each).rejects.toThrow(ConsumerHalted);
    expect(await sent()).toBe(3);
    await known((await admin.describeCluster()).clusterId);
    await send();
    expect(await sent()).toBe(4);
  });
});
