import { bearer, mail } from '@engawa/testkit';
import supertest from 'supertest';
import { contactPoints } from './queries/contact-points.js';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

let run = 0;
/** 森田彩, who said her name with an order. */
async function morita(name = '森田 彩', at = day(1)) {
  const address = mail(`aya-${++run}@example.jp`);
  const place = { postalCode: '810-0001', line1: '天神1-1' };
  const order = (number: string, said: string, when: Date) => enter(service.db, orderPlaced(number, [address], when, { name: said, address: place }));
  await order(`P-${run}`, name, at);
  return { id: (await service.customerOf(address.value))!, address, order };
}
interface History {
  fields: Record<string, { value: unknown; source?: string; at: string }>;
  changes: { source: string; at: string; fields: Record<string, unknown> }[];
}
const historyOf = async (id: string) => (await service.get<History>(`/api/customers/${id}/profile`)).body;
const correct = (id: string, body: object, own?: string) => service.post(`/api/customers/${id}/profile`, body, own);
const nameOf = async (id: string) => (await service.get<{ name: { full: string } }>(`/api/customers/${id}`)).body.name.full;

describe('what a department corrects', () => {
  it('counts more than what orders say later, stands on the timeline, and everything that was said stays', async () => {
    const { id, order } = await morita();
    const address = { postalCode: '814-0001', line1: '百道浜2-3-4' };
    expect((await correct(id, { name: '森田 綾', kana: 'モリタ アヤ', address })).status).toBe(204);
    await order('P-later', '森田 彩', new Date(Date.now() + 60_000));
    expect(await nameOf(id)).toBe('森田 綾');
    const { fields, changes } = await historyOf(id);
    expect(fields).toMatchObject({ name: { value: '森田 綾', source: 'desk' }, kana: { source: 'desk' }, address: { value: address } });
    expect(changes.map((each) => [each.source, each.fields.name])).toEqual([['desk', '森田 綾'], ['order-ingest', '森田 彩']]);
    const { body } = await service.get<{ items: { type: string; data: object }[] }>(`/api/customers/${id}/timeline`);
    const entry = body.items.find(({ type }) => type === 'customer.corrected')!;
    expect(JSON.stringify(entry)).not.toContain('森田');
  });

  it('is told apart from what a source says again, and from what it goes back to', async () => {
    const { id, order } = await morita('森田 彩', day(1));
    await order('P-a', '森田 彩', day(2));
    await order('P-b', '山本 彩', day(3));
    await order('P-c', '山本 彩', day(4));
    await order('P-d', '森田 彩', day(5));
    expect((await historyOf(id)).changes.map(({ fields }) => fields.name)).toEqual(['森田 彩', '山本 彩', '森田 彩']);
    expect(await nameOf(id)).toBe('森田 彩');
  });

  it('of two who turn out to be one counts for both, and goes back to whom it was said of', async () => {
    const [one, other] = [await morita('森田 彩', day(1)), await morita('森田 綾子', day(2))];
    await correct(one.id, { name: '森田 綾' });
    await service.merge(one.id, other.id);
    expect(await nameOf(one.id)).toBe('森田 綾');
    expect((await historyOf(one.id)).changes).toHaveLength(3);
    const [merge] = await service.mergesOf(one.id);
    await service.unmerge(one.id, merge!.id);
    expect([await nameOf(one.id), await nameOf(other.id)]).toEqual(['森田 綾', '森田 綾子']);
  });

  it('counts when it was said of one of two before they were made one, and something else of the other since', async () => {
    const [one, other] = [await morita('髙橋 葉', day(1)), await morita('高橋 葉', day(2))];
    await correct(one.id, { name: '髙橋 葉', birthday: null });
    await correct(other.id, { name: '高橋 葉', birthday: '1951-01-01' });
    await service.merge(one.id, other.id);
    expect(await nameOf(one.id)).toBe('高橋 葉');
    await correct(one.id, { name: '髙橋 葉', birthday: null });
    expect(await nameOf(one.id)).toBe('髙橋 葉');
    const { fields, changes } = await historyOf(one.id);
    expect(fields).toMatchObject({ name: { value: '髙橋 葉', source: 'desk' }, birthday: { value: null } });
    expect(changes.filter(({ source }) => source === 'desk').map((each) => each.fields.name)).toEqual(['髙橋 葉', '高橋 葉', '髙橋 葉']);
  });

  it('is refused when it says nothing that can be, of nobody, and by who may not', async () => {
    const { id } = await morita();
    for (const name of ['', '　', '\u200b']) expect(await correct(id, { name })).toMatchObject({ status: 400, body: { pointer: '/name' } });
    expect(await correct(id, { address: { line1: ' ' } })).toMatchObject({ status: 400, body: { pointer: '/address/line1' } });
    expect(await correct(id, { birthday: '1988-02-30' })).toMatchObject({ status: 400, body: { pointer: '/birthday' } });
    expect(await correct(id, { address: { line9: 'x' } })).toMatchObject({ status: 400, body: { pointer: '/address/line9' } });
    expect((await correct(id, { name: '誰' }, await bearer('customer-profile', ['customers.read']))).status).toBe(403);
    expect(await correct(id, {})).toMatchObject({ status: 400 });
  });
});

describe('whose word counts', () => {
  it('is who said it last of two who are one, also where that was said before', async () => {
    const [one, other] = [await morita('山本 彩', day(1)), await morita('森田 彩', day(2))];
    await service.merge(one.id, other.id);
    expect(await nameOf(one.id)).toBe('森田 彩');
    await one.order('P-back', '山本 彩', day(3));
    expect(await nameOf(one.id)).toBe('山本 彩');
  });

  it('is a row for each source, and a changed one counts from then on', async () => {
    const { id } = await morita();
    await correct(id, { name: '森田 綾' });
    const { body } = await service.get<{ items: { id: string; version: number; priority: number }[] }>('/api/profile-sources');
    const desk = body.items[0]!;
    expect(desk).toMatchObject({ id: 'desk', priority: 10 });
    const authorization = await bearer('customer-profile');
    const put = (priority: number, version: number) =>
      supertest(service.url).put('/api/profile-sources/desk').set({ authorization, 'if-match': `"${version}"` }).send({ id: 'desk', priority });
    expect((await put(90, desk.version)).status).toBe(200);
    const other = await morita('森田 あや', day(9));
    await service.merge(id, other.id);
    expect(await nameOf(id)).toBe('森田 あや');
    expect((await put(10, desk.version + 1)).status).toBe(200);
    expect(await nameOf(id)).toBe('森田 綾');
  });
});

describe('what else a department knows', () => {
  interface Customer {
    name: object | null;
    kana: string | null;
    anniversaries: object[];
    preferredChannel: string | null;
    internal: string | null;
    returnedPost: string | null;
    attributes: Record<string, unknown>;
  }
  const customer = async (id: string, own?: string) =>
    (await (own ? service.getAs<Customer>(`/api/customers/${id}`, own) : service.get<Customer>(`/api/customers/${id}`))).body;
  const declare = async (attribute: object) => service.post<{ version: number }>('/api/attributes', attribute);
  const words = (ja: string, en: string) => ({ ja, en });
  const bitter = { id: 'bitter', name: words('苦め', 'Bitter') };

  it('is their days, where they want to be spoken to, and whether they are of the house', async () => {
    const { id } = await morita();
    const days = [{ name: '結婚記念日', on: '--06-01' }, { name: '開業記念日', on: '2014-05-06' }];
    expect((await correct(id, { anniversaries: days, preferredChannel: 'line', internal: 'staff' })).status).toBe(204);
    expect(await customer(id)).toMatchObject({ anniversaries: days, preferredChannel: 'line', internal: 'staff', returnedPost: null });
    const masked = await customer(id, await bearer('customer-profile', ['customers.read']));
    expect(masked).toMatchObject({ anniversaries: [], attributes: {}, preferredChannel: 'line' });
    expect(await correct(id, { anniversaries: [{ name: '記念日', on: '--02-32' }] })).toMatchObject({ status: 400, body: { pointer: '/anniversaries/0/on' } });
    expect(await correct(id, { preferredChannel: 'pigeon' })).toMatchObject({ status: 400, body: { pointer: '/preferredChannel' } });
  });

  it('may be that a field has no value, which orders say nothing against', async () => {
    const { id, order } = await morita();
    await correct(id, { kana: 'モリタ アヤ' });
    expect((await correct(id, { kana: null, name: null })).status).toBe(204);
    await order('P-empty', '森田 彩', new Date(Date.now() + 60_000));
    expect(await customer(id)).toMatchObject({ name: null, kana: null });
    expect((await historyOf(id)).changes[0]).toMatchObject({ source: 'desk', fields: { kana: null, name: null } });
    await correct(id, { name: '森田 彩' });
    expect(await nameOf(id)).toBe('森田 彩');
  });

  it('may be that post came back: nothing is posted there, until they live elsewhere', async () => {
    const { id } = await morita();
    const reached = async () => (await contactPoints(service.db, [id], () => ''))[0]!.postalAddress?.line1;
    expect(await reached()).toBe('天神1-1');
    expect((await correct(id, { returnedPost: { on: '2026-10-03' } })).status).toBe(204);
    expect([await reached(), (await customer(id)).returnedPost]).toEqual([undefined, '2026-10-03']);
    await correct(id, { address: { postalCode: '814-0001', line1: '百道浜2-3-4' } });
    expect([await reached(), (await customer(id)).returnedPost]).toEqual(['百道浜2-3-4', null]);
  });

  it('is what the company declared, in its type, and is refused where it did not', async () => {
    const { id } = await morita();
    expect((await declare({ id: 'taste', name: words('お茶の好み', 'Taste'), type: 'choice', choices: [bitter] })).status).toBe(201);
    expect((await declare({ id: 'cups', name: words('一日の杯数', 'Cups a day'), type: 'number' })).status).toBe(201);
    expect((await correct(id, { attributes: { taste: 'bitter', cups: 2 } })).status).toBe(204);
    expect((await customer(id)).attributes).toEqual({ taste: 'bitter', cups: 2 });
    expect((await correct(id, { attributes: { cups: null } })).status).toBe(204);
    expect((await customer(id)).attributes).toEqual({ taste: 'bitter' });
    expect(await correct(id, { attributes: { taste: 'sweet', 'a/b': 1 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/attributes/taste', detail: 'is not of its type' }, { pointer: '/attributes/a~1b', detail: 'is not declared' }] },
    });
    const other = await morita('森田 綾子', day(2));
    await correct(other.id, { attributes: { cups: 5 } });
    await service.merge(id, other.id);
    expect((await customer(id)).attributes).toEqual({ taste: 'bitter', cups: 5 });
  });

  it('is refused where it is no day and no attribute, also when it says that there is none', async () => {
    const { id } = await morita();
    for (const [pointer, body] of [
      ['/birthday', { birthday: '2026' }],
      ['/returnedPost/on', { returnedPost: { on: '2026-12' } }],
      ['/anniversaries/0/on', { anniversaries: [{ name: '記念日', on: '2026-02-31' }] }],
      ['/attributes/中川花子 090', { attributes: { '中川花子 090': null } }],
      ['/attributes/constructor-x', { attributes: { 'constructor-x': null } }],
    ] as const)
      expect(await correct(id, body)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
    expect((await declare({ id: 'constructor', name: words('x', 'x'), type: 'text' })).status).toBe(400);
    expect((await declare({ id: 'kept', name: words('x', 'x'), type: 'text', retired: null, choices: null })).status).toBe(201);
    const address = { line1: '百道浜2-3-4', postalCode: null };
    expect((await correct(id, { address })).status).toBe(204);
    expect((await historyOf(id)).fields.address!.value).toEqual({ line1: '百道浜2-3-4' });
    const audited = await service.rows<{ target: string }>(`SELECT payload::text AS target FROM outbox WHERE payload::text LIKE '%090%'`);
    expect(audited).toEqual([]);
  });

  it('under an attribute means the same for ever: it is retired, and keeps its type and its choices', async () => {
    const { id } = await morita();
    const season = { id: 'season', name: words('季節', 'Season'), type: 'choice', choices: [bitter] };
    const { version } = (await declare(season)).body;
    await correct(id, { attributes: { season: 'bitter' } });
    const put = async (body: object, at: number) =>
      supertest(service.url).put('/api/attributes/season').set({ authorization: await bearer('customer-profile'), 'if-match': `"${at}"` }).send(body);
    expect((await put({ ...season, type: 'text' }, version)).body).toMatchObject({ status: 400, errors: [{ pointer: '/type' }] });
    expect((await put({ ...season, choices: [{ id: 'new', name: words('新', 'New') }] }, version)).status).toBe(400);
    expect((await put({ ...season, retired: true }, version)).status).toBe(200);
    expect((await customer(id)).attributes).toEqual({ season: 'bitter' });
    expect(await correct(id, { attributes: { season: 'bitter' } })).toMatchObject({ status: 400, body: { errors: [{ detail: 'is not declared' }] } });
    const reader = await bearer('customer-profile', ['customers.read']);
    expect((await service.getAs<{ items: object[] }>('/api/attributes', reader)).body.items).toContainEqual(expect.objectContaining({ id: 'season', retired: true }));
    expect((await service.post('/api/attributes', { ...season, id: 'other' }, reader)).status).toBe(403);
    expect((await declare({ ...season, id: 'none', choices: undefined })).status).toBe(400);
  });
});
