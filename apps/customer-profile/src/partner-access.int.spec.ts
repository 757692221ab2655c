import { ContactClosed, ContactOpened, type FactCustomer } from '@engawa/contracts';
import { bearer, factMessage, freshDatabase, freshTopics, mail, phone, publish, startTestService, waitFor, type TestDatabase } from '@engawa/testkit';
import type { Permission } from '@engawa/auth';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
const rights: Permission[] = ['customers.match', 'customers.read', 'personal.read', 'texts.read'];

interface Candidate {
  id: string;
  name: string;
  phones: string[];
  mails: string[];
  prefecture: string;
}
interface Open {
  customers: string[];
  identified: string[];
}

const people: FactCustomer[] = [
  {
    identifiers: [phone('090-0000-1234'), mail('kazuko@example.jp')],
    profile: { name: '髙橋 和子', kana: 'タカハシ カズコ', birthday: '1958-03-04', address: { postalCode: '830-0017', prefecture: '福岡県', line1: '日吉町1' } },
  },
  { identifiers: [phone('090-0000-5678')], profile: { name: '高橋和子', address: { postalCode: '810-0001' } } },
  { identifiers: [phone('090-0000-9999')], profile: { name: '中川健一', address: { postalCode: '830-0017' } } },
];

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  service = await startTestService({ name: 'customer-profile', module: AppModule, database });
  await publish(people.map((customer, number) => contactFact(`before-${number}`, customer)));
  await waitFor('the customers', async () => (await database.db.query<unknown[]>('SELECT FROM profiles')).length === people.length);
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const told = { channel: 'phone', direction: 'in' } as const;
const verification = { items: ['name', 'phone'] as ('name' | 'phone')[] };
const contactFact = (contact: string, customer: FactCustomer, partner?: string, occurredAt = new Date(), verified = partner !== undefined) =>
  factMessage({ contract: ContactOpened, data: { contact, ...told, note: '秘密のメモ', customer, partner, verification: verified ? verification : undefined }, occurredAt });
const closing = (contact: string, origin: string, occurredAt: Date) =>
  factMessage({ contract: ContactClosed, data: { contact, ...told, customer: { origin } }, occurredAt });

async function asPartner(partner: string) {
  const scope = { id: partner, ...(await openTo(partner)) };
  return { authorization: await bearer('customer-profile', rights, { partner: scope, subject: `person:${partner}` }) };
}
async function openTo(partner: string): Promise<Open> {
  const headers = { authorization: await bearer('customer-profile', ['customers.match']) };
  const { status, body } = await supertest(service.url).post('/internal/open-records').set(headers).send({ partner });
  expect(status).toBe(200);
  return body as Open;
}
async function match(items: object, headers: { authorization: string }) {
  const { status, body } = await supertest(service.url).post('/api/customers/match').set(headers).send(items);
  return { status, problem: (body as { type?: string }).type, items: (body as { items?: Candidate[] }).items ?? [] };
}
const staff = async (permissions: Permission[] = rights) => ({ authorization: await bearer('customer-profile', permissions) });
const get = (path: string, headers: { authorization: string }) => supertest(service.url).get(path).set(headers);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Somebody of this partner identifies the customer with this phone number and has a contact with them. */
async function serve(partner: string, contact: string, items: object, openedAt = new Date()): Promise<string> {
  const [found] = (await match(items, await asPartner(partner))).items;
  await publish([contactFact(contact, { origin: found!.id }, partner, openedAt)]);
  await waitFor('the open record', async () => (await openTo(partner)).customers.includes(found!.id));
  return found!.id;
}

describe('two items', () => {
  it.each([
    ['name and phone', { name: '高橋和子', phone: '09000001234' }, ['髙橋 和子']],
    ['kana and postal code', { name: 'たかはし かずこ', postalCode: '8300017' }, ['髙橋 和子']],
    ['mail and birthday', { mail: 'Kazuko@Example.jp', birthday: '1958-03-04' }, ['髙橋 和子']],
    ['three', { name: '髙橋和子', phone: '+81 90-0000-1234', postalCode: '830-0017' }, ['髙橋 和子']],
    ['that are of two people', { name: '中川健一', phone: '090-0000-1234' }, []],
    ['with half a name', { name: '高橋', phone: '090-0000-1234' }, []],
    ['with the end of a number', { name: '高橋和子', phone: '1234' }, []],
    ['with signs that mean something in SQL', { name: '%', phone: '090-0000-1234' }, []],
  ])('%s find who has both', async (_, items, names) => {
    const answer = await match(items, await staff());
    expect([answer.status, answer.items.map((each) => each.name)]).toEqual([200, names]);
  });

  it.each([[{}], [{ name: '高橋和子' }], [{ postalCode: '830-0017', birthday: '1958-03-04' }], [{ name: '高橋和子', phone: ' ' }]])('are fewer in %j, which is refused', async (items) => {
    expect(await match(items, await staff())).toMatchObject({ status: 400, problem: 'urn:engawa:problem:too-few-items' });
  });

  it('tell somebody of a partner who it may be, masked', async () => {
    const { items } = await match({ name: '高橋和子', phone: '09000001234' }, await asPartner('masked'));
    expect(items).toEqual([
      { id: expect.any(String) as string, origin: items[0]!.id, name: '髙***', prefecture: '福岡県', phones: ['090-****-1234'], mails: ['k***@example.jp'] },
    ]);
  });
});

describe('somebody of a partner', () => {
  it('opens a record once the caller is identified and the contact recorded, and nobody else’s', async () => {
    const id = await serve('okinan', 'call-1', { name: '高橋和子', phone: '090-0000-1234' });
    const headers = await asPartner('okinan');
    expect((await get(`/api/customers/${id}`, headers)).body).toMatchObject({ name: { full: '髙橋 和子' }, phones: ['+819000001234'] });
    expect((await get(`/api/customers/${id}/timeline`, headers)).status).toBe(200);
    for (const other of await idsOfOthers(id)) {
      for (const path of ['', '/timeline', '/timeline/stream']) expect((await get(`/api/customers/${other}${path}`, headers)).status).toBe(403);
    }
    expect((await get(`/api/customers/${id}`, await asPartner('another'))).status).toBe(403);
    expect((await get('/api/customers', headers)).status).toBe(403);
  });

  it('does not open it by a contact alone, nor by identifying alone', async () => {
    const [{ id }] = (await match({ name: '中川健一', phone: '090-0000-9999' }, await staff())).items as [Candidate];
    await publish([contactFact('call-2', { origin: id }, 'unidentified')]);
    await waitFor('the contact', async () => (await database.db.query<unknown[]>(`SELECT FROM entries WHERE data->>'contact' = 'call-2'`)).length === 1);
    expect(await openTo('unidentified')).toEqual({ customers: [], identified: [] });
    await match({ name: '中川健一', phone: '090-0000-9999' }, await asPartner('without-contact'));
    expect(await openTo('without-contact')).toEqual({ customers: [], identified: [id] });
  });

  it('identifies nobody while two have the items', async () => {
    await publish([contactFact('twin', { identifiers: [phone('090-0000-7777')], profile: { name: '中川健一', address: { postalCode: '8300017' } } })]);
    const found = async (headers: Promise<{ authorization: string }>) => (await match({ name: '中川健一', postalCode: '8300017' }, await headers)).items;
    await waitFor('two of one name', async () => (await found(staff())).length === 2);
    expect(await found(asPartner('twins'))).toHaveLength(2);
    expect((await openTo('twins')).identified).toEqual([]);
  });

  it('keeps it open for the wrap-up, and not longer', async () => {
    const id = await serve('wrap', 'call-3', { name: '高橋和子', phone: '090-0000-5678' }, minutesAgo(50));
    await publish([closing('call-3', id, minutesAgo(29))]);
    await waitFor('the end of the contact', async () => (await database.db.query<unknown[]>(`SELECT FROM entries WHERE type = 'engawa.contact.closed'`)).length === 1);
    expect((await openTo('wrap')).customers).toEqual([id]);
    await database.db.query(`UPDATE entries SET occurred_at = occurred_at - interval '2 minutes' WHERE type = 'engawa.contact.closed'`);
    expect((await openTo('wrap')).customers).toEqual([]);
  });

  it('does not keep it open for ever when nobody closes the contact', async () => {
    const id = await serve('forgetful', 'call-4', { name: '高橋和子', phone: '090-0000-5678' });
    await database.db.query(`UPDATE entries SET occurred_at = occurred_at - interval '31 days' WHERE data->>'contact' = 'call-4'`);
    await database.db.query(`UPDATE identifications SET identified_at = identified_at - interval '31 days' WHERE partner = 'forgetful'`);
    expect((await openTo('forgetful')).customers).not.toContain(id);
  });

  it('opens no record by a contact that does not say how the caller was identified', async () => {
    const [found] = (await match({ name: '高橋和子', phone: '09000001234' }, await asPartner('unverified'))).items;
    await publish([contactFact('unverified-1', { origin: found!.id }, 'unverified', new Date(), false)]);
    const entered = `SELECT FROM entries WHERE data ->> 'contact' = 'unverified-1'`;
    await waitFor('the contact', async () => (await database.db.query<unknown[]>(entered)).length > 0);
    expect(await openTo('unverified')).toEqual({ customers: [], identified: [found!.id] });
  });

  it('is stopped after twenty tries in vain, also when they come at once', async () => {
    const headers = await asPartner('guessing');
    const tries = Array.from({ length: 30 }, (_, number) => match({ name: '高橋和子', phone: `090-0000-${1000 + number}` }, headers));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(await match({ name: '高橋和子', phone: '090-0000-1234' }, headers)).toMatchObject({ status: 429, items: [] });
  });
});

describe('who may not see personal data', () => {
  it('finds a customer by the whole phone number and gets it masked, also in the list', async () => {
    const headers = await staff(['customers.read']);
    const search = async (query: string) => ((await get(`/api/customers?query=${encodeURIComponent(query)}`, headers)).body as { items: Candidate[] }).items;
    const [found] = await search('090-0000-1234');
    expect(found).toMatchObject({ phones: ['090-****-1234'], mails: ['k***@example.jp'] });
    expect((await get(`/api/customers/${found!.id}`, headers)).body).toMatchObject({ phones: ['090-****-1234'], mails: ['k***@example.jp'] });
    expect(await search('1234')).toEqual([]);
    expect((await get('/api/customers?query=1234', await staff())).body).toMatchObject({ items: [{ id: found!.id, phones: ['+819000001234'] }] });
  });

  it('is stopped when they ask for each number that may stand behind the stars', async () => {
    const headers = { authorization: await bearer('customer-profile', ['customers.read'], { subject: 'person:counting' }) };
    const search = (query: string) => supertest(service.url).get('/api/customers').query({ query }).set(headers);
    const numbers = Array.from({ length: 30 }, (_, number) => `090-0000-${7000 + number}`);
    const statuses = (await Promise.all(numbers.map(search))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect((await search('kazuko@example.jp')).body).toMatchObject({ status: 429, type: 'urn:engawa:problem:too-many-tries' });
    for (const unseen of ['kazuko\u200b@example.jp', '090\u200b00007777']) expect((await search(unseen)).status).toBe(429);
    expect((await search('髙橋 和子')).status).toBe(200);
  });

  it('is stopped as well when they ask which items belong together', async () => {
    const headers = { authorization: await bearer('customer-profile', ['customers.match'], { subject: 'person:curious' }) };
    const days = Array.from({ length: 30 }, (_, day) => `1980-01-${String(day + 1).padStart(2, '0')}`);
    const statuses = (await Promise.all(days.map((birthday) => match({ name: '高橋和子', birthday }, headers)))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  });

  it('reads a timeline without what people said, and is told what is left out', async () => {
    const [{ id }] = (await match({ name: '高橋和子', phone: '090-0000-1234' }, await staff())).items as [Candidate];
    const { text } = await get(`/api/customers/${id}/timeline`, await staff(['customers.read', 'personal.read']));
    expect(text).not.toContain('秘密');
    expect(JSON.parse(text)).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ masked: ['note'] })]) as unknown });
    expect((await get(`/api/customers/${id}/timeline`, await staff())).text).toContain('秘密');
  });

  it('hears no more on a stream', async () => {
    const [{ id }] = (await match({ name: '高橋和子', phone: '090-0000-1234' }, await staff())).items as [Candidate];
    const heard = async (permissions: Permission[]) => {
      const response = await fetch(`${service.url}/api/customers/${id}/timeline/stream?since=0.0`, { headers: await staff(permissions) });
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      while (!text.includes('before-0')) text += (await reader.read()).value ?? '';
      await reader.cancel();
      return text;
    };
    expect(await heard(['customers.read'])).not.toContain('秘密');
    expect(await heard(rights)).toContain('秘密');
  });
});

async function idsOfOthers(id: string): Promise<string[]> {
  const rows = await database.db.query<{ id: string }[]>('SELECT id FROM customers WHERE id <> $1', [id]);
  return [...rows.map((row) => row.id), '0199f3c2-6b1e-7c40-9a53-2f8d10c4000e'];
}
