import { bearer, mail } from '@engawa/testkit';
import supertest from 'supertest';
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

  it('is refused when it says nothing that can be, of nobody, and by who may not', async () => {
    const { id } = await morita();
    expect(await correct(id, { name: '' })).toMatchObject({ status: 400, body: { pointer: '/name' } });
    expect(await correct(id, { birthday: '1988-02-30' })).toMatchObject({ status: 400, body: { pointer: '/birthday' } });
    expect(await correct(id, { address: { line9: 'x' } })).toMatchObject({ status: 400, body: { pointer: '/address/line9' } });
    expect((await correct(id, { name: '誰' }, await bearer('customer-profile', ['customers.read']))).status).toBe(403);
    expect(await correct(id, {})).toMatchObject({ status: 400 });
  });
});

describe('whose word counts', () => {
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
