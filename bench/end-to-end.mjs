import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { send } from './load.mjs';
import { batches, ordersInTurn } from './orders.mjs';
import { allDone, quiet } from './quiet.mjs';
import { segmentsOfBench, useSegments } from './segments.mjs';
import { startBenchSystem } from './system.mjs';

const EVENTS = 200_000;
const CUSTOMERS = 20_000;

/**
 * Orders in batches of 20 over HTTP until the last row of the timeline and of ten segments is there, all services
 * running, beside one connection that COPYs as many rows into a bare table. The clock stops when nothing is left to do
 * anywhere, the timeline's entries about the segments included.
 */
export async function measureEndToEnd({ scale, profile }) {
  const system = await startBenchSystem({ profile });
  try {
    const events = Math.max(2000, Math.round(EVENTS * scale));
    const customers = Math.max(200, Math.round(CUSTOMERS * scale));
    await useSegments(system.dev, segmentsOfBench);
    const raw = await copyLimit(system.administratorUrl, events);
    await warmUp(system);

    const before = system.cpuSeconds();
    const requests = [...batches(ordersInTurn(events, customers, 'e-'), 20, system.dev.publishers[0].key)];
    const began = performance.now();
    const { seconds: acceptedAfter } = await send(system.dev.gateway, requests, { connections: 8 });
    await quiet(system);
    const seconds = (performance.now() - began) / 1000;
    const after = system.cpuSeconds();
    await check(system, events, customers);
    return [
      { figure: 'COPY of as many rows, one connection', unit: 'rows/s', value: raw },
      { figure: 'accepted over HTTP', unit: 'events/s', value: events / acceptedAfter },
      { figure: 'to the last row of timeline and segments', unit: 'events/s', value: events / seconds },
      { figure: '… beside COPY', unit: 'ratio', value: events / seconds / raw, goal: '≥ 0.05, on to 0.07' },
      ...Object.keys(before)
        .filter((name) => after[name] > before[name])
        .sort()
        .map((name) => ({
          figure: `CPU of ${name}`,
          unit: 'µs/event',
          value: ((after[name] - before[name]) / events) * 1e6,
        })),
    ];
  } finally {
    await system.stop();
  }
}

/** The first requests compile code and open connections; they are not what is measured. */
async function warmUp(system) {
  await send(
    system.dev.gateway,
    [...batches(ordersInTurn(4000, 400, 'w-'), 20, system.dev.publishers[0].key)],
    { connections: 8 },
  );
  await quiet(system);
}

/** A bench that lost events would measure nothing. */
async function check(system, events, customers) {
  const [{ entries }] = await system.query(
    'customer-profile',
    `SELECT count(*)::int AS entries FROM entries WHERE type = 'engawa.order.placed'`,
  );
  const [{ members }] = await system.query(
    'segmentation',
    'SELECT count(*)::int AS members FROM memberships',
  );
  const wanted = { entries: events + 4000, members: segmentsOfBench.filter(({ matches }) => matches).length };
  if (entries !== wanted.entries || members < wanted.members * customers) {
    throw new Error(`Not all arrived: ${entries} of ${wanted.entries} orders, ${members} memberships`);
  }
  await allDone(system);
}

/** Rows of a timeline's size into a table with a primary key and one index, as fast as PostgreSQL takes them. */
async function copyLimit(connectionString, rows) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    'CREATE TABLE bare (id uuid PRIMARY KEY, occurred_at timestamptz NOT NULL, data jsonb NOT NULL)',
  );
  await client.query('CREATE INDEX ON bare (occurred_at)');
  const data = JSON.stringify({ text: 'x'.repeat(388) });
  const lines = Array.from(
    { length: rows },
    (_, number) => `${randomUUID()}\t${new Date(1.7e12 + number).toISOString()}\t${data}\n`,
  );
  const chunks = Array.from({ length: Math.ceil(rows / 500) }, (_, at) =>
    lines.slice(at * 500, at * 500 + 500).join(''),
  );
  const stream = client.query(copyFrom('COPY bare FROM STDIN'));
  const began = performance.now();
  await pipeline(Readable.from(chunks), stream);
  const seconds = (performance.now() - began) / 1000;
  await client.query('DROP TABLE bare');
  await client.end();
  return rows / seconds;
}
