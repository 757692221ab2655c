import { randomUUID } from 'node:crypto';
import { eventsTopic } from '@engawa/contracts';
import { bearer, mail, tapTopics, waitFor } from '@engawa/testkit';
import type { Permission } from '@engawa/auth';
import supertest from 'supertest';
import { contactOpened, day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

interface Correction {
  by: string;
  text: string | null;
  before: string | null;
}
interface Entry {
  id: string;
  type: string;
  title: { ja: string };
  about: Record<string, string>;
  data: Record<string, unknown>;
  masked?: string[];
  pinned: boolean;
  corrections: Correction[];
  customer?: string;
}
interface Page {
  items: Entry[];
  nextCursor: string | null;
  counts: Record<string, number>;
}

let run = 0;
/** 森田彩, with one order. */
async function morita(orders = 1) {
  const address = mail(`aya-${++run}@example.jp`);
  const numbers = Array.from({ length: orders }, (_, at) => `N-${run}-${at}`);
  await enter(service.db, ...numbers.map((number, at) => orderPlaced(number, [address], day(at + 1), { name: '森田 彩' })));
  return { id: (await service.customerOf(address.value))!, address, order: `main:${numbers[0]}` };
}
const pageOf = async (id: string, query = '') => (await service.get<Page>(`/api/customers/${id}/timeline${query}`)).body;
const note = (id: string, text: string, about?: object) => service.post<{ id: string }>(`/api/customers/${id}/notes`, { text, about });
const correct = (id: string, entry: string, text: string) => service.post(`/api/customers/${id}/entries/${entry}/corrections`, { text });
const mentionsOf = async (department: string) => (await service.get<Page>(`/api/mentions?department=${department}&limit=200`)).body.items;
const noguchi = () => bearer('customer-profile', undefined, { subject: 'person:noguchi', name: '野口陽子' });
const pin = async (id: string, entry: string) => supertest(service.url).put(`/api/customers/${id}/pins/${entry}`).set({ authorization: await noguchi() });
const unpin = async (id: string, entry: string) => supertest(service.url).delete(`/api/customers/${id}/pins/${entry}`).set({ authorization: await noguchi() });
const pinsOf = async (id: string) => (await service.get<Page>(`/api/customers/${id}/pins`)).body.items;
const asPartner = (customers: string[], permissions: Permission[] = ['customers.read', 'customers.write', 'texts.read']) =>
  bearer('customer-profile', permissions, { partner: { id: 'aoba', customers, identified: [] }, subject: 'person:aoba' });

describe('a note', () => {
  it('stands on the timeline with who wrote it, what it is about and whom it mentions', async () => {
    const { id, order } = await morita();
    const { status, body } = await note(id, '＠受注 次は置き配をご希望です。@窓口', { order });
    expect(status).toBe(201);
    const [entry] = (await pageOf(id)).items;
    expect(entry).toMatchObject({ id: body.id, type: 'customer.noted', title: { ja: 'メモ' }, about: { order }, pinned: false, corrections: [] });
    expect(entry!.data).toMatchObject({ text: '＠受注 次は置き配をご希望です。@窓口', mentions: ['order', 'care'], by: '野口陽子' });
  });

  it('is listed for the departments that it mentions, newest first, page by page', async () => {
    const { id } = await morita();
    const ids = [];
    for (const text of ['@アンケート 一', '@アンケート 二', '@アンケート 三']) ids.unshift((await note(id, text)).body.id);
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Page } = await service.get<Page>(`/api/mentions?department=survey&limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...body.items.map((entry) => entry.id));
      cursor = body.nextCursor;
    }
    expect(found).toEqual(ids);
    expect((await mentionsOf('survey'))[0]).toMatchObject({ customer: id, customerName: '森田 彩', data: { text: '@アンケート 三' } });
    expect((await service.get('/api/mentions?department=tea')).status).toBe(400);
  });

  it('goes to other services without its text', async () => {
    const tap = await tapTopics([eventsTopic('customer-profile')]);
    const { id } = await morita();
    const { body } = await note(id, '秘密のメモ @受注');
    const stated = await waitFor('the note', () => tap.messages.find((message) => message.id === body.id));
    await tap.stop();
    expect(stated).toMatchObject({ type: 'engawa.customer.noted', key: id });
    expect(stated.data).toMatchObject({ mentions: ['order'] });
    expect(stated.data).not.toHaveProperty('text');
  });

  it('is about no transaction of somebody else, says something, and is of somebody who is there', async () => {
    const [one, other] = [await morita(), await morita()];
    expect((await note(one.id, 'はい', { order: other.order })).body).toMatchObject({ type: 'urn:engawa:problem:unknown-transaction' });
    expect((await note(one.id, ' ')).status).toBe(400);
    expect((await note(randomUUID(), 'はい')).status).toBe(404);
  });

  it('stays with the customer who was on the screen when a merge is undone', async () => {
    const [one, other] = [await morita(), await morita()];
    await note(one.id, '一人目のメモ');
    await note(other.id, '二人目のメモ');
    const { body } = await service.merge(one.id, other.id);
    expect((await pageOf(body.id)).items.filter(({ type }) => type === 'customer.noted')).toHaveLength(2);
    const [merge] = await service.mergesOf(body.id);
    await service.unmerge(body.id, merge!.id);
    for (const [{ id }, text] of [[one, '一人目のメモ'], [other, '二人目のメモ']] as const) {
      expect((await pageOf(id)).items.filter(({ type }) => type === 'customer.noted').map(({ data }) => data.text)).toEqual([text]);
    }
    await service.expectSound();
  });

  it('is written by people of a partner for open records alone, and its text is masked without texts.read', async () => {
    const { id } = await morita();
    const post = async (customers: string[]) => service.post(`/api/customers/${id}/notes`, { text: 'お電話あり' }, await asPartner(customers));
    expect([(await post([])).status, (await post([id])).status]).toEqual([403, 201]);
    const { body } = await service.getAs<Page>(`/api/customers/${id}/timeline`, await bearer('customer-profile', ['customers.read']));
    expect(body.items[0]).toMatchObject({ masked: ['text'] });
    expect(JSON.stringify(body)).not.toContain('お電話あり');
  });
});

describe('a correction', () => {
  it('of a note shows its newest text, and what was there before', async () => {
    const { id } = await morita();
    const { body } = await note(id, '@受注 置き配を希望');
    for (const text of ['@配信 対面を希望', '@配信 対面を希望（平日）']) expect((await correct(id, body.id, text)).status).toBe(204);
    const entry = (await pageOf(id)).items.find((each) => each.id === body.id)!;
    expect(entry.data).toMatchObject({ text: '@配信 対面を希望（平日）', mentions: ['message'] });
    expect(entry.corrections.map(({ by, text, before }) => [by, text, before])).toEqual([
      ['野口陽子', '@配信 対面を希望', '@受注 置き配を希望'],
      ['野口陽子', '@配信 対面を希望（平日）', '@配信 対面を希望'],
    ]);
    expect((await mentionsOf('order')).map((each) => each.id)).not.toContain(body.id);
    expect((await mentionsOf('message')).map((each) => each.id)).toContain(body.id);
    const [fact] = await service.rows<{ data: { text: string } }>('SELECT data FROM facts WHERE id = $1', [body.id]);
    expect(fact!.data.text).toBe('@受注 置き配を希望');
  });

  it('of another entry stands beside it, and is an entry of its own that tells who did it', async () => {
    const { id, order } = await morita();
    const [placed] = (await pageOf(id)).items;
    await correct(id, placed!.id, 'お届け先は会社');
    const { items, counts } = await pageOf(id);
    expect(items.map(({ type, about }) => [type, about.order])).toEqual([['customer.entry-corrected', order], ['order.placed', order]]);
    expect(items[0]!.data).toMatchObject({ entry: placed!.id, by: '野口陽子' });
    expect(items[0]!.data).not.toHaveProperty('text');
    expect(items[1]).toMatchObject({ data: placed!.data, corrections: [{ text: 'お届け先は会社', before: null }] });
    expect(counts).toEqual({ all: 2, order: 1, core: 1 });
    expect((await correct(id, items[0]!.id, 'ちがう')).status).toBe(409);
  });

  it('goes with its entry when a merge is undone', async () => {
    const [one, other] = [await morita(), await morita()];
    const { body } = await service.merge(one.id, other.id);
    const ended = [one, other].find(({ id }) => id !== body.id)!;
    const entry = (await pageOf(body.id)).items.find(({ about }) => about.order === ended.order)!;
    await correct(body.id, entry.id, '訂正');
    await pin(body.id, entry.id);
    const [merge] = await service.mergesOf(body.id);
    await service.unmerge(body.id, merge!.id);
    expect((await pageOf(ended.id)).items.find(({ id }) => id === entry.id)).toMatchObject({ pinned: true, corrections: [{ text: '訂正' }] });
    expect((await pageOf(ended.id)).items.map(({ type }) => type)).toContain('customer.entry-corrected');
    expect([(await pinsOf(ended.id)).length, (await pinsOf(body.id)).length]).toEqual([1, 0]);
    await service.expectSound();
  });

  it('is of an entry of this customer, and masked without texts.read', async () => {
    const [one, other] = [await morita(), await morita()];
    const [entry] = (await pageOf(one.id)).items;
    expect((await correct(other.id, entry!.id, '訂正')).status).toBe(404);
    await correct(one.id, entry!.id, '秘密の訂正');
    const { body } = await service.getAs<Page>(`/api/customers/${one.id}/timeline`, await bearer('customer-profile', ['customers.read']));
    expect(body.items[1]!.corrections).toMatchObject([{ by: '野口陽子', text: null }]);
    expect(JSON.stringify(body)).not.toContain('秘密の訂正');
  });
});

describe('pins', () => {
  it('are shown the newest first, on the entry too, and are taken away', async () => {
    const { id } = await morita(3);
    const [third, second, first] = (await pageOf(id)).items.map((entry) => entry.id);
    for (const entry of [second!, third!, first!]) expect((await pin(id, entry)).status).toBe(204);
    expect((await pin(id, second!)).status).toBe(204);
    expect((await pinsOf(id)).map((entry) => [entry.id, entry.pinned])).toEqual([[first, true], [third, true], [second, true]]);
    expect((await unpin(id, third!)).status).toBe(204);
    expect((await pageOf(id)).items.map(({ pinned }) => pinned)).toEqual([false, true, true]);
  });

  it('are twenty at most', async () => {
    const { id } = await morita(21);
    const [last, ...others] = (await pageOf(id)).items.map((entry) => entry.id);
    for (const entry of others) expect((await pin(id, entry)).status).toBe(204);
    expect((await pin(id, last!)).body).toMatchObject({ type: 'urn:engawa:problem:too-many-pins' });
    await unpin(id, others[0]!);
    expect((await pin(id, last!)).status).toBe(204);
  });

  it('are of entries of this customer', async () => {
    const [one, other] = [await morita(), await morita()];
    const [entry] = (await pageOf(one.id)).items;
    expect((await pin(other.id, entry!.id)).status).toBe(404);
    await pin(one.id, entry!.id);
    await unpin(other.id, entry!.id);
    expect(await pinsOf(one.id)).toHaveLength(1);
  });
});

describe('everything of one transaction', () => {
  const across = async (query: string, authorization?: string) => service.getAs<Page>(`/api/timeline?${query}`, authorization ?? (await noguchi()));

  it('has what all departments have of it, of whatever customers, newest first and page by page', async () => {
    const { id, order } = await morita();
    const number = order.replace('main:', '');
    const daughter = mail(`daughter-${run}@example.jp`);
    const about = contactOpened(`C-${run}`, { identifiers: [daughter] }, day(5));
    await enter(service.db, { ...about, data: { ...about.data, order } });
    await note(id, 'お嬢様よりお電話', { order });
    const caller = (await service.customerOf(daughter.value))!;
    const first = (await across(`order=${order}&limit=2`)).body;
    const rest = (await across(`order=${order}&limit=2&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items].map(({ type, customer }) => [type, customer])).toEqual([
      ['customer.noted', id],
      ['contact.opened', caller],
      ['order.placed', id],
    ]);
    expect(rest.nextCursor).toBeNull();
    expect((await across(`contact=C-${run}`)).body.items).toHaveLength(1);
    expect((await across(`order=${number}`)).body.items).toEqual([]);
    expect((await across(`order=${order}`, await asPartner([caller]))).body.items.map(({ customer }) => customer)).toEqual([caller]);
  });

  it('is of exactly one', async () => {
    expect((await across('')).status).toBe(400);
    expect((await across('order=main:1&contact=2')).status).toBe(400);
  });
});
