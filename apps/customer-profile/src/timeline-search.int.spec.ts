import { bearer, mail } from '@engawa/testkit';
import { contactOpened, day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

interface Page {
  items: { id: string; type: string }[];
  nextCursor: string | null;
  counts: Record<string, number>;
}
let run = 0;
/** 髙橋和子: orders on the first `orders` days of the year, then a call about the taste. */
async function takahashi(orders = 2) {
  const address = mail(`kazuko-${++run}@example.jp`);
  const placed = Array.from({ length: orders }, (_, at) => orderPlaced(`S-${run}-${at}`, [address], day(at + 1), { name: '髙橋 和子' }));
  await enter(service.db, ...placed, contactOpened(`SC-${run}`, { identifiers: [address] }, day(orders + 1)));
  return { id: (await service.customerOf(address.value))!, address };
}
const found = async (id: string, q: string, more = '') => (await service.get<Page>(`/api/customers/${id}/timeline?q=${encodeURIComponent(q)}${more}`)).body;
const typesOf = ({ items }: Page) => items.map(({ type }) => type);
const asReader = () => bearer('customer-profile', ['customers.read', 'timeline.export']);
const path = (id: string, more: string) => `/api/customers/${id}/timeline/${more}`;

describe('the search', () => {
  it('finds two characters of a title or a text, in any kana, and counts what it finds', async () => {
    const { id } = await takahashi();
    for (const q of ['相談', '味が', 'ガ変ワッタ', 'contact BY']) expect(typesOf(await found(id, q))).toContain('contact.opened');
    expect(await found(id, '注文')).toMatchObject({ items: [{ type: 'order.placed' }, { type: 'order.placed' }], counts: { all: 2, order: 2 } });
    expect((await found(id, '注文', '&department=care')).counts).toEqual({ all: 2, order: 2 });
    expect(typesOf(await found(id, 'quote'))).toEqual([]);
  });

  it('finds words across line breaks, beside quotes and backslashes, and what a correction says', async () => {
    const { id } = await takahashi(1);
    await service.post(`/api/customers/${id}/notes`, { text: '次回は\n置き配を"希望"、C:\\new へ 50%_off' });
    for (const q of ['次回は置き配', '"希望"', 'C:\\new', '50%_off', '\\']) expect([q, typesOf(await found(id, q))]).toEqual([q, ['customer.noted']]);
    for (const q of ['50x_off', '置き%希望', 'C:new']) expect([q, typesOf(await found(id, q))]).toEqual([q, []]);
    const [call] = (await found(id, '味が')).items;
    await service.post(`/api/customers/${id}/entries/${call!.id}/corrections`, { text: '香りの話でした' });
    expect(typesOf(await found(id, '香りの話'))).toContain('contact.opened');
  });

  it('finds what says all of several words, wherever each stands, and a phone number however it is written', async () => {
    const { id } = await takahashi(1);
    await service.post(`/api/customers/${id}/notes`, { text: 'お届けの前に日程を確認する。電話 090-1234-5678' });
    for (const q of ['届け 日程', '日程\u3000届け', 'メモ 日程', '09012345678', '090-12345678 確認']) expect([q, typesOf(await found(id, q))]).toEqual([q, ['customer.noted']]);
    for (const q of ['届け 味が', '09012345679', '日程 注文']) expect([q, typesOf(await found(id, q))]).toEqual([q, []]);
    expect((await service.getAs<Page>(`/api/customers/${id}/timeline?q=${encodeURIComponent('メモ 日程')}`, await asReader())).body.items).toEqual([]);
  });

  it('finds a title as it stands, with the values in it', async () => {
    const { id } = await takahashi(1);
    const { items } = (await service.get<{ items: { type: string; title: { ja: string; en: string } }[] }>(`/api/customers/${id}/timeline`)).body;
    for (const { type, title } of items) for (const q of [title.ja, title.en]) expect([q, typesOf(await found(id, q))]).toEqual([q, expect.arrayContaining([type]) as string[]]);
  });

  it('goes on page by page', async () => {
    const { id } = await takahashi(7);
    const read: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await found(id, 'ご注文', `&limit=3${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items.map((entry) => entry.id));
      cursor = page.nextCursor;
    }
    expect([read.length, new Set(read).size]).toEqual([7, 7]);
  });

  it('finds nobody’s words for who may not read them', async () => {
    const { id } = await takahashi();
    const { body } = await service.getAs<Page>(`/api/customers/${id}/timeline?q=${encodeURIComponent('味が')}`, await asReader());
    expect(body).toMatchObject({ items: [], counts: { all: 0 } });
    expect((await found(id, '味が')).items).toHaveLength(1);
  });

  it('and what a newer version states are masked whole for them', async () => {
    const { id } = await takahashi(1);
    const [call] = (await found(id, '味が')).items;
    await service.rows(`UPDATE entries SET type = 'engawa.contact.foretold' WHERE id = $1`, [call!.id]);
    const { body } = await service.getAs<{ items: { id: string; data: object; masked: string[] }[] }>(`/api/customers/${id}/timeline`, await asReader());
    expect(body.items.find((each) => each.id === call!.id)).toMatchObject({ data: {}, masked: expect.arrayContaining(['quote']) as string[] });
  });

  it('takes at most 100 characters', async () => {
    const { id } = await takahashi();
    expect((await service.get(`/api/customers/${id}/timeline?q=${'a'.repeat(101)}`)).status).toBe(400);
  });
});

describe('the months', () => {
  it('are those of Tokyo that have entries, the oldest first, by the same filters', async () => {
    const { id, address } = await takahashi();
    await enter(service.db, orderPlaced(`M-${run}`, [address], new Date('2025-11-30T15:00:00Z')), orderPlaced(`N-${run}`, [address], new Date('2025-11-30T14:59:00Z')));
    const months = async (query = '') => (await service.get<{ items: object[] }>(path(id, `density${query}`))).body.items;
    expect(await months()).toEqual([
      { month: '2025-11', entries: 1 },
      { month: '2025-12', entries: 1 },
      { month: '2026-01', entries: 3 },
    ]);
    expect(await months('?department=care')).toEqual([{ month: '2026-01', entries: 1 }]);
    expect(await months(`?q=${encodeURIComponent('注文')}`)).toEqual([
      { month: '2025-11', entries: 1 },
      { month: '2025-12', entries: 1 },
      { month: '2026-01', entries: 2 },
    ]);
  });
});

describe('the export', () => {
  const text = async (id: string, query: string, authorization?: string) => {
    const response = await fetch(service.url + path(id, `export?${query}`), { headers: { authorization: authorization ?? (await bearer('customer-profile')) } });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  it('is a table or JSON of what the filters leave, as the reader sees it', async () => {
    const { id } = await takahashi();
    const csv = await text(id, 'format=csv');
    expect(csv.type).toBe('text/csv; charset=utf-8');
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('id,occurredAt,recordedAt,type,department,channel,direction,titleJa,titleEn,order,subscription,contact,data,corrections');
    expect(lines[1]).toContain('味が変わった');
    expect((await text(id, 'format=csv', await asReader())).text).not.toContain('味が変わった');
    const json = await text(id, 'format=json&department=order');
    expect(json.type).toBe('application/json; charset=utf-8');
    expect(JSON.parse(json.text)).toMatchObject([{ type: 'order.placed' }, { type: 'order.placed' }]);
  });

  it('makes no formula of what somebody else says', async () => {
    const { id, address } = await takahashi(0);
    await enter(service.db, orderPlaced('1', [address], day(9)));
    await service.rows(`UPDATE entries SET about = '{"order":"=HYPERLINK(1)"}' WHERE data->>'order' = 'main:1'`);
    expect((await text(id, 'format=csv')).text).toContain(`"'=HYPERLINK(1)"`);
  });

  it('needs a permission of its own, and is not for people of partners', async () => {
    const { id } = await takahashi();
    expect((await text(id, 'format=csv', await bearer('customer-profile', ['customers.read']))).status).toBe(403);
    const partner = await bearer('customer-profile', undefined, { partner: { id: 'aoba', customers: [id], identified: [] }, subject: 'person:aoba' });
    expect((await text(id, 'format=csv', partner)).status).toBe(403);
    expect((await text(id, 'format=xls')).status).toBe(400);
  });
});

it('of a customer who was merged all of them answer 307', async () => {
  const [one, other] = [await takahashi(), await takahashi()];
  const { body } = await service.merge(one.id, other.id);
  const ended = [one, other].find(({ id }) => id !== body.id)!;
  for (const more of ['timeline?q=a', 'timeline/density', 'timeline/export?format=csv', 'pins']) {
    expect((await service.get(`/api/customers/${ended.id}/${more}`)).status).toBe(307);
  }
});
