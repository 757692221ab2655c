import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { endContactStops, keepContactStops, learnOrigins } from '@engawa/known-origins';
import { connectPostgres, inTransaction } from '@engawa/postgres';
import { freshDatabase, waitFor, type TestDatabase } from '@engawa/testkit';
import { Clock } from '@engawa/timers';
import type { DataSource } from 'typeorm';
import { askFor, makeJob } from '../test/delivering.js';
import { MailRoom, openAddressBook, type AddressBook, type Answer } from '../test/mail-room.js';
import { DeliverySettings } from './db/delivery-settings.entity.js';
import { migrations } from './db/migrations/index.js';
import { Template } from './db/template.entity.js';
import { listLetters } from './queries/list-deliveries.js';

let database: TestDatabase;
let db: DataSource;
let addresses: AddressBook;
let room: MailRoom;
let made: ReturnType<typeof makeJob>;
const clock = new Clock();

beforeAll(async () => {
  database = await freshDatabase(migrations);
  db = await connectPostgres({ url: database.url, applicationName: 'test' }, [Template, DeliverySettings]);
  addresses = await openAddressBook();
  room = new MailRoom();
  made = makeJob({ db, clock, addresses, port: await room.open() });
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  made.mails.onApplicationShutdown();
  await room.close();
  await addresses.close();
  await db.destroy();
  await database.drop();
});

const atHome = { name: '原田 稔', postalAddress: { line1: '天神1-1' } };
const harada = { ...atHome, mail: 'harada@example.jp' };
const ask = (reach: Answer) => askFor({ db, clock, addresses }, { reach });
const deliveryOf = async (id: string) => (await db.query<{ origin: string; status: string; reason: string | null }[]>('SELECT origin, status, reason FROM deliveries WHERE id = $1', [id]))[0]!;
const heldOf = async (id: string) => (await db.query<{ data: object }[]>(`SELECT data FROM facts WHERE key = $1 AND type = 'engawa.message.held'`, [id]))[0]?.data;
const listed = async () => (await listLetters(db, { limit: 50 })).items.map(({ delivery }) => delivery);

describe('a message to somebody who died, or lives in a home', () => {
  it('is held at once, on every channel, with the reason', async () => {
    const id = await ask({ ...harada, stopped: 'deceased' });
    await made.job.run();
    expect(await heldOf(id)).toMatchObject({ reason: 'no-address', stopped: 'deceased' });
    expect(await deliveryOf(id)).toMatchObject({ status: 'held', reason: 'deceased' });
    expect([room.mails, await listed()]).toEqual([[], []]);
  });

  it('is not handed over when the mail server was slow with those before it and the news came meanwhile', async () => {
    const answer = Promise.withResolvers<void>();
    room.behaviour = { beforeAnswer: () => answer.promise };
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask(harada)));
    const running = made.job.run();
    await waitFor('as many as are handed over at once', () => room.mails.length === 4);
    for (const reach of addresses.reaches.values()) reach.stopped = 'care-home';
    const later = performance.now() + 3000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
    answer.resolve();
    await running;
    const ends = await Promise.all(ids.map(async (id) => ({ ...(await deliveryOf(id)), held: await heldOf(id) })));
    expect(room.mails).toHaveLength(4);
    expect(ends.filter(({ status }) => status === 'sent')).toHaveLength(4);
    expect(ends.filter(({ held }) => held)).toMatchObject([{ held: { stopped: 'care-home' } }, { held: { stopped: 'care-home' } }]);
  });

  it('waits for an answer where a version of before does not say', async () => {
    const id = await ask({ ...harada, stopped: undefined });
    await made.job.run();
    expect(await deliveryOf(id)).toMatchObject({ status: 'pending' });
  });
});

describe('a letter', () => {
  it('that is listed leaves the print list when the customer dies, and comes back when that was a mistake', async () => {
    const id = await ask(atHome);
    await made.job.run();
    expect(await listed()).toEqual([id]);
    const [{ origin }, customer] = [await deliveryOf(id), randomUUID()];
    await inTransaction(db, (tx) => learnOrigins(tx, [{ known: { origin, customer, groupVersion: 1 } }]));
    const told = [{ known: { origin: customer, customer, groupVersion: 1 }, data: { stop: randomUUID(), origins: [customer] } }];
    await inTransaction(db, (tx) => keepContactStops(tx, told));
    expect(await listed()).toEqual([]);
    await inTransaction(db, (tx) => endContactStops(tx, told));
    expect(await listed()).toEqual([id]);
  });
});
