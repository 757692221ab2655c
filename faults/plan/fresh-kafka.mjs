import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { makeTopics } from '../../tools/runtime/tools.mjs';
import { untilNextEntry } from '../recovery.mjs';
import { consumers, eventually } from '../system.mjs';

const POSITIONS =
  'SELECT topic, partition, next_offset, cluster FROM inbox_positions ORDER BY topic, partition';

const BATCH = 5000;
const SETTLED_MS = 3000;

/**
 * A new Kafka in the place of the old one, beside databases that know the old, with other messages where they stand:
 * everybody who reads must stop and say why, no position may move, and what is sent there must not count as sent, while
 * events and commands go on. That is seen of processes that were running, and of them when they are started anew. They go on
 * when the old one is back.
 */
export async function freshKafka({ system, say }) {
  const { kafka } = system.servers;
  await kafka.stop();
  const before = await settledPositions(system);
  await kafka.start('fresh-kafka');
  await makeTopics(system.servers.brokers);
  await fill(system.servers.brokers, JSON.parse(before).flat());
  await seeHalted(system, consumers, say);
  for (const service of consumers) system.kill(service);
  await seeHalted(system, consumers, say);
  if ((await positionsOf(system)) !== before)
    throw new Error('A position moved beside a Kafka that nobody knows');
  await kafka.stop();
  await kafka.start();
  const since = Date.now();
  for (const service of consumers) system.kill(service);
  const seconds = await untilNextEntry(system, since);
  say(`the old Kafka is back; the next entry is there after ${seconds.toFixed(1)} s`);
  return [{ what: 'old Kafka is back', seconds }];
}

/** Messages up to beyond each position. Nobody's meaning: whoever read one would skip it, or keep it as a dead letter. */
async function fill(brokers, positions) {
  const producer = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.ERROR }).producer();
  await producer.connect();
  for (const { topic, partition, next_offset: next } of positions) {
    for (let left = Number(next) + 10; left > 0; left -= BATCH) {
      const messages = Array.from({ length: Math.min(left, BATCH) }, () => ({ partition, value: '{}' }));
      await producer.send({ topic, messages });
    }
  }
  await producer.disconnect();
}

async function seeHalted(system, services, say) {
  for (const service of services) {
    const reason = await eventually(() => haltOf(system, service), 60);
    if (!reason) throw new Error(`${service} reads from a Kafka that it does not know`);
    say(`${service} stopped: ${reason}`);
  }
}

/** What was fetched before is still being done for a moment. */
async function settledPositions(system) {
  let before;
  for (let now = await positionsOf(system); now !== before; now = await positionsOf(system)) {
    before = now;
    await sleep(SETTLED_MS);
  }
  return before;
}

async function positionsOf(system) {
  const all = await Promise.all(consumers.map((service) => system.query(service, POSITIONS)));
  return JSON.stringify(all);
}

async function haltOf({ dev }, service) {
  const answer = await fetch(`${dev.instances[service][0]}/health/live`, {
    signal: AbortSignal.timeout(2000),
  });
  return answer.status === 503 && (await answer.json()).detail;
}
