import { randomUUID } from 'node:crypto';
import { ContactRecord, eventsTopic } from '@engawa/contracts';
import {
  bearer,
  call,
  freshDatabase,
  freshTopics,
  messageOf,
  phone,
  publish,
  startTestService,
  tapTopics,
  waitFor,
  type TestDatabase,
  type TopicTap,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';
import { Reason } from './db/reason.entity.js';
import { Resolution } from './db/resolution.entity.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([eventsTopic('contact-center')]);
  const entities = [Reason, Resolution];
  service = await startTestService({ name: 'contact-center', module: AppModule, entities, database });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('contact-center');
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const post = (path: string, body: object, headers = {}) =>
  supertest(service.url).post(path).set({ authorization, ...headers }).send(body);
const get = (path: string) => supertest(service.url).get(path).set({ authorization });
const customer = { origin: randomUUID() };
const told = { customer, channel: 'phone', direction: 'in', closed: false };
const reasons = { customerReason: 'customer.taste', dealReason: 'deal.order' };
type Contact = Record<string, unknown> & { id: string };
const record = async (change: object = {}, headers = {}) => {
  const { status, body } = await post('/api/contacts', { ...told, ...change }, headers);
  return { status, contact: body as Contact, pointers: ((body as { errors?: { pointer: string }[] }).errors ?? []).map((each) => each.pointer) };
};
const factsOf = (contact: string) => tap.messages.filter((message) => message.key === contact);
const states = (contact: string, ...types: string[]) =>
  waitFor(types.join(), () => String(factsOf(contact).map(({ type }) => type.split('.').at(-1))) === String(types));

describe('POST /api/contacts', () => {
  it('opens a contact and states it, with the words of its reasons', async () => {
    const { status, contact } = await record({ ...reasons, quote: '味が変わった?' });
    expect(status).toBe(201);
    expect(contact).toMatchObject({ status: 'open', version: 1, ...reasons, agent: '佐藤' });
    expect(contact).not.toHaveProperty('customer');
    const read = await get(`/api/contacts/${contact.id}`);
    expect(read.body).toEqual(contact);
    expect(read.headers.etag).toBe('"1"');
    await states(contact.id, 'opened');
    const [fact] = factsOf(contact.id);
    expect(fact!.data).toMatchObject({ customer, customerReason: { id: 'customer.taste', ja: '商品相談 › 味・香り' }, quote: '味が変わった?' });
  });

  it('completes it at once when it says so, and then needs a reason on both axes', async () => {
    expect(await record({ closed: true })).toMatchObject({ status: 400, pointers: ['/customerReason', '/dealReason'] });
    const { contact } = await record({ closed: true, ...reasons });
    expect(contact).toMatchObject({ status: 'closed' });
    await states(contact.id, 'opened', 'closed');
  });

  it('refuses words that the vocabulary does not have, and a time ahead', async () => {
    expect(await record({ customerReason: 'customer.tea' })).toMatchObject({ status: 400, pointers: ['/customerReason'] });
    expect(await record({ customerReason: 'deal.order' })).toMatchObject({ status: 400, pointers: ['/customerReason'] });
    const ahead = new Date(Date.now() + 25 * 60 * 60 * 1000).toISOString();
    expect(await record({ occurredAt: ahead })).toMatchObject({ status: 400, pointers: ['/occurredAt'] });
    expect(await record({ customer: {} })).toMatchObject({ status: 400, pointers: ['/customer/identifiers'] });
  });

  it('refuses an identifier that names nobody', async () => {
    for (const value of ['', '  ', '-', '　', '***']) {
      const answer = await record({ customer: { identifiers: [phone('090-0000-1234'), { kind: 'mail', value }] } });
      expect(answer).toMatchObject({ status: 400, pointers: ['/customer/identifiers/1/value'] });
    }
  });

  it('records once for an Idempotency-Key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([record({ note: 'once' }, key), record({ note: 'once' }, key)]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await record({ note: 'twice' }, key)).status).toBe(422);
    const [row] = await database.db.query(`SELECT count(*)::int AS count FROM contacts WHERE note IN ('once', 'twice')`);
    expect(row).toEqual({ count: 1 });
  });
});

describe('POST /api/contacts/{id}/close', () => {
  const close = (id: string, body: object) => post(`/api/contacts/${id}/close`, body);

  it('completes a contact with what was recorded and what is given now', async () => {
    const { contact } = await record({ customerReason: reasons.customerReason });
    expect((await close(contact.id, {})).body).toMatchObject({ status: 400, errors: [{ pointer: '/dealReason' }] });
    const { status, body } = await close(contact.id, { dealReason: reasons.dealReason, note: 'お詫びした' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'closed', version: 2, ...reasons, note: 'お詫びした' });
    await states(contact.id, 'opened', 'closed');
  });

  it('again with the same words changes nothing and states nothing', async () => {
    const { contact } = await record({ ...reasons });
    const first = await close(contact.id, { note: 'first' });
    for (const body of [{ note: 'first' }, { ...reasons, note: 'first' }, {}]) {
      expect(await close(contact.id, body)).toMatchObject({ status: 200, body: first.body as object });
    }
    await states(contact.id, 'opened', 'closed');
    expect(await database.db.query('SELECT id FROM facts WHERE key = $1', [contact.id])).toHaveLength(2);
  });

  it('with other words is told by whom and when it was completed, and changes nothing', async () => {
    const { contact } = await record({ ...reasons });
    const first = (await close(contact.id, { note: 'first' })).body as Contact;
    const second = await post(`/api/contacts/${contact.id}/close`, { note: 'second' }, { 'idempotency-key': randomUUID() });
    expect(second.body).toMatchObject({ status: 409, type: 'urn:engawa:problem:already-closed', closedBy: '佐藤', closedAt: first.closedAt });
    expect((await get(`/api/contacts/${contact.id}`)).body).toEqual(first);
    expect(await database.db.query('SELECT id FROM facts WHERE key = $1', [contact.id])).toHaveLength(2);
  });

  it('by two at once takes the words of one and tells the other', async () => {
    const { contact } = await record({ ...reasons });
    const answers = await Promise.all([close(contact.id, { note: 'first' }), close(contact.id, { note: 'second' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of a contact that is not there is a 404', async () => {
    expect((await close('none', reasons)).status).toBe(404);
  });
});

describe('what telephone systems report', () => {
  it('opens, adds to and closes a contact, in its order', async () => {
    const id = randomUUID();
    const report = (change: object) => messageOf({ contract: ContactRecord, data: { ...call(id, [phone('090-0000-1234')]), ...change } });
    await publish([report({}), report({ note: 'later' }), report({ ...reasons, closed: true }), report({ note: 'too late' })]);
    await states(id, 'opened', 'closed');
    expect((await get(`/api/contacts/${id}`)).body).toMatchObject({ status: 'closed', note: 'later', version: 3 });
  });

  it('with a reason nobody knows is dead-lettered alone', async () => {
    const [wrong, right] = [randomUUID(), randomUUID()];
    const report = (contactId: string, change: object) => messageOf({ contract: ContactRecord, data: { ...call(contactId, [phone('0900')]), ...change } });
    await publish([report(wrong, { dealReason: 'deal.tea' }), report(right, {})]);
    await states(right, 'opened');
    const letters = () => database.db.query<{ reason: string }[]>('SELECT reason FROM dead_letters');
    await waitFor('the dead letter', async () => (await letters()).length > 0);
    expect(await letters()).toEqual([{ reason: 'unknown-reason' }]);
    expect((await get(`/api/contacts/${wrong}`)).status).toBe(404);
  });
});

describe('the vocabulary', () => {
  const reason = { id: 'deal.test', axis: 'deal', label: { ja: '試', en: 'Test' } };
  const put = (body: object, ifMatch?: string) =>
    supertest(service.url).put('/api/contact-reasons/deal.test').set({ authorization, ...(ifMatch ? { 'if-match': ifMatch } : {}) }).send(body);

  it('is changed only by who has read what it says now, and what was recorded keeps its words', async () => {
    expect((await post('/api/contact-reasons', reason)).body).toMatchObject({ id: 'deal.test', version: 1, active: true, parent: null });
    expect((await post('/api/contact-reasons', reason)).status).toBe(409);
    const { contact } = await record({ dealReason: 'deal.test' });
    const renamed = { ...reason, label: { ja: '新', en: 'New' } };
    expect((await put(renamed)).status).toBe(428);
    expect((await put({ ...renamed, id: 'deal.order' }, '"1"')).body).toMatchObject({ status: 400, pointer: '/id' });
    const changed = await put(renamed, '"1"');
    expect(changed.body).toMatchObject({ version: 2, label: renamed.label });
    expect(changed.headers.etag).toBe('"2"');
    expect((await put(renamed, '"1"')).status).toBe(412);
    await states(contact.id, 'opened');
    expect(factsOf(contact.id)[0]!.data).toMatchObject({ dealReason: { id: 'deal.test', ja: '試' } });
  });
});

describe('GET /api/contacts', () => {
  it('lists open contacts newest first, page by page', async () => {
    await database.asAdministrator('TRUNCATE contacts CASCADE');
    const ids: string[] = [];
    for (let minute = 0; minute < 5; minute++) {
      const { contact } = await record({ occurredAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() });
      ids.unshift(contact.id);
    }
    await record({ closed: true, ...reasons });
    const read: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await get(`/api/contacts?status=open&limit=2${cursor && `&cursor=${cursor}`}`);
      const page = body as { items: Contact[]; nextCursor: string | null };
      read.push(...page.items.map((contact) => contact.id));
      cursor = page.nextCursor;
    }
    expect(read).toEqual(ids);
  });
});

describe('somebody of a partner', () => {
  const identified = randomUUID();
  const open = randomUUID();
  const as = (partner: string) => bearer('contact-center', undefined, { partner: { id: partner, customers: [open], identified: [identified] } });
  const verification = { items: ['name', 'phone'] };
  const recordAs = async (partner: string, body: object) => {
    const { status, body: said } = await post('/api/contacts', { ...told, ...body }, { authorization: await as(partner) });
    return { status, body: said as Contact & { type: string } };
  };

  it.each([
    ['identified a moment ago', identified],
    ['whose record is open', open],
  ])('records a contact with a customer %s, and how they were identified', async (_, origin) => {
    const { status, body } = await recordAs('okinan', { customer: { origin }, verification: { items: ['name'], representative: '子' } });
    expect([status, body.partner, body.verification]).toEqual([201, 'okinan', { items: ['name'], representative: '子' }]);
    await states(body.id, 'opened');
    expect(factsOf(body.id)[0]!.data).toMatchObject({ partner: 'okinan', verification: { items: ['name'], representative: '子' } });
  });

  it('records somebody new by the one thing they told', async () => {
    const { status, body } = await recordAs('okinan', { customer: { identifiers: [phone('090-0000-4321')] }, orderId: null });
    expect(status).toBe(201);
    await states(body.id, 'opened');
    // It may be the number of a customer whom nobody identified.
    expect(factsOf(body.id)[0]!.data).toMatchObject({ customer: { identifiers: [{ ...phone('090-0000-4321'), verified: false }] } });
  });

  it.each([
    ['a customer they have not identified', { customer: { origin: randomUUID() }, verification }, 403, 'record-closed'],
    ['without saying how', { customer: { origin: identified } }, 400, 'not-verified'],
    ['by one item', { customer: { origin: identified }, verification: { items: ['name'] } }, 400, 'not-verified'],
    ['and joins two customers', { customer: { origin: identified, identifiers: [phone('090-0000-4321')] }, verification }, 403, 'may-not-join'],
    ['as identified, by a number alone', { customer: { identifiers: [phone('090-0000-4321')] }, verification }, 400, 'not-verified'],
    ['by two identifiers', { customer: { identifiers: [phone('090-0000-4321'), phone('090-0000-4322')] } }, 403, 'may-not-join'],
    ['as one of long ago', { customer: { origin: identified }, verification, occurredAt: new Date(Date.now() - 61 * 60_000).toISOString() }, 400, 'invalid'],
    ['as another partner’s', { customer: { origin: identified }, verification, partner: 'another' }, 400, 'invalid'],
  ])('is refused: %s', async (_, body, status, problem) => {
    const answer = await recordAs('okinan', body);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:engawa:problem:${problem}`]);
  });

  it('reads what was said and written only while the contact lasts', async () => {
    const { body } = await recordAs('okinan', { customer: { origin: open }, verification, note: 'お届け日を案内', quote: '届かない' });
    const authorization = await as('okinan');
    const read = async () => (await get(`/api/contacts/${body.id}`).set({ authorization })).body as Contact;
    expect(await read()).toMatchObject({ note: 'お届け日を案内', verification });
    await database.db.query(`UPDATE contacts SET status = 'closed', closed_at = clock_timestamp() - interval '31 minutes' WHERE id = $1`, [body.id]);
    for (const field of ['note', 'quote', 'verification']) expect(await read()).not.toHaveProperty(field);
    const { body: list } = await get('/api/contacts?limit=200').set({ authorization });
    expect((list as { items: Contact[] }).items.find(({ id }) => id === body.id)).not.toHaveProperty('note');
  });

  it('sees and completes the contacts of the own centre alone', async () => {
    const { body: own } = await recordAs('okinan', { customer: { origin: open }, verification, note: 'お届け日を案内' });
    const { body: others } = await recordAs('another', { customer: { origin: open }, verification });
    const { contact: company } = await record();
    const authorization = await as('okinan');
    expect((await get(`/api/contacts/${own.id}`).set({ authorization })).status).toBe(200);
    const list = (await get('/api/contacts?limit=200').set({ authorization })).body as { items: Contact[] };
    expect(new Set(list.items.map(({ partner }) => partner))).toEqual(new Set(['okinan']));
    for (const id of [others.id, company.id, randomUUID()]) {
      expect((await get(`/api/contacts/${id}`).set({ authorization })).status).toBe(403);
      expect((await post(`/api/contacts/${id}/close`, reasons, { authorization })).status).toBe(403);
    }
    expect((await post(`/api/contacts/${own.id}/close`, reasons, { authorization })).status).toBe(200);
  });
});

describe('who may not read texts', () => {
  it('gets contacts without what was said and written, and without how they showed who they are', async () => {
    const verification = { items: ['name'], representative: '長女 味の話' };
    const { contact } = await record({ quote: 'まずい', note: '味の話', verification });
    const authorization = await bearer('contact-center', ['contacts.read', 'contacts.write']);
    for (const path of [`/api/contacts/${contact.id}`, '/api/contacts?limit=5']) {
      const { status, text } = await get(path).set({ authorization });
      expect([status, text.includes(contact.id), text.includes('まずい'), text.includes('味の話')]).toEqual([200, true, false, false]);
    }
  });
});
