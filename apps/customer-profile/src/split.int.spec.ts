import { randomUUID } from 'node:crypto';
import type { Identifier } from '@engawa/contracts';
import { normalise } from '@engawa/identifiers';
import { bearer, mail, member, phone } from '@engawa/testkit';
import { contactOpened, day, enter, orderPlaced } from '../test/facts.js';
import { startRights } from '../test/rights.js';

let rights: Awaited<ReturnType<typeof startRights>>;
let merging: Awaited<ReturnType<typeof startRights>>['service'];
beforeAll(async () => {
  rights = await startRights();
  merging = rights.service;
});
afterAll(() => merging.stop());

interface Origin {
  origin: string;
  keepsId: boolean;
  identifiers: { kind: string; value: string }[];
  name: string | null;
  entryCount: number;
}
type Origins = { items: Origin[]; nextCursor: string | null };

let run = 0;
const customerOf = async (identifier: Identifier) => (await merging.customerOf(normalise(identifier).value))!;
const originsOf = async (customer: string, query = '') => (await merging.get<Origins>(`/api/customers/${customer}/origins${query}`)).body;
/** The origin of an identifier. */
const originOf = async (customer: string, identifier: Identifier) =>
  (await originsOf(customer)).items.find(({ identifiers }) => identifiers.some(({ value }) => value === normalise(identifier).value))!.origin;
const split = (customer: string, origins: string[], own?: string) => merging.post<{ chosen: string; rest: string; errors: { pointer: string }[] }>(`/api/customers/${customer}/split`, { origins }, own);
const titlesOf = async (customer: string) => (await merging.get<{ items: { title: { en: string } }[] }>(`/api/customers/${customer}/timeline`)).body.items.map(({ title }) => title.en);
const waiting = async (...customers: string[]) =>
  (await merging.get<{ items: { reasons: string[]; customers: { id: string }[] }[] }>('/api/duplicates?limit=200')).body.items.filter((pair) => pair.customers.every(({ id }) => customers.includes(id)));

/** 佐藤太郎 is there; the first order of 鈴木花 names her mail address and his number. */
async function takenForOne() {
  const [taro, hana] = [mail(`taro-${++run}@example.jp`), mail(`hana-${run}@example.jp`)];
  const number = phone(`090-5555-${String(run).padStart(4, '0')}`);
  await enter(merging.db, orderPlaced(`T-${run}`, [taro, number], day(2), { name: '佐藤 太郎' }));
  await enter(merging.db, orderPlaced(`H-${run}`, [hana, number], day(4), { name: '鈴木 花' }));
  const id = await customerOf(taro);
  expect(await customerOf(hana)).toBe(id);
  return { id, taro, hana, number };
}

describe('what a customer is made of', () => {
  it('is told by identifier, with the name its facts tell and how much is its own', async () => {
    const { id, taro, hana } = await takenForOne();
    const { items } = await originsOf(id);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ origin: id, keepsId: true, identifiers: [{ kind: 'mail', value: taro.value }], name: '佐藤 太郎', entryCount: 1, firstEntryAt: day(2).toISOString(), lastEntryAt: day(2).toISOString() });
    expect(items.find(({ identifiers }) => identifiers[0]?.value === hana.value)).toMatchObject({ keepsId: false, name: '鈴木 花', entryCount: 1 });
  });

  it('comes page by page, masked for those who see no personal data, and only to those who may merge', async () => {
    const { id, taro } = await takenForOne();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Origins = await originsOf(id, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ origin }) => origin));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await originsOf(id)).items.map(({ origin }) => origin));
    const masked = await merging.getAs<Origins>(`/api/customers/${id}/origins`, await bearer('customer-profile', ['customers.merge']));
    expect(JSON.stringify(masked.body)).not.toContain(taro.value);
    const reader = await bearer('customer-profile', ['customers.read']);
    expect([(await merging.getAs(`/api/customers/${id}/origins`, reader)).status, (await split(id, [id], reader)).status]).toEqual([403, 403]);
    expect((await merging.get(`/api/customers/${randomUUID()}/origins`)).status).toBe(404);
  });
});

describe('a customer of whom somebody says that a part is another person', () => {
  it('is two, though facts made them one from the first, and both timelines and the list of merges say so', async () => {
    const { id, taro, hana } = await takenForOne();
    expect(await merging.mergesOf(id)).toEqual([]);
    const { status, body } = await split(id, [await originOf(id, hana)]);
    expect([status, body.rest]).toEqual([200, id]);
    expect([await customerOf(taro), await customerOf(hana)]).toEqual([id, body.chosen]);
    expect(await merging.get(`/api/customers/${body.chosen}`)).toMatchObject({ status: 200, body: { name: { full: '鈴木 花' } } });
    expect((await titlesOf(id)).filter((title) => title === 'Customer records separated')).toHaveLength(1);
    expect((await titlesOf(body.chosen)).filter((title) => title === 'Customer records separated')).toHaveLength(1);
    for (const customer of [id, body.chosen]) {
      expect(await merging.mergesOf(customer)).toMatchObject([{ mergedAt: day(4).toISOString(), decidedBy: null, undone: { by: '野口陽子' }, survivor: { id }, ended: { id: body.chosen } }]);
    }
    await merging.expectSound();
  });

  it('stays two whatever facts say, before and after, which wait for somebody', async () => {
    const { id, taro, hana, number } = await takenForOne();
    const { body } = await split(id, [await originOf(id, hana)]);
    await enter(merging.db, orderPlaced(`early-${run}`, [hana, number], day(1)), orderPlaced(`late-${run}`, [taro, hana], day(9)));
    expect([await customerOf(taro), await customerOf(number), await customerOf(hana)]).toEqual([id, id, body.chosen]);
    expect(await waiting(id, body.chosen)).toMatchObject([{ reasons: ['kept-apart'] }]);
    expect((await merging.merge(id, body.chosen)).status).toBe(200);
    expect(await customerOf(hana)).toBe(await customerOf(taro));
    await merging.expectSound();
  });

  it('is two and not three, though what is chosen is what held the others together', async () => {
    const { id, taro, hana, number } = await takenForOne();
    const { body } = await split(id, [await originOf(id, number)]);
    expect([await customerOf(taro), await customerOf(hana), await customerOf(number)]).toEqual([id, id, body.chosen]);
    const [own, beyond] = [await originOf(id, taro), await originOf(id, hana)];
    const { body: again } = await split(id, [own]);
    expect([again.chosen, await customerOf(hana)]).toEqual([id, again.rest]);
    expect(again.rest).toBe(beyond);
    await merging.expectSound();
  });

  it('joins nobody whom a limit keeps from them', async () => {
    const [first, second, card, number] = [member(`${++run}-1`), member(`${run}-2`), mail(`${run}-card@example.jp`), phone(`090-6666-${String(run).padStart(4, '0')}`)];
    await enter(merging.db, orderPlaced(`A-${run}`, [first, card], day(1)), orderPlaced(`B-${run}`, [card, number], day(2)));
    await enter(merging.db, orderPlaced(`C-${run}`, [second], day(1)));
    await enter(merging.db, orderPlaced(`D-${run}`, [number, second], day(3)));
    const [id, stranger] = [await customerOf(first), await customerOf(second)];
    expect(await customerOf(number)).toBe(id);
    const { body } = await split(id, [await originOf(id, card)]);
    expect([await customerOf(first), await customerOf(number), await customerOf(second)]).toEqual([body.rest, body.rest, stranger]);
    await merging.expectSound();
  });

  it('joins whoever waited for room as a fact does: nobody is named as who decided it, and it can be undone', async () => {
    const [one, two, three, four] = ['one', 'two', 'three', 'four'].map((name) => mail(`${name}-${run + 1}@example.jp`)) as [Identifier, Identifier, Identifier, Identifier];
    const number = phone(`090-8888-${String(++run).padStart(4, '0')}`);
    await enter(merging.db, orderPlaced(`room-${run}`, [one, two, three, number], day(1)));
    await enter(merging.db, orderPlaced(`waits-${run}`, [four], day(2)));
    await enter(merging.db, orderPlaced(`full-${run}`, [four, number], day(3)));
    const [id, other] = [await customerOf(one), await customerOf(four)];
    expect(await waiting(id, other)).toMatchObject([{ reasons: ['too-many-of-a-kind'] }]);
    const { body } = await split(id, [await originOf(id, two)]);
    expect([body.rest, await customerOf(four), await customerOf(two)]).toEqual([id, id, body.chosen]);
    const joined = (await merging.mergesOf(id)).find(({ ended }) => ended.id === other)!;
    expect(joined).toMatchObject({ decidedBy: null, undone: null, undoable: true, survivor: { id } });
    expect(await merging.unmerge(id, joined.id)).toMatchObject({ status: 200, body: { survivor: id, begun: other } });
    expect([await customerOf(four), await customerOf(number), await customerOf(two)]).toEqual([other, id, body.chosen]);
    await merging.expectSound();
  });

  it('undoes the merge that made them one', async () => {
    const [a, b] = [await rights.nakagawa(), await rights.nakagawa()];
    await merging.merge(a.id, b.id);
    const parts = [await originOf(a.id, b.address), await originOf(a.id, b.number)];
    expect(await split(a.id, parts)).toMatchObject({ status: 200, body: { chosen: b.id, rest: a.id } });
    expect(await merging.mergesOf(a.id)).toMatchObject([{ decidedBy: '野口陽子', undone: { by: '野口陽子' } }]);
    expect((await merging.get(`/api/customers/${b.id}`)).status).toBe(200);
    await merging.expectSound();
  });

  it('says since when they were one as the merge does that it undoes, for who copies what came since', async () => {
    const [a, b] = [await rights.nakagawa(), await rights.nakagawa()];
    await merging.merge(a.id, b.id);
    await split(a.id, [await originOf(a.id, b.address), await originOf(a.id, b.number)]);
    const { body } = await merging.get<{ items: { mergedAt: string }[] }>(`/api/customers/${a.id}/merges`);
    const rows = await merging.rows<{ at: string }>(`SELECT DISTINCT data->>'joinedAt' AS at FROM entries WHERE type = 'engawa.customer.regrouped' AND origin = ANY($1) AND data ? 'joinedAt'`, [[a.id, b.id]]);
    expect(rows).toEqual([{ at: body.items[0]!.mergedAt }]);
  });

  it('leaves with each side of an earlier merge whom facts brought to it, when that is undone later', async () => {
    const [a, b] = [mail(`first-${++run}@example.jp`), mail(`second-${run}@example.jp`)];
    const [c, d] = ['3333', '4444'].map((area) => phone(`090-${area}-${String(run).padStart(4, '0')}`)) as [Identifier, Identifier];
    await enter(merging.db, orderPlaced(`A-${run}`, [a], day(1)));
    await enter(merging.db, orderPlaced(`B-${run}`, [b], day(2)));
    const [id, other] = [await customerOf(a), await customerOf(b)];
    await merging.merge(id, other);
    const [merge] = await merging.mergesOf(id);
    await enter(merging.db, orderPlaced(`BC-${run}`, [b, c], day(3)));
    await enter(merging.db, orderPlaced(`AD-${run}`, [a, d], day(4)));
    expect(new Set(await Promise.all([a, b, c, d].map(customerOf)))).toEqual(new Set([id]));
    await split(id, [await originOf(id, d)]);
    expect((await merging.unmerge(id, merge!.id)).status).toBe(200);
    expect([await customerOf(a), await customerOf(b), await customerOf(c)]).toEqual([id, other, other]);
    await merging.expectSound();
  });

  it('whose merge went in parts is not parted along it any more once one side is erased', async () => {
    const [a, b] = [await rights.nakagawa(), await rights.nakagawa()];
    await merging.merge(a.id, b.id);
    for (const part of [b.address, b.number]) await rights.erased((await split(a.id, [await originOf(a.id, part)])).body.chosen);
    const [merge] = (await merging.mergesOf(a.id)).filter(({ undone }) => !undone);
    expect(await merging.unmerge(a.id, merge!.id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:side-erased' } });
    await merging.expectSound();
  });

  it('is refused of none, of all, of somebody else’s, and of who is not there any more', async () => {
    const [{ id, hana }, other] = [await takenForOne(), await takenForOne()];
    const own = (await originsOf(id)).items.map(({ origin }) => origin);
    const refusals = [await split(id, []), await split(id, own), await split(id, [own[1]!, other.id])];
    expect(refusals.map(({ status, body }) => [status, body.errors[0]!.pointer])).toEqual([[400, '/origins'], [400, '/origins'], [400, '/origins/1']]);
    expect((await split(randomUUID(), own)).status).toBe(404);
    const origin = await originOf(id, hana);
    await merging.merge(id, other.id);
    const gone = id < other.id ? other.id : id;
    expect(await split(gone, [origin])).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:merged' } });
    await rights.erased(await customerOf(hana));
    expect((await split(id, [origin])).status).toBe(410);
  });

  it('leaves what departments recorded with the part that keeps the id', async () => {
    const { id, hana } = await takenForOne();
    await enter(merging.db, { ...contactOpened(`desk-${run}`, { origin: id }, day(5)), recordedAt: new Date() });
    const { body } = await split(id, [await originOf(id, hana)]);
    expect([(await titlesOf(id)).length, (await titlesOf(body.chosen)).length]).toEqual([3, 2]);
  });

  it('is parted once, though it is told twice', async () => {
    const { id, hana } = await takenForOne();
    const origins = [await originOf(id, hana)];
    const answers = await Promise.all([split(id, origins), split(id, origins)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    await merging.expectSound();
  });
});
