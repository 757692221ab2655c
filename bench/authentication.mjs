import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './load.mjs';
import { batches, ordersInTurn } from './orders.mjs';
import { quiet } from './quiet.mjs';
import { startBenchSystem } from './system.mjs';

const CUSTOMERS = 1000;
const PAIRS = 15;
const BATCHES_IN_SLICE = 400;
const READS_IN_SLICE = 500;
const GUARDED = ['gateway', 'customer-profile'];

/**
 * What it costs to know who calls and what they may: requests per second with the guards on beside those with them off, in
 * slices that take turns, so that a slow minute of the machine counts for both. The audit is written in both.
 */
export async function measureAuthentication({ scale, profile }) {
  const count = (full) => Math.max(40, Math.round(full * scale));
  const write = await besideEachOther({ profile, args: ['--only', 'gateway'] }, ({ gateway, publishers }) => {
    const key = publishers[0].key;
    return (slice) => send(gateway, trackBatches(count(BATCHES_IN_SLICE), slice, key), { connections: 8 });
  });
  const read = await besideEachOther({ profile }, async ({ gateway, publishers, people }, system) => {
    const orders = ordersInTurn(CUSTOMERS, CUSTOMERS, 'first-');
    await send(gateway, batches(orders, 100, publishers[0].key), { connections: 4 });
    await quiet(system);
    const { token } = people.find(({ role }) => role === 'agent');
    const customers = await system.query('customer-profile', 'SELECT id FROM customers ORDER BY id');
    const reads = Array.from({ length: count(READS_IN_SLICE) }, (_, place) => ({
      method: 'GET',
      path: `/api/customers/${customers[place % customers.length].id}`,
      headers: { authorization: `Bearer ${token}` },
      events: 1,
    }));
    return () => send(gateway, reads, { connections: 8 });
  });
  return [
    { figure: 'POST /v1/batch of 20, guards off', unit: 'requests/s', value: write.off / 20 },
    { figure: '… with a key', unit: 'requests/s', value: write.on / 20 },
    { figure: '… what the guards cost', unit: 'share', value: write.cost, goal: '< 0.1' },
    { figure: 'GET /api/customers/{id}, guards off', unit: 'requests/s', value: read.off },
    { figure: '… with a token seen before', unit: 'requests/s', value: read.on },
    { figure: '… what the guards cost', unit: 'share', value: read.cost, goal: '< 0.1' },
  ];
}

/** Starts a system whose guards can be switched, and gives the events per second of what `prepare` makes of it, on and off. */
async function besideEachOther(how, prepare) {
  const nodeOptions = `--import=${new URL('guards-switch.mjs', import.meta.url).href}`;
  const system = await startBenchSystem({ ...how, nodeOptions });
  try {
    return await beside(system, await prepare(system.dev, system));
  } finally {
    await system.stop();
  }
}

/**
 * Events per second with the guards on and with them off: the medians of pairs of short slices, of which each begins with the
 * state the last one ended in, and what the guards cost in the pair in the middle. A first pair warms up.
 */
async function beside(system, work) {
  const pairs = [];
  let [first, second] = ['on', 'off'];
  for (let pair = -1; pair < PAIRS; pair += 1) {
    const rates = { [first]: await rate(work, `${pair}-${first}`) };
    await switchGuards(system);
    rates[second] = await rate(work, `${pair}-${second}`);
    [first, second] = [second, first];
    if (pair >= 0) pairs.push(rates);
  }
  const middle = (of) => pairs.map(of).sort((a, b) => a - b)[PAIRS >> 1];
  return {
    on: middle(({ on }) => on),
    off: middle(({ off }) => off),
    cost: middle(({ on, off }) => 1 - on / off),
  };
}

async function rate(work, slice) {
  const { events, seconds } = await work(slice);
  return events / seconds;
}

async function switchGuards(system) {
  for (const { name, pid } of system.processes()) if (GUARDED.includes(name)) process.kill(pid, 'SIGUSR2');
  await sleep(200);
}

/** Batches of a page's analytics, as a server of the shop sends them: 20 calls each. */
function trackBatches(count, slice, key) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return Array.from({ length: count }, (_, place) => {
    const batch = Array.from({ length: 20 }, (_, call) => ({
      type: 'page',
      messageId: `bench-${slice}-${place}-${call}`,
      anonymousId: `visitor-${(place * 20 + call) % 1000}`,
      name: 'product',
      properties: { url: 'https://shop.example.jp/items/a101' },
    }));
    return { path: '/v1/batch', headers, body: JSON.stringify({ batch }), events: 20 };
  });
}
