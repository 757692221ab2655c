import { randomUUID } from 'node:crypto';
import { ContactOpened, CustomerIdentify, eventsTopic, OrderPlaced, WebTouch, type Identifier } from '@engawa/contracts';
import {
  anonymous,
  bearer,
  factMessage,
  freshDatabase,
  freshTopics,
  identify,
  mail,
  messageOf,
  phone,
  publish,
  startTestService,
  tapTopics,
  visit,
  waitFor,
  type TestDatabase,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  service = await startTestService({ name: 'customer-profile', module: AppModule, database });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('customer-profile');
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

interface Entry {
  id: string;
  type: string;
  occurredAt: string;
  department: string;
}
const get = (path: string, query: Record<string, string> = {}) => supertest(service.url).get(path).set({ authorization }).query(query);
const minute = (at: number) => new Date(Date.UTC(2026, 0, 1, 12, at));
const placed = (number: string, identifiers: Identifier[], occurredAt = minute(0), id?: string) => {
  const about = { order: `main:${number}`, shop: 'main', number, revision: 1, currency: 'JPY', items: [], totalMinor: 980, channel: 'web' };
  return factMessage({ contract: OrderPlaced, data: { ...about, customer: { identifiers } }, occurredAt, id });
};
const opened = (contact: string, identifiers: Identifier[], occurredAt = minute(0)) =>
  factMessage({ contract: ContactOpened, data: { contact, channel: 'phone', direction: 'in', customer: { identifiers } }, occurredAt });
/** The customer that a search finds first, once it has so many entries. */
const customerOf = (query: string, entries: number) =>
  waitFor(`${entries} entries of ${query}`, async () => {
    const { body } = await get('/api/customers', { query });
    const [customer] = (body as { items: { id: string; entryCount: number; known: boolean; mails: string[] }[] }).items;
    return customer?.entryCount === entries && customer;
  });
async function page(customer: string, query: Record<string, string> = {}) {
  const { status, body } = await get(`/api/customers/${customer}/timeline`, query);
  expect(status).toBe(200);
  return body as { items: Entry[]; nextCursor: string | null; counts: Record<string, number>; epoch: number; revision: number };
}
const typesOf = (items: Entry[]) => items.map((entry) => entry.type);

describe('the timeline', () => {
  it('names an entry of a type that a later version states, and shows the rest', async () => {
    await publish([placed('L-1', [mail('later@example.jp')]), placed('L-2', [mail('later@example.jp')])]);
    const { id } = await customerOf('later@example.jp', 2);
    await database.db.query(`UPDATE entries SET type = 'engawa.order.wrapped' WHERE data->>'number' = 'L-1'`);
    const { body } = await get(`/api/customers/${id}/timeline`);
    const titles = (body as { items: { type: string; title: { ja: string } }[] }).items.map(({ type, title }) => [type, title.ja]);
    expect(titles).toEqual(expect.arrayContaining([['order.wrapped', 'engawa.order.wrapped'], ['order.placed', 'ご注文 L-2']]));
  });

  it('has what other services state and what is reported here, newest first by when it happened', async () => {
    const mails = [mail('one@example.jp')];
    await publish([placed('T-1', mails, minute(1)), opened('T-2', mails, minute(3))]);
    await publish([messageOf({ contract: WebTouch, data: visit('t-3', mails), time: minute(2).toISOString() })]);
    const { id } = await customerOf('one@example.jp', 3);
    const { items, counts } = await page(id);
    expect(typesOf(items)).toEqual(['contact.opened', 'web.touched', 'order.placed']);
    expect(items[0]).toMatchObject({ department: 'care', channel: 'phone', direction: 'in', title: { en: 'Contact by phone' }, about: { contact: 'T-2' } });
    expect(counts).toEqual({ all: 3, care: 1, site: 1, order: 1 });
  });

  it('has a fact once that was sent twice', async () => {
    const id = randomUUID();
    const mails = [mail('twice@example.jp')];
    const last = [0, 1, 2].map((partition) => ({ ...placed(`W-last-${partition}`, mails), partition }));
    await publish([...[0, 1, 2].map((partition) => ({ ...placed('W-1', mails, minute(0), id), partition })), ...last]);
    const ids = last.map((message) => message.headers.ce_id);
    const read = () => database.db.query<object[]>('SELECT id FROM entries WHERE id = ANY($1)', [ids]);
    await waitFor('the last of each partition', async () => (await read()).length === 3);
    await customerOf('twice@example.jp', 4);
  });

  it('is filtered by department, channel, type and time, and says how many of each department there are', async () => {
    const mails = [mail('filter@example.jp')];
    await publish([0, 10, 20, 30].map((at) => (at % 20 ? opened(`F-${at}`, mails, minute(at)) : placed(`F-${at}`, mails, minute(at)))));
    const { id } = await customerOf('filter@example.jp', 4);
    const times = async (query: Record<string, string>) => (await page(id, query)).items.map((entry) => new Date(entry.occurredAt).getUTCMinutes());
    expect(await times({ department: 'care' })).toEqual([30, 10]);
    expect(await times({ department: 'care,order', channel: 'web' })).toEqual([20, 0]);
    expect(await times({ type: 'order.placed' })).toEqual([20, 0]);
    expect(await times({ from: minute(10).toISOString(), to: minute(30).toISOString() })).toEqual([20, 10]);
    expect((await page(id, { department: 'care' })).counts).toEqual({ all: 4, care: 2, order: 2 });
    expect((await get(`/api/customers/${id}/timeline`, { from: 'today' })).status).toBe(400);
  });

  it('read page by page skips nothing and repeats nothing, while entries arrive', async () => {
    const mails = [mail('pages@example.jp')];
    const old = Array.from({ length: 30 }, (_, at) => placed(`P-${at}`, mails, minute(at >> 1)));
    await publish(old);
    const { id } = await customerOf('pages@example.jp', 30);
    const read: string[] = [];
    let entries = 30;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next = await page(id, { limit: '7', ...(cursor ? { cursor } : {}) });
      read.push(...next.items.map((entry) => entry.id));
      cursor = next.nextCursor;
      await publish([placed(`P-new-${entries}`, mails, minute(100)), placed(`P-late-${entries}`, mails, minute(-100 - entries))]);
      entries += 2;
      await customerOf('pages@example.jp', entries);
    }
    expect(new Set(read).size).toBe(read.length);
    expect(read.slice(0, 30).sort()).toEqual(old.map((message) => message.headers.ce_id).sort());
    expect((await page(id, { limit: '200' })).items).toHaveLength(entries);
  });

  it('answers 307 for a customer that was joined into another, with the one that is left', async () => {
    const [a, b] = [mail('left@example.jp'), phone('090-0000-9999')];
    await publish([placed('J-1', [a], minute(1))]);
    const survivor = await customerOf('left@example.jp', 1);
    await publish([placed('J-2', [b], minute(2))]);
    const ended = await customerOf('090-0000-9999', 1);
    const identified = messageOf({ contract: CustomerIdentify, data: identify([a, b]) });
    await publish([identified]);
    await customerOf('left@example.jp', 4);
    for (const path of ['', '/timeline', '/timeline?type=order.placed&limit=1']) {
      const answer = await get(`/api/customers/${ended.id}${path}`).redirects(0);
      expect(answer.status).toBe(307);
      expect(answer.headers.location).toBe(`/api/customers/${survivor.id}${path}`);
      expect(answer.body).toMatchObject({ type: 'urn:engawa:problem:merged', title: 'It is somewhere else now', mergedInto: survivor.id });
    }
    expect(typesOf((await page(survivor.id)).items).sort()).toEqual(['customer.identified', 'customer.regrouped', 'order.placed', 'order.placed']);
  });

  it('of nobody is a 404, and of no id a 400', async () => {
    expect((await get(`/api/customers/${randomUUID()}/timeline`)).status).toBe(404);
    expect((await get('/api/customers/tea/timeline')).status).toBe(400);
  });
});

describe('an anonymous visitor who says who they are', () => {
  it('is known from then on, with what they looked at before', async () => {
    const visitor = anonymous('visitor-1');
    // On one partition: visits that come only after both identifiers were joined would regroup nobody.
    const report = (contract: Parameters<typeof messageOf>[0]['contract'], data: object) => messageOf({ contract, data, partition: 0 });
    await publish([report(WebTouch, visit('v-1', [visitor])), report(WebTouch, visit('v-2', [visitor]))]);
    await publish([report(CustomerIdentify, identify([mail('visitor@example.jp')]))]);
    await customerOf('visitor@example.jp', 1);
    await publish([report(CustomerIdentify, identify([visitor, mail('visitor@example.jp')], { name: '小林 蓮' }))]);
    const customer = await customerOf('visitor@example.jp', 5);
    expect(customer).toMatchObject({ known: true, mails: ['visitor@example.jp'], name: { full: '小林 蓮' } });
    expect((await page(customer.id)).counts).toEqual({ all: 5, site: 2, core: 3 });
  });
});

describe('a report of attributes', () => {
  it('is refused whole where one of them was not declared, and the others of its batch count', async () => {
    const described = (address: string, attributes: object) =>
      messageOf({ contract: CustomerIdentify, data: identify([mail(address)], { name: '小林 蓮', attributes }), partition: 0 });
    const refused = described('nobody-declared@example.jp', { 'shoe-size': 24 });
    await publish([refused, described('says-none@example.jp', {})]);
    await customerOf('says-none@example.jp', 1);
    const [letter] = await database.db.query<{ reason: string; detail: string }[]>('SELECT reason, detail FROM dead_letters WHERE event_id = $1', [refused.headers.ce_id]);
    expect(letter).toEqual({ reason: 'not-declared', detail: '/customer/profile/attributes/shoe-size is not declared' });
    expect((await get('/api/customers?query=nobody-declared@example.jp')).body).toMatchObject({ items: [] });
  });
});

describe('facts with their customer', () => {
  it('are stated again once, for the other services', async () => {
    const tap = await tapTopics([eventsTopic('customer-profile')]);
    const fact = placed('S-1', [mail('stated@example.jp')]);
    await publish([fact]);
    const { id } = await customerOf('stated@example.jp', 1);
    const stated = await waitFor('the fact', () => tap.messages.find((message) => message.id === fact.headers.ce_id));
    expect(stated).toMatchObject({ type: 'engawa.order.placed', source: '//engawa/order-ingest', known: { customer: id, groupVersion: 1 } });
    expect((stated.data as { customer: object }).customer).toEqual({ origin: stated.key });
    await tap.stop();
  });
});
