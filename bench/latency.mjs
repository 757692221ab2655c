import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, request } from 'undici';
import { orderEvent } from './orders.mjs';
import { quiet } from './quiet.mjs';
import { startBenchSystem } from './system.mjs';

const EVENTS_PER_SECOND = 500;
/** Whether it works is seen at any rate, and not every machine that tests it carries the full one. */
const EVENTS_PER_SECOND_IN_PART = 50;
/** More at once than the gateway's backlog would be cut off. */
const CONNECTIONS = 128;
const SECONDS = 30;
const CUSTOMERS = 50;
const TICK_MS = 10;
const AGAIN_MS = 500;

/** From the gateway's answer to an order until the browsers that look at its customer are sent the entry. */
export async function measureLatency({ scale, profile }) {
  const system = await startBenchSystem({ profile });
  const gateway = new Pool(system.dev.gateway, { connections: CONNECTIONS });
  const shop = { gateway, key: system.dev.publishers[0].key };
  try {
    const customers = await makeCustomers(system, shop);
    const pushedAt = new Map();
    const streams = await Promise.all(customers.map((customer) => openStream(system, customer, pushedAt)));
    const rate = scale < 1 ? EVENTS_PER_SECOND_IN_PART : EVENTS_PER_SECOND;
    await steadily(shop, { rate, seconds: 3, run: 'warm-' });
    const acceptedAt = await steadily(shop, { rate, seconds: Math.max(3, SECONDS * scale), run: 'm-' });
    await arrived(acceptedAt, pushedAt);
    streams.forEach((stream) => stream.destroy());
    const took = [...acceptedAt].map(([number, at]) => pushedAt.get(number) - at).sort((a, b) => a - b);
    const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))];
    return [
      {
        figure: `accepted → pushed at ${rate} events/s, p50`,
        unit: 'ms',
        value: at(0.5),
        goal: '< 60',
      },
      { figure: 'p95', unit: 'ms', value: at(0.95) },
      { figure: 'p99', unit: 'ms', value: at(0.99), goal: '< 250' },
      { figure: 'longest', unit: 'ms', value: took.at(-1) },
    ];
  } finally {
    await gateway.destroy();
    await system.stop();
  }
}

async function makeCustomers(system, shop) {
  for (let customer = 0; customer < CUSTOMERS; customer += 1)
    await place(shop, orderEvent(customer, customer, 'first-'));
  await quiet(system);
  const rows = await system.query(
    'customer-profile',
    'SELECT id, epoch, revision FROM customers WHERE merged_into IS NULL',
  );
  if (rows.length !== CUSTOMERS) throw new Error(`${rows.length} customers instead of ${CUSTOMERS}`);
  return rows;
}

/** Resolves when the order is accepted. A 503 is tried again, as a publisher would. */
async function place({ gateway, key }, event) {
  for (;;) {
    const answer = await gateway.request({
      method: 'POST',
      path: '/v1/events',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/cloudevents+json',
      },
      body: JSON.stringify(event),
    });
    await answer.body.dump();
    if (answer.statusCode === 202) return;
    if (answer.statusCode !== 503) throw new Error(`An order was answered with ${answer.statusCode}`);
    await sleep(AGAIN_MS);
  }
}

/** Notes when each order's entry came. */
async function openStream({ dev }, { id, epoch, revision }, pushedAt) {
  const url = `${dev.gateway}/api/customers/${id}/timeline/stream?since=${epoch}.${revision}`;
  const { statusCode, body } = await request(url, {
    headers: { authorization: `Bearer ${dev.people[0].token}`, accept: 'text/event-stream' },
    bodyTimeout: 0,
  });
  if (statusCode !== 200) throw new Error(`The stream answered ${statusCode}`);
  body.setEncoding('utf8');
  let rest = '';
  body.on('error', () => undefined);
  body.on('data', (text) => {
    const now = performance.now();
    const events = (rest + text).split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const data = /^data: ?(.*)$/m.exec(event)?.[1];
      const number = data?.startsWith('{') && JSON.parse(data).data?.number;
      if (number && !pushedAt.has(number)) pushedAt.set(number, now);
    }
  });
  return body;
}

/** Sends orders at an even pace and resolves to when each was accepted, by its number. */
async function steadily(shop, { rate, seconds, run }) {
  const acceptedAt = new Map();
  const underWay = [];
  const count = Math.round(seconds * rate);
  const began = performance.now();
  for (let number = 0; number < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - began) / 1000) * rate));
    for (; number < due; number += 1) {
      const name = `${run}${number}`;
      const accepted = () => acceptedAt.set(name, performance.now());
      underWay.push(place(shop, orderEvent(number % CUSTOMERS, number, run)).then(accepted));
    }
    await sleep(TICK_MS);
  }
  await Promise.all(underWay);
  return acceptedAt;
}

async function arrived(acceptedAt, pushedAt) {
  const giveUpAt = Date.now() + 60_000;
  for (const number of acceptedAt.keys()) {
    while (!pushedAt.has(number)) {
      if (Date.now() > giveUpAt)
        throw new Error(`The entry of order ${number} was not pushed within a minute`);
      await sleep(10);
    }
  }
}
