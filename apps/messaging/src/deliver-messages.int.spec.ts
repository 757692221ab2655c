import { randomUUID } from 'node:crypto';
import { connectPostgres } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { Clock } from '@engawa/timers';
import type { DataSource } from 'typeorm';
import { askFor, makeJob } from '../test/delivering.js';
import { MailRoom, openAddressBook, type AddressBook, type Answer } from '../test/mail-room.js';
import { migrations } from './db/migrations/index.js';
import { DeliverySettings } from './db/delivery-settings.entity.js';
import { Template } from './db/template.entity.js';
import type { Channel } from './domain/delivery.js';
import type { MailServer } from './providers/mail-server.js';
import type { DeliverMessages } from './jobs/deliver-messages.js';
import { ReconcileAttempts } from './jobs/reconcile-attempts.js';

const SECOND = 1000;
let database: TestDatabase;
let db: DataSource;
let addresses: AddressBook;
let room: MailRoom;
let port: number;
let clock: Clock;
let mailServers: MailServer[] = [];

beforeAll(async () => {
  database = await freshDatabase(migrations);
  db = await connectPostgres({ url: database.url, applicationName: 'test' }, [Template, DeliverySettings]);
  addresses = await openAddressBook();
});
beforeEach(async () => {
  await database.asAdministrator('TRUNCATE deliveries, attempts, letters, facts, outbox, dev_clock CASCADE');
  clock = new Clock();
  room = new MailRoom();
  port = await room.open();
});
afterEach(async () => {
  for (const server of mailServers) server.onApplicationShutdown();
  mailServers = [];
  await room.close();
});
afterAll(async () => {
  await addresses.close();
  await db.destroy();
  await database.drop();
});

/** A job as a process of its own has it. */
function job(): DeliverMessages {
  const made = makeJob({ db, clock, addresses, port });
  mailServers.push(made.mails);
  return made.job;
}
const ask = (reach: Answer | undefined, channels?: Channel[], template?: string) => askFor({ db, clock, addresses }, { reach, channels, template });
const move = (ms: number) => clock.moveTo(db, clock.offset + ms);
const deliveryOf = async (id: string) => (await db.query<Record<string, unknown>[]>('SELECT * FROM deliveries WHERE id = $1', [id]))[0]!;
const attemptsOf = (id: string) => db.query<object[]>('SELECT number, channel, outcome FROM attempts WHERE delivery = $1 ORDER BY number', [id]);
const factsOf = async (id: string) => {
  const rows = await db.query<{ type: string; data: { channel?: string; reason?: string } }[]>('SELECT type, data FROM facts WHERE key = $1', [id]);
  return rows.map(({ type, data }) => `${type.split('.').at(-1)} ${data.channel ?? data.reason}`);
};
const aya = { mail: 'aya@example.jp', name: '森田 彩' };
const atHome = { name: '森田 彩', postalAddress: { line1: '天神1-1' } };

describe('a message', () => {
  it('goes to the address of the customer, in their language, under our id', async () => {
    const id = await ask({ ...aya, name: 'Emma', language: 'en' });
    expect(await job().run()).toBe(1);
    expect(room.mails).toHaveLength(1);
    expect(room.mails[0]!.to).toBe('aya@example.jp');
    expect(room.mails[0]!.text).toMatch(new RegExp(`message-id: <${id}@engawa>`, 'i'));
    expect(room.mails[0]!.text).toContain('Dear Emma,');
    expect(await factsOf(id)).toEqual(['sent mail']);
    expect(await attemptsOf(id)).toEqual([{ number: 1, channel: 'mail', outcome: 'sent' }]);
  });

  it('speaks to somebody without a name in the words of the settings, once and politely', async () => {
    const say = (nameless: object) => db.getRepository(DeliverySettings).update('delivery', { nameless: nameless as never });
    await db.query(`INSERT INTO templates (id, subject, body) VALUES ('plain', $1, $1) ON CONFLICT DO NOTHING`, [{ ja: '{{name}}さま', en: 'Dear {{name}},' }]);
    const body = async (reach: Answer) => {
      const id = await ask({ ...reach, postalAddress: atHome.postalAddress }, ['letter'], 'plain');
      await job().run();
      return (await db.query<{ body: string }[]>('SELECT body FROM letters WHERE delivery = $1', [id]))[0]!.body;
    };
    expect(await body({})).toBe('お客様');
    expect(await body({ language: 'en' })).toBe('Dear customer,');
    expect(await body({ name: '森田 彩' })).toBe('森田 彩さま');
    await say({ ja: 'お得意さま', en: 'friend' });
    expect([await body({}), await body({ language: 'en' })]).toEqual(['お得意さま', 'Dear friend,']);
    await say({ ja: 'お客様', en: 'customer' });
  });

  it('goes on the print list where there is a postal address alone', async () => {
    const id = await ask(atHome);
    await job().run();
    expect(await db.query('SELECT name, address FROM letters WHERE delivery = $1', [id])).toEqual([{ name: '森田 彩', address: atHome.postalAddress }]);
    expect(await factsOf(id)).toEqual(['sent letter']);
    expect(room.mails).toEqual([]);
  });

  it('the mail server refuses for good goes by the next channel', async () => {
    room.behaviour = { refuse: 550 };
    const id = await ask({ ...aya, ...atHome });
    await job().run();
    await job().run();
    expect(await factsOf(id)).toEqual(['sent letter']);
    expect(await attemptsOf(id)).toEqual([{ number: 1, channel: 'mail', outcome: 'refused' }]);
  });

  it('refused with no channel left is held as refused once the wait is over', async () => {
    room.behaviour = { refuse: 550 };
    const id = await ask(aya);
    for (let turn = 0; turn < 3; turn++) await job().run();
    expect(await factsOf(id)).toEqual([]);
    await move(61 * SECOND);
    await job().run();
    expect(await factsOf(id)).toEqual(['held refused']);
  });

  it('waits for an address that is on its way, and is held when none comes', async () => {
    const [late, never] = [await ask(undefined), await ask(undefined)];
    await job().run();
    expect((await deliveryOf(late)).status).toBe('pending');
    addresses.reaches.set(String((await deliveryOf(late)).origin), aya);
    await move(30 * SECOND);
    await job().run();
    expect([await factsOf(late), await factsOf(never)]).toEqual([['sent mail'], []]);
    await move(31 * SECOND);
    await job().run();
    expect(await factsOf(never)).toEqual(['held no-address']);
    expect(await job().run()).toBe(0);
  });

  it('to somebody who was joined with another customer waits until that is known here', async () => {
    const [id, other, customer] = [await ask(aya), randomUUID(), randomUUID()];
    const origin = String((await deliveryOf(id)).origin);
    addresses.reaches.set(origin, { ...aya, customer: origin, origins: [origin, other] });
    const learn = (of: string) =>
      db.query(
        `INSERT INTO known_origins (origin, customer_id, group_version) VALUES ($1, $2, 1)
         ON CONFLICT (origin) DO UPDATE SET customer_id = excluded.customer_id`,
        [other, of],
      );
    await learn(customer);
    await move(61 * SECOND);
    await job().run();
    expect(await factsOf(id)).toEqual([]);
    await learn(origin);
    await move(2 * SECOND);
    await job().run();
    expect(await factsOf(id)).toEqual(['sent mail']);
  });

  it('without a template is held', async () => {
    const id = await ask(aya, ['mail'], 'tea-letter');
    await job().run();
    expect(await factsOf(id)).toEqual(['held no-template']);
  });
});

describe('an attempt', () => {
  it('is committed before it is made', async () => {
    let [id, during] = ['', [] as object[]];
    room.behaviour = { beforeAnswer: async () => void (during = [await deliveryOf(id), ...(await attemptsOf(id))]) };
    id = await ask(aya);
    await job().run();
    expect(during).toMatchObject([{ status: 'attempting', attempts: 1 }, { number: 1, outcome: null }]);
  });

  it('is made again later while no mail server answers', async () => {
    await room.close();
    const id = await ask(aya);
    await job().run();
    expect(await attemptsOf(id)).toEqual([{ number: 1, channel: 'mail', outcome: 'later' }]);
    expect(await job().run()).toBe(0);
    await room.open(port);
    await move(5 * SECOND);
    await job().run();
    expect(await attemptsOf(id)).toHaveLength(2);
    expect(await factsOf(id)).toEqual(['sent mail']);
  });

  it.each([
    ['the server says that it may pass', { refuse: 451 }],
    ['the server says so after the content', { refuseContent: 452 }],
    ['the connection breaks before the mail was handed over', { breakOff: 'before' }],
  ] as const)('is made again later when %s', async (_, behaviour) => {
    room.behaviour = behaviour;
    const id = await ask(aya);
    await job().run();
    expect(await deliveryOf(id)).toMatchObject({ status: 'pending', attempts: 1 });
    room.behaviour = {};
    await move(5 * SECOND);
    await job().run();
    expect(await factsOf(id)).toEqual(['sent mail']);
  });

  it('waits between attempts as the settings say', async () => {
    room.behaviour = { refuse: 451 };
    const id = await ask(aya);
    const steps = db.getRepository(DeliverySettings);
    const { retrySeconds } = await steps.findOneByOrFail({ id: 'delivery' });
    await steps.update('delivery', { retrySeconds: [40] });
    await job().run();
    await steps.update('delivery', { retrySeconds });
    await move(39 * SECOND);
    expect(await job().run()).toBe(0);
    await move(1 * SECOND);
    expect(await job().run()).toBe(1);
    expect(await attemptsOf(id)).toHaveLength(2);
  });

  it('to an address that is none is refused', async () => {
    const id = await ask({ ...atHome, mail: 'aya at example' });
    await job().run();
    await job().run();
    expect(await factsOf(id)).toEqual(['sent letter']);
  });

  it('that broke off after the mail was handed over is unknown and not repeated', async () => {
    room.behaviour = { breakOff: 'after' };
    const id = await ask(aya);
    await job().run();
    room.behaviour = {};
    expect(await attemptsOf(id)).toEqual([{ number: 1, channel: 'mail', outcome: 'unknown' }]);
    await move(3600 * SECOND);
    await job().run();
    expect(await factsOf(id)).toEqual(['held unknown']);
    expect(room.mails).toHaveLength(1);
  });

  it.each([
    ['it was sent', {}],
    ['it may be sent later', { refuseContent: 451 }],
  ])('a crash left open is told as unknown and not repeated, though one comes back and says that %s', async (_, answer) => {
    const comesBack = Promise.withResolvers<void>();
    const handedOver = Promise.withResolvers<void>();
    room.behaviour = { ...answer, beforeAnswer: () => (handedOver.resolve(), comesBack.promise) };
    const id = await ask(aya);
    const stopped = job().run();
    await handedOver.promise;
    expect(await new ReconcileAttempts(db, clock).run()).toBe(0);
    await db.query(`UPDATE deliveries SET claimed_until = clock_timestamp() - interval '1 second'`);
    expect(await new ReconcileAttempts(db, clock).run()).toBe(1);
    comesBack.resolve();
    await stopped;
    room.behaviour = {};
    await move(3600 * SECOND);
    expect(await job().run()).toBe(0);
    expect(await factsOf(id)).toEqual(['held unknown']);
    expect(room.mails).toHaveLength(1);
  });
});

describe('two processes', () => {
  it('send each message once', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, number) => ask({ ...aya, mail: `a${number}@example.jp` })));
    const jobs = [job(), job()];
    while ((await Promise.all(jobs.map((each) => each.run()))).some((did) => did > 0));
    expect(room.mails).toHaveLength(30);
    expect(new Set(room.mails.map((mail) => mail.to)).size).toBe(30);
    for (const id of ids) expect(await factsOf(id)).toEqual(['sent mail']);
  });
});
