import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { waitFor } from '@engawa/testkit';
import { customerOf, eventually, orderOf, publish, query, timelineOf, system, unique, type Entry } from './system.js';
import pg from 'pg';

/** A rebuild reads all that other flows have left, on whatever machine. */
const PATIENCE_MS = 300_000;
jest.setTimeout(4 * PATIENCE_MS);
const patiently = (waitedFor: string, condition: () => Promise<boolean>) => waitFor(waitedFor, condition, PATIENCE_MS);
/** Facts that are under way when it compares may differ for a moment; what differs for good is the failure's cause. */
const nothingDiffersIn = (service: string) =>
  patiently('nothing that differs', async () => {
    const output = await rebuildOf(service, '--compare');
    if (!output.includes('nothing differs')) throw new Error(output);
    return true;
  });

const run = unique();
const mail = (number: number) => `rebuild-${run}-${number}@example.jp`;
const order = (number: string, of: number) => publish('order.place', orderOf(`${run}-${number}`, [{ kind: 'mail', value: mail(of) }]));
const rebuildOf = async (service: string, ...args: string[]) =>
  (await promisify(execFile)(process.execPath, ['tools/rebuild.mjs', service, ...args])).stdout;
const rebuild = (...args: string[]) => rebuildOf('customer-profile', ...args);
/** The rows that are told, without their customers. */
const named = (output: string) => output.split('\n').filter((line) => line.startsWith('customer ')).map((line) => line.replace(/^customer \S+ {2}/, '')).sort();
const statedBy = async (service: string) => (await query<{ facts: number }>(service, 'SELECT count(*)::int AS facts FROM facts'))[0]!.facts;

describe('a timeline whose rows are wrong', () => {
  const customers: string[] = [];
  let before: Entry[][];
  let broken: string[];

  it('is told row by row, and which columns differ', async () => {
    for (let of = 0; of < 3; of++) {
      for (let number = 0; number < 5; number++) await order(`${of}-${number}`, of);
      const customer = await eventually('five orders', async () => {
        const found = await customerOf(mail(of));
        return found?.figures.orderCount === 5 && found;
      });
      customers.push(customer.id);
    }
    await nothingDiffersIn('customer-profile');
    before = await Promise.all(customers.map(timelineOf));

    const [a, b] = before.map((entries) => entries.filter(({ type }) => type === 'order.placed').map(({ id }) => id));
    const [lost, changed] = [a!.slice(0, 4), b!.slice(0, 5)];
    await query('customer-profile', 'DELETE FROM entries WHERE id = ANY($1)', [lost]);
    await query('customer-profile', `UPDATE entries SET channel = 'store', data = data || '{"totalMinor": 1}' WHERE id = ANY($1)`, [changed]);
    const [{ id: extra }] = (await query<{ id: string }>(
      'customer-profile',
      `INSERT INTO entries SELECT gen_random_uuid(), origin, type, version, occurred_at, recorded_at, department, channel, about, data, revision
         FROM entries WHERE id = $1 RETURNING id`,
      [a![4]],
    )) as [{ id: string }];
    broken = [
      ...lost.map((id) => `entries ${id}  missing`),
      ...changed.map((id) => `entries ${id}  differs: channel, data`),
      `entries ${extra}  too many`,
    ].sort();
    expect(named(await rebuild('--compare'))).toEqual(broken);
  });

  it('is right again while events go on arriving, and nobody is told of it anew', async () => {
    const statedBefore = await statedBy('customer-profile');
    let going = true;
    let sent = 0;
    const sending = (async () => {
      while (going) await order(`meanwhile-${sent++}`, 2);
    })();
    const output = await rebuild().finally(async () => {
      going = false;
      await sending;
    });
    expect(named(output)).toEqual(broken);
    await eventually('all that was sent meanwhile', async () => (await customerOf(mail(2)))?.figures.orderCount === 5 + sent);
    const after = await Promise.all(customers.slice(0, 2).map(timelineOf));
    const content = (entries: Entry[]) => entries.map(({ revision: _, ...entry }) => entry);
    expect(after.map(content)).toEqual(before.slice(0, 2).map(content));
    expect(after[1]).toEqual(before[1]);
    const kept = before[0]!.filter(({ id }) => !broken.includes(`entries ${id}  missing`));
    expect(after[0]!.filter(({ id }) => kept.some((entry) => entry.id === id))).toEqual(kept);
    expect(new Set(after[0]!.map(({ revision }) => revision)).size).toBe(after[0]!.length);
    // customer-profile states nothing by itself.
    expect(await statedBy('customer-profile')).toBe(statedBefore);
    await nothingDiffersIn('customer-profile');
  });

  it('is rebuilt by one at a time', async () => {
    const holder = await inTransaction('LOCK TABLE entries IN SHARE MODE');
    const first = rebuild('--compare');
    await patiently('a rebuild that waits for the table', () => rebuildWaitsFor(holder, 'entries'));
    await expect(rebuild('--compare')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('Another rebuild') as string });
    await holder.query('COMMIT');
    await holder.end();
    expect(await first).toContain('nothing differs');
  });

  it('gives way to a transaction of the service that needs the same tables in another order', async () => {
    const holder = await inTransaction('LOCK TABLE customers IN ROW EXCLUSIVE MODE');
    const rebuilding = rebuild('--compare');
    await patiently('a rebuild that has the entries and waits for the customers', () => rebuildWaitsFor(holder, 'customers'));
    await holder.query('LOCK TABLE entries IN ROW EXCLUSIVE MODE');
    await holder.query('COMMIT');
    await holder.end();
    expect(await rebuilding).toContain('nothing differs');
  });
});

describe('what segments count', () => {
  it('is told row by row where it is wrong, and is right again, and nobody enters or leaves a segment by it', async () => {
    const counted = async () =>
      query<{ subject: string; origin: string }>('segmentation', `SELECT * FROM observations WHERE subject LIKE $1 ORDER BY subject`, [`main:${run}-count-%`]);
    for (let number = 0; number < 9; number++) await order(`count-${number}`, 0);
    await publish('order.cancel', { orderId: `${run}-count-0`, reason: 'late' });
    await eventually('nine orders of which one does not count', async () => {
      const [{ live, all }] = (await query<{ live: number; all: number }>(
        'segmentation',
        'SELECT count(*)::int AS all, count(*) FILTER (WHERE NOT voided)::int AS live FROM observations WHERE subject LIKE $1',
        [`main:${run}-count-%`],
      )) as [{ live: number; all: number }];
      return live === 8 && all === 9;
    });
    await nothingDiffersIn('segmentation');
    const before = await counted();
    const statedBefore = await statedBy('segmentation');

    const subjects = before.map(({ subject }) => subject);
    const origin = before[0]!.origin;
    await query('segmentation', 'DELETE FROM observations WHERE subject = ANY($1)', [subjects.slice(0, 3)]);
    await query('segmentation', 'UPDATE observations SET amount = amount + 1 WHERE subject = ANY($1)', [subjects.slice(3, 8)]);
    await query('segmentation', `INSERT INTO observations SELECT $2, origin, type, occurred_at, amount FROM observations WHERE subject = $1`, [
      subjects[8],
      `${subjects[8]}-twice`,
    ]);
    await query('segmentation', 'UPDATE known_origins SET customer_id = gen_random_uuid() WHERE origin = $1', [origin]);
    const broken = [
      `known_origins ${origin}  differs: customer_id`,
      ...subjects.slice(0, 3).map((subject) => `observations ${subject}  missing`),
      ...subjects.slice(3, 8).map((subject) => `observations ${subject}  differs: amount`),
      `observations ${subjects[8]}-twice  too many`,
    ].sort();
    expect(named(await rebuildOf('segmentation', '--compare'))).toEqual(broken);

    expect(named(await rebuildOf('segmentation'))).toEqual(broken);
    expect(await counted()).toEqual(before);
    await nothingDiffersIn('segmentation');
    expect(await statedBy('segmentation')).toBe(statedBefore);
  });
});

async function inTransaction(lock: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: system.databases['customer-profile'] });
  await client.connect();
  await client.query(`SET idle_in_transaction_session_timeout = 0; SET transaction_timeout = 0; BEGIN; ${lock}`);
  return client;
}

async function rebuildWaitsFor(client: pg.Client, table: string): Promise<boolean> {
  const waiting = await client.query(`SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted AND mode = 'ExclusiveLock'`, [table]);
  return waiting.rowCount === 1;
}
