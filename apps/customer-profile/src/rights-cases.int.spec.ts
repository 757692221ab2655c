import { randomUUID } from 'node:crypto';
import { bearer, mail } from '@engawa/testkit';
import supertest from 'supertest';
import { day, enter, orderPlaced } from '../test/facts.js';
import { disclosureOf } from './queries/disclosure.js';
import { startRights } from '../test/rights.js';
import type { RightsCase } from './queries/rights-cases.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a request', () => {
  it('is a case with a clock of fourteen days from when it came, whoever takes it, and what they were told', async () => {
    const { id: customer } = await rights.nakagawa();
    const { body } = await rights.asked(customer, 'disclosure', { receivedAt: day(10).toISOString(), note: '請求書が郵便で届いた' });
    expect(await rights.caseOf(body.id)).toMatchObject({ customer, state: 'open', dueAt: new Date(+day(10) + 14 * DAY_MS).toISOString(), owner: null, openedBy: '野口陽子', note: '請求書が郵便で届いた' });
    expect((await rights.service.post(`/api/rights-cases/${body.id}/take`, {})).status).toBe(204);
    expect((await rights.answer(body.id, 'answered')).status).toBe(204);
    expect(await rights.caseOf(body.id)).toMatchObject({ state: 'answered', owner: '野口陽子', answeredBy: '野口陽子', answer: '書面でお渡ししました' });
    expect(await rights.answer(body.id, 'refused')).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:case-ended' } });
  });

  it('is found among the open ones by when it is due, and by whom it is about', async () => {
    const { id: customer } = await rights.nakagawa();
    const [late, early] = [(await rights.asked(customer, 'correction')).body.id, (await rights.asked(customer, 'disclosure', { receivedAt: day(3).toISOString() })).body.id];
    const ids = async (query: string) => (await rights.service.get<{ items: RightsCase[] }>(`/api/rights-cases?${query}`)).body.items.map(({ id }) => id);
    const open = await ids('state=open&limit=200');
    expect(open.indexOf(early)).toBeLessThan(open.indexOf(late));
    expect(await ids(`customer=${customer}`)).toEqual([late, early]);
    await rights.answer(late, 'refused', '既に正しい内容でした');
    expect(await ids(`customer=${customer}&state=closed`)).toEqual([late]);
  });

  it('is refused about nobody, without a kind, and by who may not', async () => {
    const { id: customer } = await rights.nakagawa();
    expect((await rights.asked(randomUUID(), 'disclosure')).status).toBe(404);
    expect(await rights.asked(customer, 'everything')).toMatchObject({ status: 400, body: { pointer: '/kind' } });
    const agent = await bearer('customer-profile', ['customers.read', 'customers.write']);
    expect((await rights.service.getAs('/api/rights-cases', agent)).status).toBe(403);
    const clerk = await bearer('customer-profile', ['rights.write']);
    expect((await rights.service.post(`/api/rights-cases/${await rights.opened(customer)}/erase`, {}, clerk)).status).toBe(403);
  });
});

describe('to see what is known', () => {
  const disclosed = async (id: string, format: string, authorization?: string) =>
    supertest(rights.service.url).get(`/api/rights-cases/${id}/disclosure?format=${format}`).set({ authorization: authorization ?? (await bearer('customer-profile')) });

  it('gives all of it as JSON, as a table, and as a page to read', async () => {
    const { id: customer, address, profile } = await rights.nakagawa();
    const id = await rights.opened(customer, 'disclosure');
    const json = await disclosed(id, 'json');
    expect(json.body).toMatchObject({
      identifiers: expect.arrayContaining([{ kind: 'mail', namespace: '', value: address.value }]) as unknown,
      profile: { name: { value: profile.name } },
      timeline: [{ type: 'contact.opened', data: { quote: '味が変わった?' } }, { type: 'order.placed' }],
    });
    expect((await disclosed(id, 'csv')).text).toContain('"味が変わった?"');
    const html = await disclosed(id, 'html');
    expect(html.headers['content-type']).toContain('text/html');
    expect(html.text).toContain(address.value);
    expect((await disclosed(id, 'json', await bearer('customer-profile', ['rights.write']))).status).toBe(403);
  });

  it('gives what was corrected, and what stood there before', async () => {
    const { id: customer, facts } = await rights.nakagawa();
    await rights.service.post(`/api/customers/${customer}/entries/${facts[1]}/corrections`, { text: '香りのお話でした' });
    const { id: note } = (await rights.service.post<{ id: string }>(`/api/customers/${customer}/notes`, { text: '最初のメモ' })).body;
    await rights.service.post(`/api/customers/${customer}/entries/${note}/corrections`, { text: '次のメモ' });
    const id = await rights.opened(customer, 'disclosure');
    for (const format of ['json', 'csv', 'html']) {
      const { text } = await disclosed(id, format);
      for (const words of ['香りのお話でした', '最初のメモ', '次のメモ']) expect([format, words, text.includes(words)]).toEqual([format, words, true]);
    }
  });

  it('gives that of whoever they are now, when they were merged since', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const id = await rights.opened(other.id, 'disclosure');
    await rights.service.merge(one.id, other.id);
    const { text } = await disclosed(id, 'json');
    expect([text.includes(one.address.value), text.includes(other.address.value)]).toEqual([true, true]);
  });

  it('is given of whom somebody looked at, and of nobody else: so is an answer that stops the use', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const [shown, stopped] = [await rights.opened(one.id, 'disclosure'), await rights.opened(one.id, 'stop-of-use')];
    const seen = async () => (await rights.service.get<{ subject: { version: string } }>(`/api/rights-cases/${shown}`)).body.subject.version;
    const file = (subject: string) => rights.service.get(`/api/rights-cases/${shown}/disclosure?format=json&subject=${subject}`);
    const answer = (subject: string) => rights.service.post(`/api/rights-cases/${stopped}/answer`, { state: 'answered', answer: 'お電話で回答', subject });
    const before = await seen();
    expect((await file(before)).status).toBe(200);
    await rights.service.merge(one.id, other.id);
    for (const answered of [await file(before), await answer(before)]) expect(answered).toMatchObject({ status: 412, body: { type: 'urn:engawa:problem:others-now' } });
    expect([(await file(await seen())).status, (await answer(await seen())).status]).toEqual([200, 204]);
    const read = async () => {
      const { timeline } = await disclosureOf(rights.service.db, { customer: one.id, version: before }, new Date());
      for await (const page of timeline) expect(page).toEqual([]);
    };
    await expect(read()).rejects.toMatchObject({ status: 412 });
  });

  it('is answered of who was erased meanwhile, be it that somebody looked at them before', async () => {
    const { id } = await rights.nakagawa();
    const open = await rights.opened(id, 'correction');
    const { subject } = (await rights.service.get<{ subject: { version: string } }>(`/api/rights-cases/${open}`)).body;
    await rights.erased(id);
    expect((await rights.service.post(`/api/rights-cases/${open}/answer`, { state: 'answered', answer: 'お電話で回答', subject: subject.version })).status).toBe(204);
  });

  it('is not given to who did not show who they are, neither in a case of today nor in one of before', async () => {
    const { id: customer } = await rights.nakagawa();
    expect(await rights.asked(customer, 'disclosure', { verification: [] })).toMatchObject({ status: 400, body: { pointer: '/verification' } });
    expect((await rights.asked(customer, 'correction', { verification: [] })).status).toBe(201);
    const before = await rights.opened(customer, 'disclosure');
    await rights.service.rows(`UPDATE rights_cases SET verification = '{}' WHERE id = $1`, [before]);
    expect(await disclosed(before, 'json')).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:not-verified' } });
  });

  it('is given by a case that asks for it until it is refused, also after it was answered', async () => {
    const { id: customer } = await rights.nakagawa();
    const [refused, answered] = [await rights.opened(customer, 'disclosure'), await rights.opened(customer, 'disclosure')];
    expect((await disclosed(refused, 'json')).status).toBe(200);
    await rights.answer(refused, 'refused', '本人確認ができません');
    await rights.answer(answered, 'answered');
    for (const format of ['json', 'csv', 'html']) expect(await disclosed(refused, format)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:case-refused' } });
    expect((await disclosed(answered, 'json')).status).toBe(200);
    for (const kind of ['correction', 'stop-of-use', 'erasure']) expect(await disclosed(await rights.opened(customer, kind), 'json')).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:another-kind' } });
  });

  it('shows words of a person as text, whatever they wrote', async () => {
    const address = mail('script@example.jp');
    await enter(rights.service.db, orderPlaced('S-1', [address], day(1), { name: '<script>alert(1)</script>' }));
    const html = await disclosed(await rights.opened((await rights.service.customerOf(address.value))!, 'disclosure'), 'html');
    expect(html.text).not.toContain('<script>alert');
  });
});
