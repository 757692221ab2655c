import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { endContactStops, keepContactStops, learnOrigins } from '@engawa/known-origins';
import { inTransaction } from '@engawa/postgres';
import { waitFor } from '@engawa/testkit';
import { askFor, startDelivering } from '../test/delivering.js';
import type { Answer } from '../test/mail-room.js';
import { listLetters } from './queries/list-deliveries.js';

let here: Awaited<ReturnType<typeof startDelivering>>;
beforeAll(async () => {
  here = await startDelivering();
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => here.stop());

const atHome = { name: '原田 稔', postalAddress: { line1: '天神1-1' } };
const harada = { ...atHome, mail: 'harada@example.jp' };
const ask = (reach: Answer) => askFor(here, { reach });
const deliveryOf = async (id: string) => (await here.db.query<{ origin: string; status: string; reason: string | null }[]>('SELECT origin, status, reason FROM deliveries WHERE id = $1', [id]))[0]!;
const heldOf = async (id: string) => (await here.db.query<{ data: object }[]>(`SELECT data FROM facts WHERE key = $1 AND type = 'engawa.message.held'`, [id]))[0]?.data;
const listed = async () => (await listLetters(here.db, { limit: 50 })).items.map(({ delivery }) => delivery);

describe('a message to somebody who died, or lives in a home', () => {
  it('is held at once, on every channel, with the reason', async () => {
    const id = await ask({ ...harada, stopped: 'deceased' });
    await here.job.run();
    expect(await heldOf(id)).toMatchObject({ reason: 'no-address', stopped: 'deceased' });
    expect(await deliveryOf(id)).toMatchObject({ status: 'held', reason: 'deceased' });
    expect([here.room.mails, await listed()]).toEqual([[], []]);
  });

  it('is not handed over when the mail server was slow with those before it and the news came meanwhile', async () => {
    const answer = Promise.withResolvers<void>();
    here.room.behaviour = { beforeAnswer: () => answer.promise };
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask(harada)));
    const running = here.job.run();
    await waitFor('as many as are handed over at once', () => here.room.mails.length === 4);
    for (const reach of here.addresses.reaches.values()) reach.stopped = 'care-home';
    const later = performance.now() + 3000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
    answer.resolve();
    await running;
    const ends = await Promise.all(ids.map(async (id) => ({ ...(await deliveryOf(id)), held: await heldOf(id) })));
    expect(here.room.mails).toHaveLength(4);
    expect(ends.filter(({ status }) => status === 'sent')).toHaveLength(4);
    expect(ends.filter(({ held }) => held)).toMatchObject([{ held: { stopped: 'care-home' } }, { held: { stopped: 'care-home' } }]);
  });

  it('waits for an answer where a version of before does not say', async () => {
    const id = await ask({ ...harada, stopped: undefined });
    await here.job.run();
    expect(await deliveryOf(id)).toMatchObject({ status: 'pending' });
  });
});

describe('a letter', () => {
  it('that is listed leaves the print list when the customer dies, and comes back when that was a mistake', async () => {
    const id = await ask(atHome);
    await here.job.run();
    expect(await listed()).toEqual([id]);
    const [{ origin }, customer] = [await deliveryOf(id), randomUUID()];
    await inTransaction(here.db, (tx) => learnOrigins(tx, [{ known: { origin, customer, groupVersion: 1 } }]));
    const told = [{ known: { origin: customer, customer, groupVersion: 1 }, data: { stop: randomUUID(), origins: [customer] } }];
    await inTransaction(here.db, (tx) => keepContactStops(tx, told));
    expect(await listed()).toEqual([]);
    await inTransaction(here.db, (tx) => endContactStops(tx, told));
    expect(await listed()).toEqual([id]);
  });
});
