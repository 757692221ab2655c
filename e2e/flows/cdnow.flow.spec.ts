import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { jest } from '@jest/globals';
import { eventually, query, system } from './system.js';

jest.setTimeout(400_000);

const ROOT = path.resolve(import.meta.dirname, '../..');
const data = readFileSync(path.join(ROOT, 'e2e/data/cdnow/CDNOW_master.txt'), 'utf8');
const rows = data.trim().split('\n').slice(1).map((line) => line.trim().split(/\s+/));
const ordersPlaced = `SELECT count(*)::int AS count FROM orders WHERE shop = 'cdnow'`;
const cents = rows.reduce((sum, row) => sum + Math.round(Number(row[3]) * 100), 0);

function replay(): ChildProcess {
  return spawn(process.execPath, ['tools/replay.mjs', 'cdnow'], { cwd: ROOT, env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Kills a replay once it has come past `row`, whatever it is doing then. */
async function replayUntilKilled(row: number): Promise<void> {
  const process = replay();
  const ended = once(process, 'exit');
  await finished(`the way to row ${row}`, 'order-ingest', ordersPlaced, row);
  process.kill('SIGKILL');
  await ended;
}

function killService(name: string): void {
  const list = path.join(path.dirname(process.env.ENGAWA_DEV_JSON!), 'pids.json');
  const { children } = JSON.parse(readFileSync(list, 'utf8')) as { children: { name: string; pid: number }[] };
  process.kill(children.find((child) => child.name === name)!.pid, 'SIGKILL');
}

describe('the purchases of CDNOW', () => {
  it('are all there once and to the cent, though their replay was killed three times and order-ingest once', async () => {
    const places = [0, 1, 2].map((third) => Math.floor((third + Math.random()) * 4000) + 500);
    for (const place of places) await replayUntilKilled(place);
    const last = replay();
    const ended = once(last, 'exit');
    let output = '';
    last.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await finished('the last replay', 'order-ingest', ordersPlaced, places[2]! + 2000);
    killService('order-ingest');
    const [code] = (await ended) as [number];
    expect({ code, output: output.split('\n').at(-2) }).toMatchObject({ code: 0 });

    const [expected] = [{ orders: rows.length, cents, gifts: rows.filter((row) => Number(row[3]) === 0).length }];
    await finished('all orders', 'order-ingest', ordersPlaced, rows.length);
    const sql = `SELECT count(*)::int AS orders, sum((contents->>'totalMinor')::bigint)::bigint::text AS cents,
                        count(*) FILTER (WHERE contents->>'totalMinor' = '0')::int AS gifts FROM orders WHERE shop = 'cdnow'`;
    const [orders] = await query<{ orders: number; cents: string; gifts: number }>('order-ingest', sql);
    expect({ ...orders, cents: Number(orders!.cents) }).toEqual(expected);
    expect(expected).toMatchObject({ orders: 69_659, gifts: 80 });

    const entries = `SELECT count(*)::int AS count FROM entries WHERE type = 'engawa.order.placed' AND data->>'shop' = 'cdnow'`;
    await finished('all entries', 'customer-profile', entries, rows.length);
    const [customers] = await query<{ count: number }>(
      'customer-profile',
      `SELECT count(DISTINCT customer_id)::int AS count FROM identifiers JOIN origins USING (origin) WHERE namespace = 'cdnow'`,
    );
    expect(customers!.count).toBe(23_570);
    expect(system.instances['order-ingest']).toHaveLength(1);
  });
});

async function finished(what: string, service: string, sql: string, count: number): Promise<void> {
  for (let before = -1, now = 0; now < count && now !== before; ) {
    before = now;
    // As long as it goes forward it is given time; a standstill of half a minute fails.
    now = await eventually(`${what} to go on after ${before}`, async () => {
      const [row] = await query<{ count: number }>(service, sql);
      return (row!.count > before || row!.count >= count) && row!.count;
    });
  }
}
