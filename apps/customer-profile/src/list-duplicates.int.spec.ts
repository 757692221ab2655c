import { anonymous, bearer, mail, member } from '@engawa/testkit';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let merging: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  merging = await startMerging();
});
afterAll(() => merging.stop());

interface Customer {
  id: string;
  memberIds: string[];
  identifiers: { kind: string; namespace: string; value: string }[];
}
interface Duplicate {
  id: string;
  reasons: string[];
  customers: [Customer, Customer];
  linkedBy: Customer['identifiers'];
}
interface Page {
  items: Duplicate[];
  nextCursor: string | null;
}

let run = 0;
const open = async (query = '') => (await merging.get<Page>(`/api/duplicates?limit=200${query}`)).body.items;
const customerOf = async ({ value }: { value: string }) => (await merging.customerOf(value))!;

/** 齋藤弘 as the web and the telephone know him; each pair has a birthday of its own. */
async function saitoTwice() {
  const [one, other] = [mail(`${++run}-web@example.jp`), member(`${run}-tel`)];
  const saito = { name: '齋藤 弘', kana: 'サイトウ ヒロシ', birthday: `19${String(run).padStart(2, '0')}-03-04`, address: { postalCode: '830-0017', prefecture: '福岡県' } };
  await enter(merging.db, orderPlaced(`W-${run}`, [one], day(1), saito), orderPlaced(`T-${run}`, [other], day(2), { ...saito, name: '斎藤弘' }));
  return { a: await customerOf(one), b: await customerOf(other) };
}

describe('the list of pairs', () => {
  it('gives each once, page by page, also those found in the same moment', async () => {
    const same = { kana: 'オナジ', birthday: '1999-09-09', address: { postalCode: '100-0009' } };
    await enter(merging.db, ...Array.from({ length: 6 }, (_, number) => orderPlaced(`P-${number}`, [member(`page-${number}`)], day(1), same)));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: Page } = await merging.get(`/api/duplicates?limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ customers }) => customers.map(({ id }) => id).join()));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual((await open()).map(({ customers }) => customers.map(({ id }) => id).join()).sort());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('gives those of one customer, whichever of the two they are, and of whom they are now', async () => {
    const [{ a, b }, { a: c }, older] = [await saitoTwice(), await saitoTwice(), mail(`${run}-older@example.jp`)];
    const namesOf = async (customer: string) => (await open(`&customer=${customer}`)).map(({ customers }) => customers.map(({ id }) => id).sort());
    expect([await namesOf(a), await namesOf(b.toUpperCase())]).toEqual([[[a, b].sort()], [[a, b].sort()]]);
    await enter(merging.db, orderPlaced(`O-${run}`, [older], new Date(0)));
    const now = await customerOf(older);
    await merging.merge(now, a);
    expect(await namesOf(a)).toEqual([[now, b].sort()]);
    expect(await open(`&state=later&customer=${c}`)).toEqual([]);
    expect((await merging.get('/api/duplicates?customer=haha')).status).toBe(400);
  });

  it('tells the same number of two shops apart, which is one in the list of member ids', async () => {
    const [number, profile] = [`M-${++run}`, { name: '検証 花子', address: { postalCode: '830-0019', line1: `久留米市日吉町${run}` } }];
    const [here, there] = [member(number, 'honten'), member(number, 'mall')];
    await enter(merging.db, orderPlaced(`H-${run}`, [here, mail(`${run}-h@example.jp`)], day(1), profile), orderPlaced(`M-${run}`, [there], day(2), profile));
    const [row] = await merging.rows<{ id: string }>('SELECT customer_id AS id FROM identifiers JOIN origins USING (origin) WHERE value = $1 AND namespace = $2', [number, 'mall']);
    const [pair] = await open(`&customer=${row!.id}`);
    const told = pair!.customers.map(({ memberIds, identifiers }) => ({ memberIds, identifiers }));
    expect(told).toEqual(expect.arrayContaining([here, there].map((each) => ({ memberIds: [number], identifiers: [each] }))));
    await merging.merge(pair!.customers[0].id, pair!.customers[1].id);
    const { body } = await merging.get<Customer>(`/api/customers/${pair!.customers[0].id}`);
    const { body: one } = body.mergedInto ? await merging.get<Customer>(`/api/customers/${body.mergedInto}`) : { body };
    expect([one.memberIds, one.identifiers]).toEqual([[number], [here, there]]);
  });

  it('tells by what they are linked, and what else each is found by, as the reader may see it', async () => {
    const [device, line, other] = [{ ...anonymous(`${++run}-ipad`), namespace: 'main' }, ...['U1', 'U2'].map((value) => ({ kind: 'line', namespace: '', value: `${value}-${run}` }) as const)];
    const [mine, theirs] = [member(`${run}-1`), member(`${run}-2`)];
    await enter(merging.db, orderPlaced(`S1-${run}`, [mine, device, line!], day(1)), orderPlaced(`S2-${run}`, [theirs, other!], day(2)));
    await enter(merging.db, orderPlaced(`S3-${run}`, [theirs, device], day(3)));
    const path = `/api/duplicates?customer=${await customerOf(mine)}`;
    const { items } = (await merging.get<Page>(path)).body;
    expect(items).toMatchObject([{ reasons: ['too-many-of-a-kind'] }]);
    expect([items[0]!.linkedBy.length, items[0]!.linkedBy]).toEqual([2, expect.arrayContaining([device, theirs])]);
    expect(items[0]!.customers.map(({ identifiers }) => identifiers)).toEqual(expect.arrayContaining([[mine, line], [theirs, other]]));
    const masked = (await merging.getAs<Page>(path, await bearer('customer-profile', ['customers.merge']))).body.items[0]!;
    expect(masked.linkedBy).toEqual(expect.arrayContaining([{ ...device, value: '***' }, theirs]));
    expect(masked.customers[0].identifiers.map(({ value }) => value)).toContain('***');
    const { a } = await saitoTwice();
    expect((await open(`&customer=${a}`)).map(({ linkedBy }) => linkedBy)).toEqual([[]]);
  });

  it('finds those of one customer by an index of either end', async () => {
    const indexed = await merging.rows<{ column: string }>(
      `SELECT attname AS column FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0] WHERE indrelid = 'duplicates'::regclass`,
    );
    expect(indexed.map(({ column }) => column)).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('has two who come at the same time', async () => {
    const same = { kana: 'ドウジ', birthday: '1998-08-08', address: { postalCode: '100-0008' } };
    const [one, other] = [member(`${++run}-x`), member(`${run}-y`)];
    await Promise.all([one, other].map((who) => enter(merging.db, orderPlaced(`D-${who.value}`, [who], day(1), same))));
    expect((await open(`&customer=${await customerOf(one)}`)).map(({ reasons }) => reasons)).toEqual([['name-birthday-postcode']]);
  });
});
