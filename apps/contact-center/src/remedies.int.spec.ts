import { randomUUID } from 'node:crypto';
import { permissions, type Caller, type Permission } from '@engawa/auth';
import { eventsTopic } from '@engawa/contracts';
import { bearer, freshDatabase, freshTopics, openPeer, startTestService, tapTopics, waitFor, type Peer, type TestDatabase, type TopicTap } from '@engawa/testkit';
import { Clock } from '@engawa/timers';
import { jest } from '@jest/globals';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';
import { Reason } from './db/reason.entity.js';
import { Resolution } from './db/resolution.entity.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
let orders: Peer;
/** What order-ingest knows. */
const customersOfOrders = new Map<string, string[]>();

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([eventsTopic('contact-center')]);
  orders = await openPeer<{ order: string }>(({ order }) => ({ customers: customersOfOrders.get(order) ?? [] }));
  const config = { REMEDY_ANSWER_MINUTES: 30, GATEWAY_URL: orders.url, ORDER_INGEST_URL: orders.url, SERVICE_CREDENTIAL: 'credential' };
  service = await startTestService({ name: 'contact-center', module: AppModule, entities: [Reason, Resolution], database, config });
});
afterAll(async () => {
  await service.stop();
  await orders.close();
  await tap.stop();
  await database.drop();
});

interface Remedy {
  id: string;
  state: string;
  askedAt: string;
  dueAt: string;
  overdue: boolean;
}
type Answer = { status: number; body: Remedy & { type: string; items: Remedy[] } };
type Somebody = Partial<Caller> & { permissions?: Permission[] };

const origin = randomUUID();
const agent: Somebody = { subject: 'person:agent', name: '島袋結衣', authority: { refund: 3000, replacement: 5000, coupon: 500 } };
const supervisor: Somebody = { subject: 'person:supervisor', name: '野口陽子', authority: { refund: 100_000 } };

async function as({ permissions: rights = [...permissions], ...about }: Somebody, method: 'get' | 'post', path: string, body?: object, headers = {}): Promise<Answer> {
  const authorization = await bearer('contact-center', rights, about);
  return supertest(service.url)[method](path).set({ authorization, ...headers }).send(body);
}
async function newContact(who: Somebody = agent): Promise<string> {
  const verification = { items: ['name', 'phone'] };
  const { body } = await as(who, 'post', '/api/contacts', { customer: { origin }, channel: 'phone', direction: 'in', verification, closed: false });
  return body.id;
}
const ask = (who: Somebody, contact: string, body: object, headers = {}) => as(who, 'post', `/api/contacts/${contact}/remedies`, body, headers);
const decide = (who: Somebody, id: string, body: object) => as(who, 'post', `/api/remedies/${id}/decide`, body);
const granted = () => tap.messages.filter(({ type }) => type === 'engawa.contact.remedy-granted').map(({ data }) => data as { remedy: string });

describe('a remedy', () => {
  it('within the authority of who promises it is granted at once, and stated for the timeline and for who carries it out', async () => {
    const contact = await newContact();
    const { status, body } = await ask(agent, contact, { kind: 'refund', amountMinor: 3000, orderId: 'main:O-1', reason: '缶がへこんでいた' });
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'granted' });
    const fact = await waitFor('the fact', () => granted().find((data) => data.remedy === body.id));
    expect(fact).toEqual({ contact, remedy: body.id, customer: { origin }, kind: 'refund', amountMinor: 3000, currency: 'JPY', order: 'main:O-1', grantedBy: '島袋結衣' });
  });

  it.each([
    ['a yen more', { kind: 'refund', amountMinor: 3001 }, agent],
    ['of a kind they may not promise', { kind: 'coupon', amountMinor: 1 }, { ...agent, authority: { refund: 3000 } }],
    ['by somebody without authority', { kind: 'refund', amountMinor: 1 }, { ...agent, authority: undefined }],
  ])('%s is asked for, and is to be decided within half an hour', async (_, what, who) => {
    const { body } = await ask(who, await newContact(), what);
    expect(body.state).toBe('asked');
    expect(Date.parse(body.dueAt) - Date.parse(body.askedAt)).toBe(30 * 60_000);
    expect(granted().map((data) => data.remedy)).not.toContain(body.id);
  });

  it('in parts counts together, also when they come at once', async () => {
    const contact = await newContact();
    const parts = await Promise.all(Array.from({ length: 5 }, () => ask(agent, contact, { kind: 'refund', amountMinor: 1000 })));
    expect(parts.map(({ body }) => body.state).sort()).toEqual(['asked', 'asked', 'granted', 'granted', 'granted']);
    expect((await ask(agent, contact, { kind: 'replacement', amountMinor: 5000 })).body.state).toBe('granted');
  });

  it('for one order counts together in whichever contacts, also when they are at once', async () => {
    const orderId = `main:${randomUUID()}`;
    const contacts = await Promise.all(Array.from({ length: 4 }, () => newContact()));
    const answers = await Promise.all(contacts.map((contact) => ask(agent, contact, { kind: 'refund', amountMinor: 1500, orderId })));
    expect(answers.map(({ body }) => body.state).sort()).toEqual(['asked', 'asked', 'granted', 'granted']);
  });

  it('that is decided counts together with what was granted before', async () => {
    const contact = await newContact();
    const asked = await Promise.all([1, 2, 3].map(() => ask(agent, contact, { kind: 'refund', amountMinor: 40_000 })));
    const answers = await Promise.all(asked.map(({ body }) => decide(supervisor, body.id, { grant: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 403]);
  });

  it('is not promised in a contact that is over', async () => {
    const contact = await newContact();
    await database.db.query(`UPDATE contacts SET status = 'closed', closed_at = clock_timestamp() - interval '31 minutes' WHERE id = $1`, [contact]);
    expect((await ask(agent, contact, { kind: 'coupon', amountMinor: 1 })).body).toMatchObject({ status: 409, type: 'urn:engawa:problem:contact-over' });
  });

  it('that was asked for is granted by somebody else with the authority, once', async () => {
    const { body } = await ask(agent, await newContact(), { kind: 'refund', amountMinor: 8000, reason: '二重請求' });
    expect((await decide({ ...agent, authority: { refund: 9999 } }, body.id, { grant: true })).body).toMatchObject({ status: 403, type: 'urn:engawa:problem:own-question' });
    expect((await decide({ ...supervisor, authority: { refund: 7999 } }, body.id, { grant: true })).body).toMatchObject({ status: 403, type: 'urn:engawa:problem:beyond-authority' });
    expect((await decide({ ...supervisor, permissions: ['contacts.read', 'contacts.write'] }, body.id, { grant: true })).status).toBe(403);
    expect((await decide(supervisor, body.id, { grant: true, note: '返金してください' })).body).toMatchObject({ state: 'granted', decidedName: '野口陽子', note: '返金してください' });
    expect((await decide(supervisor, body.id, { grant: true })).status).toBe(200);
    expect((await decide({ ...supervisor, subject: 'person:other' }, body.id, { grant: false })).body).toMatchObject({ status: 409, state: 'granted', decidedBy: '野口陽子' });
    await waitFor('the fact', () => granted().find((data) => data.remedy === body.id));
    expect(granted().filter((data) => data.remedy === body.id)).toHaveLength(1);
  });

  it('that two decide at once is decided by one of them', async () => {
    const { body } = await ask(agent, await newContact(), { kind: 'refund', amountMinor: 8000 });
    const answers = await Promise.all([decide(supervisor, body.id, { grant: true }), decide({ ...supervisor, subject: 'person:2' }, body.id, { grant: false })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('that is refused states nothing, and needs no authority', async () => {
    const { body } = await ask(agent, await newContact(), { kind: 'refund', amountMinor: 8000 });
    expect((await decide({ ...supervisor, authority: {} }, body.id, { grant: false, note: '先に調べます' })).body.state).toBe('refused');
    expect(await database.db.query(`SELECT id FROM facts WHERE data ->> 'remedy' = $1`, [body.id])).toEqual([]);
  });

  it('is promised once for an Idempotency-Key', async () => {
    const [contact, headers] = [await newContact(), { 'idempotency-key': randomUUID() }];
    const answers = [await ask(agent, contact, { kind: 'coupon', amountMinor: 500 }, headers), await ask(agent, contact, { kind: 'coupon', amountMinor: 500 }, headers)];
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    expect((await as(agent, 'get', `/api/remedies?contact=${contact}`)).body.items).toHaveLength(1);
  });

  it.each([
    [{ kind: 'refund', amountMinor: 0 }],
    [{ kind: 'refund', amountMinor: 1.5 }],
    [{ kind: 'cash', amountMinor: 1 }],
    [{ kind: 'refund', amountMinor: 1, state: 'granted' }],
    [{ kind: 'refund', amountMinor: 1, authority: { refund: 1 } }],
  ])('of %j is refused, and nothing is stored', async (body) => {
    const contact = await newContact();
    expect((await ask(agent, contact, body)).status).toBe(400);
    expect((await as(agent, 'get', `/api/remedies?contact=${contact}`)).body.items).toEqual([]);
  });
});

describe('what waits for a decision', () => {
  it('is listed with the most urgent first, and says when its time is over', async () => {
    await database.db.query('DELETE FROM remedies');
    const contact = await newContact();
    const ids: string[] = [];
    for (const amountMinor of [4000, 5000, 6000]) ids.push((await ask(agent, contact, { kind: 'refund', amountMinor })).body.id);
    await ask(agent, contact, { kind: 'refund', amountMinor: 1 });
    await database.db.query(`UPDATE remedies SET due_at = clock_timestamp() - interval '1 minute' WHERE id = $1`, [ids[2]]);
    const first = await as(supervisor, 'get', '/api/remedies?state=asked&limit=2');
    const next = await as(supervisor, 'get', `/api/remedies?state=asked&limit=2&cursor=${(first.body as unknown as { nextCursor: string }).nextCursor}`);
    expect([...first.body.items, ...next.body.items].map(({ id, overdue }) => [id, overdue])).toEqual([[ids[2], true], [ids[0], false], [ids[1], false]]);
  });

  it('leaves out what people wrote for those who may not read it', async () => {
    const { body } = await ask(agent, await newContact(), { kind: 'refund', amountMinor: 8000, reason: '二重請求' });
    const reader = { ...supervisor, permissions: ['contacts.read'] as Permission[] };
    const found = (await as(reader, 'get', '/api/remedies')).body.items.find(({ id }) => id === body.id)!;
    expect(found).not.toHaveProperty('reason');
    expect(found).not.toHaveProperty('askedBy');
  });
});

describe('people of a partner', () => {
  const of = (id: string): Somebody => ({ ...agent, subject: `person:${id}`, partner: { id, customers: [origin], identified: [origin] } });

  it('ask in their own contacts, and see their own questions alone', async () => {
    const contact = await newContact(of('okinan'));
    const { status, body } = await ask(of('okinan'), contact, { kind: 'refund', amountMinor: 8000 });
    expect({ status, state: body.state }).toEqual({ status: 201, state: 'asked' });
    expect((await ask(of('kita'), contact, { kind: 'refund', amountMinor: 1 })).body.type).toBe('urn:engawa:problem:record-closed');
    expect((await as(of('okinan'), 'get', '/api/remedies')).body.items.map(({ id }) => id)).toEqual([body.id]);
    expect((await as(of('kita'), 'get', '/api/remedies')).body.items).toEqual([]);
    expect((await decide(of('kita'), body.id, { grant: true })).status).toBe(403);
  });

  it('promise nothing to somebody whom they did not identify', async () => {
    const customer = { identifiers: [{ kind: 'member', value: randomUUID() }] };
    const { body: contact } = await as(of('okinan'), 'post', '/api/contacts', { customer, channel: 'phone', direction: 'in', closed: false });
    const { body } = await ask(of('okinan'), contact.id, { kind: 'refund', amountMinor: 1 });
    expect(body).toMatchObject({ status: 403, type: 'urn:engawa:problem:not-verified' });
  });

  it('name no order of somebody else, nor learn by one what was promised for it', async () => {
    customersOfOrders.set('main:own', [origin]).set('main:other', [randomUUID()]);
    await ask(agent, await newContact(), { kind: 'coupon', amountMinor: 500, orderId: 'main:other' });
    const contact = await newContact(of('okinan'));
    for (const orderId of ['main:other', 'main:nobody']) {
      const { body } = await ask(of('okinan'), contact, { kind: 'coupon', amountMinor: 1, orderId });
      expect(body).toMatchObject({ status: 403, type: 'urn:engawa:problem:record-closed', errors: [{ pointer: '/orderId' }] });
      const recorded = { customer: { origin }, channel: 'phone', direction: 'in', verification: { items: ['name', 'phone'] }, closed: false, orderId };
      expect((await as(of('okinan'), 'post', '/api/contacts', recorded)).status).toBe(403);
    }
    expect((await ask(of('okinan'), contact, { kind: 'coupon', amountMinor: 1, orderId: 'main:own' })).body).toMatchObject({ state: 'granted', order: 'main:own' });
  });

  it('promise nothing for an order of somebody identified a moment ago, whose record no contact has opened', async () => {
    const met = randomUUID();
    customersOfOrders.set('main:met', [met]);
    const who = { ...of('okinan'), partner: { id: 'okinan', customers: [origin], identified: [origin, met] } };
    expect((await ask(who, await newContact(who), { kind: 'coupon', amountMinor: 1, orderId: 'main:met' })).status).toBe(403);
    const first = { customer: { origin: met }, channel: 'phone', direction: 'in', verification: { items: ['name', 'phone'] }, closed: false, orderId: 'main:met' };
    expect((await as(who, 'post', '/api/contacts', first)).status).toBe(201);
  });

  it('promise nothing for an order while nobody tells whose it is', async () => {
    const contact = await newContact(of('okinan'));
    const answers = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('connection refused'));
    expect((await ask(of('okinan'), contact, { kind: 'coupon', amountMinor: 1, orderId: 'main:own' })).status).toBe(503);
    answers.mockRestore();
    expect((await as(of('okinan'), 'get', `/api/remedies?contact=${contact}`)).body.items).toEqual([]);
  });

  it('read in a repeated answer no more than in the contact, once it is over', async () => {
    const [contact, headers] = [await newContact(of('okinan')), { 'idempotency-key': randomUUID() }];
    const [promise, close] = [{ kind: 'coupon', amountMinor: 1, reason: '缶がへこんでいた' }, { note: '甘口を希望', customerReason: 'customer.taste', dealReason: 'deal.order' }];
    const ended = () => as(of('okinan'), 'post', `/api/contacts/${contact}/close`, close, { 'idempotency-key': `${headers['idempotency-key']}-close` });
    expect((await ask(of('okinan'), contact, promise, headers)).body).toMatchObject({ reason: promise.reason });
    expect((await ended()).body).toMatchObject({ note: close.note });
    const later = jest.spyOn(service.app.get(Clock), 'now').mockImplementation(() => new Date(Date.now() + 31 * 60_000));
    expect((await ask(of('okinan'), contact, promise, headers)).body).not.toHaveProperty('reason');
    expect((await ended()).body).not.toHaveProperty('note');
    later.mockRestore();
  });
});
