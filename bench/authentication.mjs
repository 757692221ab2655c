import { setTimeout as sleep } from 'node:timers/promises';
import { send } from './load.mjs';
import { batches, ordersInTurn } from './orders.mjs';
import { quiet } from './quiet.mjs';
import { startBenchSystem } from './system.mjs';

const CUSTOMERS = 1000;
const SLICES = 10;
const BATCHES_IN_SLICE = 400;
const READS_IN_SLICE = 2000;
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
    { figure: '… what the guards cost', unit: 'share', value: 1 - write.on / write.off, goal: '< 0.1' },
    { figure: 'GET /api/customers/{id}, guards off', unit: 'requests/s', value: read.off },
    { figure: '… with a token seen before', unit: 'requests/s', value: read.on },
    { figure: '… what the guards cost', unit: 'share', value: 1 - read.on / read.off, goal: '< 0.1' },
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

/** Events per second with the guards on and with them off, over slices of each in turn; a first pair warms up. */
async function beside(system, work) {
  const spent = { on: { events: 0, seconds: 0 }, off: { events: 0, seconds: 0 } };
  for (let slice = -2; slice < SLICES; slice += 1) {
    const state = slice % 2 === 0 ? 'on' : 'off';
    const { events, seconds } = await work(slice);
    if (slice >= 0) {
      spent[state].events += events;
      spent[state].seconds += seconds;
    }
    await switchGuards(system);
  }
  return { on: spent.on.events / spent.on.seconds, off: spent.off.events / spent.off.seconds };
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
