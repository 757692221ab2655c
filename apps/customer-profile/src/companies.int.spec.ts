import { randomUUID } from 'node:crypto';
import { bearer } from '@engawa/testkit';
import supertest from 'supertest';
import type { CompanyDetail } from './queries/companies.js';
import { startRelations } from '../test/relations.js';

let all: Awaited<ReturnType<typeof startRelations>>;
beforeAll(async () => {
  all = await startRelations();
});
afterAll(() => all.service.stop());

type List = { items: { id: string; name: string }[]; nextCursor: string | null };
const listed = async (query: string) => (await all.service.get<List>(`/api/companies?${query}`)).body;
const found = async (query: string) => (await listed(`query=${encodeURIComponent(query)}`)).items.map(({ name }) => name);
const detail = async (id: string) => (await all.service.get<CompanyDetail>(`/api/companies/${id}`)).body;
const replace = async (id: string, body: object, ifMatch?: string) =>
  supertest(all.service.url).put(`/api/companies/${id}`).set({ authorization: await bearer('customer-profile'), ...(ifMatch ? { 'if-match': ifMatch } : {}) }).send(body);

describe('a company', () => {
  it('is found by part of its name in any form and in kana, and by its number', async () => {
    await all.company('うみかぜ旅館', { kana: 'ウミカゼリョカン', corporateNumber: 'T7000012050002', address: { prefecture: '沖縄県', line1: '安里1-1' } });
    await all.company('髙橋商店', { kana: 'タカハシショウテン' });
    for (const query of ['うみかぜ', 'ｳﾐｶｾﾞ', 'かぜりょ', '旅館', '7000012050002', '7-0000-1205-0002']) expect([query, await found(query)]).toEqual([query, ['うみかぜ旅館']]);
    expect(await found('高橋')).toEqual(['髙橋商店']);
    for (const query of ['%', '700001205000', '鈴木']) expect([query, await found(query)]).toEqual([query, []]);
  });

  it('is in a list page by page, the newest first', async () => {
    const ids = [];
    for (const name of ['丙一', '丙二', '丙三']) ids.push(await all.company(name));
    const first = await listed('query=丙&limit=2');
    const second = await listed(`query=丙&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('is changed by who has read it as it is', async () => {
    const id = await all.company('むすびの亭', { kana: 'ムスビノテイ' });
    const read = await supertest(all.service.url).get(`/api/companies/${id}`).set({ authorization: await bearer('customer-profile') });
    expect(read.headers.etag).toBe('"1"');
    expect((await replace(id, { name: 'むすびの亭' })).status).toBe(428);
    const changed = await replace(id, { name: '料亭むすび' }, '"1"');
    expect([changed.status, changed.headers.etag, changed.body]).toEqual([200, '"2"', { id, version: 2, name: '料亭むすび', kana: null, corporateNumber: null, address: null }]);
    expect((await replace(id, { name: 'むすびの亭' }, '"1"')).status).toBe(412);
    expect([await found('料亭'), await found('ムスビノテイ')]).toEqual([['料亭むすび'], []]);
    expect((await replace(randomUUID(), { name: 'だれか' }, '"1"')).status).toBe(404);
    expect((await replace(id, { name: '料亭むすび', corporateNumber: null, kana: null, address: null }, '"2"')).status).toBe(200);
  });

  it('is refused with a number that is none, or another one’s, and without a name', async () => {
    await all.company('先にいた会社', { corporateNumber: '1180301018771' });
    const add = (body: object) => all.service.post('/api/companies', body);
    expect(await add({ name: '甲', corporateNumber: '8000012050002' })).toMatchObject({ status: 400, body: { pointer: '/corporateNumber', errors: [{ detail: expect.stringContaining('check digit') as string }] } });
    expect(await add({ name: '甲', corporateNumber: '70000' })).toMatchObject({ status: 400, body: { errors: [{ detail: 'must have 13 digits' }] } });
    expect(await add({ name: '甲', corporateNumber: '１１８０３０１０１８７７１' })).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:number-taken', pointer: '/corporateNumber' } });
    const other = await all.company('後から来た会社');
    expect((await replace(other, { name: '後から来た会社', corporateNumber: '1180301018771' }, '"1"')).status).toBe(409);
    expect(await add({ name: ' ' })).toMatchObject({ status: 400, body: { pointer: '/name' } });
    expect((await all.service.getAs(`/api/companies/${randomUUID()}`, await bearer('customer-profile'))).status).toBe(404);
    expect((await all.service.post('/api/companies', { name: '甲' }, await bearer('customer-profile', ['customers.read']))).status).toBe(403);
  });
});

describe('a contact person', () => {
  it('is told with the company and on their own page, and may be that of several', async () => {
    const [taira, inn, other] = [await all.person('平良 海'), await all.company('みなと旅館'), await all.company('みなと商会')];
    const { body } = await all.isThereFor(taira, inn, { department: '仕入れ', title: '女将', since: '2024-04-01' });
    expect((await all.isThereFor(taira, other)).status).toBe(201);
    expect(await detail(inn)).toMatchObject({
      contactPersonCount: 1,
      contactPersons: [{ id: body.id, customer: { id: taira.id, name: taira.name }, department: '仕入れ', title: '女将', since: '2024-04-01', endedOn: null, state: 'active' }],
    });
    expect((await all.relationsOf(taira)).companies).toMatchObject([{ company: { id: inn, name: 'みなと旅館' }, department: '仕入れ', title: '女将' }, { company: { id: other } }]);
  });

  it('ends on a day, once, and may come back', async () => {
    const [taira, inn] = [await all.person('平良 海'), await all.company('はま旅館')];
    const { id } = (await all.isThereFor(taira, inn, { since: '2024-04-01' })).body;
    const end = (body: object, of = inn) => all.service.post(`/api/companies/${of}/contact-persons/${id}/end`, body);
    expect(await end({ on: '2024-03-31' })).toMatchObject({ status: 400, body: { type: 'urn:engawa:problem:ends-before', pointer: '/on' } });
    expect((await end({}, await all.company('別の旅館'))).status).toBe(404);
    expect((await end({ on: '2025-03-31' })).status).toBe(204);
    expect(await end({})).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:already-ended' } });
    expect(await detail(inn)).toMatchObject({ contactPersonCount: 0, contactPersons: [{ state: 'over', endedOn: '2025-03-31' }] });
    expect((await all.isThereFor(taira, inn)).status).toBe(201);
    expect((await detail(inn)).contactPersons.map(({ state }) => state)).toEqual(['active', 'over']);
  });

  it('is one once, also when two say so at once, and of a company that is there', async () => {
    const [taira, inn] = [await all.person('平良 海'), await all.company('いそ旅館')];
    const answers = await Promise.all([all.isThereFor(taira, inn), all.isThereFor(taira, inn), all.isThereFor(taira, inn)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await all.isThereFor(taira, randomUUID())).status).toBe(404);
  });
});
