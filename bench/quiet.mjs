import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

const POLL_MS = 100;

/**
 * Resolves when there is nothing left to do: no service has an unpublished row, and each stands at the end of all
 * logs it reads. Looked at twice, since a row may be on its way between the two. Throws when nothing becomes less for five minutes.
 */
export async function quiet(system, timeoutMs = 300_000) {
  const kafka = new Kafka({ brokers: system.dev.kafka.split(','), logLevel: logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  try {
    let [least, giveUpAt] = [Infinity, Date.now() + timeoutMs];
    for (let times = 0; times < 2;) {
      const places = await leftToDo(system, admin);
      const left = places.reduce((sum, { count }) => sum + count, 0);
      if (left < least) [least, giveUpAt] = [left, Date.now() + timeoutMs];
      times = left === 0 ? times + 1 : 0;
      if (Date.now() > giveUpAt) throw new Error(`Still at work: ${toldOf(places)}`);
      if (times < 2) await sleep(POLL_MS);
    }
  } finally {
    await admin.disconnect();
  }
}

/** No report was refused on the way. */
export async function allDone(system) {
  for (const service of servicesOf(system)) {
    const [{ letters }] = await system.query(service, 'SELECT count(*)::int AS letters FROM dead_letters');
    if (letters > 0) throw new Error(`${service} has ${letters} dead letters`);
  }
}

function servicesOf(system) {
  return Object.keys(system.dev.databases).filter((service) => service !== 'gateway');
}

/** Where something is left: rows of an outbox, messages of a partition. */
async function leftToDo(system, admin) {
  const ends = new Map();
  const places = [];
  for (const service of servicesOf(system)) {
    const [{ rows }] = await system.query(
      service,
      'SELECT count(*)::int AS rows FROM (SELECT FROM outbox LIMIT 1000) AS waiting',
    );
    places.push({ service, of: 'its outbox', count: rows });
    for (const { topic, partition, next_offset } of await system.query(
      service,
      'SELECT topic, partition, next_offset FROM inbox_positions',
    )) {
      if (!ends.has(topic)) ends.set(topic, await admin.fetchTopicOffsets(topic));
      const end = ends.get(topic).find((each) => each.partition === partition);
      places.push({ service, of: `${topic}/${partition}`, count: Number(end.high) - Number(next_offset) });
    }
  }
  return places.filter(({ count }) => count > 0);
}

function toldOf(places) {
  return places.map(({ service, of, count }) => `${service} has ${count} of ${of} left`).join(', ');
}
