import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Kafka, logLevel } from 'kafkajs';
import { send } from './load.mjs';
import { batches, orderEvent, ordersInTurn } from './orders.mjs';
import { startBenchSystem } from './system.mjs';

const EVENTS_IN_BATCHES = 200_000;
const EVENTS_ONE_BY_ONE = 60_000;
const CUSTOMERS = 20_000;
const TOPIC = 'engawa.order-ingest.intake';
const RAW_TOPIC = 'bench.raw';

/**
 * How fast the gateway accepts events, that is, has them on Kafka with acks=all: in batches beside a bare kafkajs
 * producer of the same bytes, and one event per request beside a bare Nest + Fastify controller. Nothing reads.
 */
export async function measureIntake({ scale, profile }) {
  const system = await startBenchSystem({ profile, args: ['--only', 'gateway'] });
  try {
    const inBatches = Math.max(2000, Math.round(EVENTS_IN_BATCHES * scale));
    const oneByOne = Math.max(600, Math.round(EVENTS_ONE_BY_ONE * scale));
    const of20 = await accepted(system.dev, inBatches, 20, 'a');
    const of100 = await accepted(system.dev, inBatches, 100, 'b');
    const raw = await rawProducer(system.dev.kafka, inBatches);
    const single = await acceptedOneByOne(system.dev, oneByOne);
    const bare = await bareController(oneByOne);
    return [
      { figure: 'bare kafkajs producer, the same messages', unit: 'events/s', value: raw },
      { figure: 'gateway, batches of 20', unit: 'events/s', value: of20 },
      { figure: '… beside the bare producer', unit: 'ratio', value: of20 / raw, goal: '≥ 0.3' },
      { figure: 'gateway, batches of 100', unit: 'events/s', value: of100 },
      { figure: '… beside the bare producer', unit: 'ratio', value: of100 / raw, goal: '≥ 0.3' },
      { figure: 'bare Nest + Fastify controller', unit: 'requests/s', value: bare },
      { figure: 'gateway, one event per request', unit: 'events/s', value: single },
      { figure: '… beside the bare controller', unit: 'ratio', value: single / bare, goal: '≥ 0.4' },
    ];
  } finally {
    await system.stop();
  }
}

async function accepted({ gateway, publishers }, count, size, run) {
  const warmUp = [...batches(ordersInTurn(2000, CUSTOMERS, `${run}-warm-`), size, publishers[0].key)];
  await send(gateway, warmUp, { connections: 8 });
  const requests = [...batches(ordersInTurn(count, CUSTOMERS, `${run}-`), size, publishers[0].key)];
  const { events, seconds } = await send(gateway, requests, { connections: 16 });
  return events / seconds;
}

async function acceptedOneByOne({ gateway, publishers }, count) {
  const requests = (from, to) =>
    Array.from({ length: to - from }, (_, place) => ({
      ...singleRequest(from + place),
      headers: {
        authorization: `Bearer ${publishers[0].key}`,
        'content-type': 'application/cloudevents+json',
      },
    }));
  await send(gateway, requests(0, 2000), { connections: 64 });
  const { events, seconds } = await send(gateway, requests(2000, 2000 + count), { connections: 64 });
  return events / seconds;
}

function singleRequest(number) {
  return {
    path: '/v1/events',
    body: JSON.stringify(orderEvent(number % CUSTOMERS, number, 'c-')),
    events: 1,
  };
}

/** Reads back what the gateway wrote and writes the very same messages to a topic of as many partitions. */
async function rawProducer(brokers, count) {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR });
  const messages = await readBack(kafka, count);
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: RAW_TOPIC, numPartitions: 3, replicationFactor: 1 }] });
  await admin.disconnect();
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 5,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  const write = (list) =>
    producer.sendBatch({ acks: -1, topicMessages: [{ topic: RAW_TOPIC, messages: list }] });
  await write(messages.slice(0, 1000));
  const began = performance.now();
  const chunks = Array.from({ length: Math.ceil(count / 1000) }, (_, at) =>
    messages.slice(at * 1000, at * 1000 + 1000),
  );
  const queue = chunks[Symbol.iterator]();
  const lane = async () => {
    for (const chunk of queue) await write(chunk);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  const seconds = (performance.now() - began) / 1000;
  await producer.disconnect();
  return count / seconds;
}

async function readBack(kafka, count) {
  const consumer = kafka.consumer({ groupId: `bench-${process.pid}`, maxBytesPerPartition: 8 * 1024 * 1024 });
  await consumer.connect();
  await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
  const messages = [];
  await new Promise((done) => {
    void consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        for (const { key, value, headers } of batch.messages)
          if (messages.length < count) messages.push({ key, value, headers });
        if (messages.length >= count) done();
      },
    });
  });
  await consumer.disconnect();
  return messages;
}

async function bareController(count) {
  const server = fork(new URL('bare-controller.mjs', import.meta.url));
  const [{ origin }] = await once(server, 'message');
  try {
    const headers = { 'content-type': 'application/json' };
    const requests = (from, to) =>
      Array.from({ length: to - from }, (_, place) => ({ ...singleRequest(from + place), headers }));
    await send(origin, requests(0, 2000), { connections: 64 });
    const { events, seconds } = await send(origin, requests(2000, 2000 + count), { connections: 64 });
    return events / seconds;
  } finally {
    server.kill();
  }
}
