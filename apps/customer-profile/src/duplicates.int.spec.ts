import { anonymous, bearer, mail, member, phone } from '@engawa/testkit';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let merging: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  merging = await startMerging();
});
afterAll(() => merging.stop());

interface Duplicate {
  id: string;
  version: string;
  reasons: string[];
  customers: { id: string; birthday: string | null; address: object | null }[];
}
interface Outcome {
  id: string;
  outcome: string;
  merged?: string;
  problem?: string;
}

let run = 0;
const open = async (query = '') => (await merging.get<{ items: Duplicate[]; nextCursor: string | null }>(`/api/duplicates?limit=200${query}`)).body.items;
const decide = async (duplicates: Duplicate[], decision: string, more: object = {}) =>
  (await merging.post<{ items: Outcome[] }>('/api/duplicates/decide', { duplicates: duplicates.map(({ id }) => id), decision, ...more })).body.items;
/** Why two customers wait. */
const between = async (one: string, other: string, query = '') =>
  (await open(query)).filter(({ customers }) => customers.map(({ id }) => id).sort().join() === [one, other].sort().join());
const reasonsBetween = async (one: string, other: string) => (await between(one, other)).flatMap(({ reasons }) => reasons);

const address = { postalCode: '830-0017', prefecture: '福岡県', line1: '久留米市日吉町3-2-1' };
const saito = { name: '齋藤 弘', kana: 'サイトウ ヒロシ', birthday: '1958-03-04', address: { postalCode: '830-0017', prefecture: '福岡県' } };

/** Two who look like one, as the web and the telephone know them. */
async function pair(profiles: [object, object] = [saito, { ...saito, name: '斎藤弘', kana: 'さいとうひろし' }], shared: { kind: 'phone'; value: string }[] = []) {
  const [one, other] = [mail(`${++run}-web@example.jp`), member(`${run}-tel`)];
  // Others of the same address and name would be found, too.
  const own = (profile: object) => ({ ...profile, ...('birthday' in profile ? { birthday: `19${String(run).padStart(2, '0')}-03-04` } : {}) });
  await enter(merging.db, orderPlaced(`W-${run}`, [one, ...shared], day(1), own(profiles[0])));
  await enter(merging.db, orderPlaced(`T-${run}`, [other, ...shared], day(2), own(profiles[1])));
  const [a, b] = await Promise.all([merging.customerOf(one.value), merging.customerOf(other.value)]);
  return { a: a!, b: b!, one, other };
}

describe('two who may be one', () => {
  it('wait side by side, with what both have', async () => {
    const { a, b } = await pair();
    const found = await between(a, b);
    expect(found.map(({ reasons }) => reasons)).toEqual([['name-birthday-postcode']]);
    expect(found[0]!.customers).toEqual(expect.arrayContaining([a, b].map((id) => expect.objectContaining({ id, address: saito.address, birthday: '1901-03-04' }) as object)));
  });

  it('are found by a landline and a surname, and by a name and a place', async () => {
    const landline = phone(`0942-00-${String(++run).padStart(4, '0')}`) as { kind: 'phone'; value: string };
    const { a, b } = await pair([{ name: '髙橋 和子' }, { name: '高橋誠' }], [landline]);
    expect(await reasonsBetween(a, b)).toEqual(['phone-surname']);
    const two = ['0942-11', '0942-22'].map((area) => phone(`${area}-${String(run).padStart(4, '0')}`) as { kind: 'phone'; value: string });
    const { a: g, b: h } = await pair([{ name: '髙橋 和子' }, { name: '高橋誠' }], two);
    expect(await reasonsBetween(g, h)).toEqual(['phone-surname']);
    const place = { ...address, postalCode: '830-0018' };
    const written = { ...place, line1: '久留米市日吉町三丁目２番１号' };
    const { a: c, b: d } = await pair([{ name: '森田 彩', address: place }, { name: '森田彩', address: written }]);
    expect(await reasonsBetween(c, d)).toEqual(['name-address']);
    const both = { kana: 'モリタ マイ', birthday: '1990-05-05' };
    const { a: e, b: f } = await pair([{ ...both, name: '森田 舞', address: place }, { ...both, name: '森田舞', address: written }]);
    expect(await reasonsBetween(e, f)).toEqual(['name-address', 'name-birthday-postcode']);
  });

  it('are found when the second of them is known better, and not for what was corrected', async () => {
    const [one, other] = [mail(`${++run}-a@example.jp`), mail(`${run}-b@example.jp`)];
    const late = { ...saito, birthday: '1940-01-01' };
    await enter(merging.db, orderPlaced(`A-${run}`, [one], day(1), late), orderPlaced(`B-${run}`, [other], day(1), { kana: late.kana }));
    const [a, b] = [(await merging.customerOf(one.value))!, (await merging.customerOf(other.value))!];
    expect(await reasonsBetween(a, b)).toEqual([]);
    await enter(merging.db, orderPlaced(`A2-${run}`, [one], day(3), { birthday: '1940-01-02' }), orderPlaced(`B2-${run}`, [other], day(3), late));
    await enter(merging.db, orderPlaced(`B3-${run}`, [other], day(4), { birthday: '1940-01-02' }));
    expect(await reasonsBetween(a, b)).toContain('name-birthday-postcode');
  });

  it('are found when what tells it came by different ways: an order, a department, another address', async () => {
    const { a, b, one } = await pair([{ name: saito.name, kana: saito.kana, address: saito.address }, saito]);
    expect(await between(a, b)).toEqual([]);
    const [card, birthday] = [member(`${run}-card`), `19${String(run).padStart(2, '0')}-03-04`];
    // The card joins her mail, and what comes with it is another origin's.
    await enter(merging.db, orderPlaced(`C-${run}`, [one, card], day(3)));
    expect((await merging.post(`/api/customers/${a}/profile`, { birthday })).status).toBe(204);
    expect(await reasonsBetween(a, b)).toEqual(['name-birthday-postcode']);

    const { a: c, b: d, one: web } = await pair([{ name: '森田 彩' }, { name: '森田彩', address: { ...address, postalCode: '830-0019' } }]);
    await enter(merging.db, orderPlaced(`C-${run}`, [member(`${run}-card`), web], day(3), { address: { ...address, postalCode: '830-0019' } }));
    expect(await reasonsBetween(c, d)).toEqual(['name-address']);
  });

  it('are found by what a merge brought together, and not any more when it is undone: nothing of the one stays with the other', async () => {
    const { a, b, one } = await pair([{ name: '小鳥遊 雅', kana: 'タカナシ ミヤビ' }, { address: saito.address }]);
    const { body } = await merging.merge(a, b);
    await enter(merging.db, orderPlaced(`B-${run}`, [one], day(4), { birthday: '1971-02-03' }));
    const keys = async () =>
      (await merging.rows<{ key: string }>('SELECT key FROM sign_keys JOIN origins USING (origin) WHERE customer_id = ANY($1)', [[a, b]])).map(({ key }) => key);
    expect(await keys()).toEqual(['タカナシミヤビ 1971-02-03 8300017']);
    const [merge] = await merging.mergesOf(body.id);
    await merging.unmerge(body.id, merge!.id);
    expect(await keys()).toEqual([]);
  });

  it('are found when a landline is told after the name', async () => {
    const landline = phone(`0942-11-${String(++run).padStart(4, '0')}`) as { kind: 'phone'; value: string };
    const { a, b, one, other } = await pair([{ name: '髙橋 和子' }, { name: '高橋誠' }]);
    for (const [place, identifier] of [one, other].entries()) await enter(merging.db, orderPlaced(`L-${run}-${place}`, [identifier, landline], day(3)));
    expect(await reasonsBetween(a, b)).toEqual(['phone-surname']);
  });

  it('wait when a device is shared, and when a fact names two whom somebody keeps apart', async () => {
    const [one, other, device] = [member(`${++run}-1`), member(`${run}-2`), anonymous(`${run}-ipad`)];
    await enter(merging.db, orderPlaced(`S1-${run}`, [one, device], day(1)), orderPlaced(`S2-${run}`, [other, device], day(2)));
    const [a, b] = [(await merging.customerOf(one.value))!, (await merging.customerOf(other.value))!];
    const [found] = await between(a, b);
    expect(found!.reasons).toEqual(['too-many-of-a-kind']);
    expect(await decide([found!], 'apart')).toEqual([{ id: found!.id, outcome: 'decided' }]);
    expect(await between(a, b)).toEqual([]);
    await enter(merging.db, orderPlaced(`S3-${run}`, [one, other], day(3)));
    expect(await reasonsBetween(a, b)).toEqual(['kept-apart']);
  });

  it('wait again when a fact names both after they were made one and parted once more', async () => {
    const [one, other] = [member(`${++run}-1`), mail(`${run}-2@example.jp`)];
    await enter(merging.db, orderPlaced(`R1-${run}`, [one], day(1)), orderPlaced(`R2-${run}`, [other], day(2)));
    const [a, b] = [(await merging.customerOf(one.value))!, (await merging.customerOf(other.value))!];
    const unmerge = async () => merging.unmerge(a, (await merging.mergesOf(a)).find(({ undone }) => !undone)!.id);
    await merging.merge(a, b);
    await unmerge();
    for (const at of [3, 4]) {
      await enter(merging.db, orderPlaced(`R-${at}-${run}`, [one, other], day(at)));
      expect(await reasonsBetween(a, b)).toEqual(['kept-apart']);
      expect(await decide(await between(a, b), 'merge')).toMatchObject([{ merged: a }]);
      await unmerge();
      expect(await reasonsBetween(a, b)).toEqual([]);
    }
  });

  it.each([['earlier', [3, 5]], ['later', [5, 3]]])('wait when a third identifier is of both who were parted, the second fact of which is the %s', async (_, days) => {
    const [one, other, third] = [member(`${++run}-1`), mail(`${run}-2@example.jp`), phone(`090-7777-${String(run).padStart(4, '0')}`)];
    await enter(merging.db, orderPlaced(`K1-${run}`, [one], day(1)), orderPlaced(`K2-${run}`, [other], day(2)));
    const [a, b] = [(await merging.customerOf(one.value))!, (await merging.customerOf(other.value))!];
    await merging.merge(a, b);
    await merging.unmerge(a, (await merging.mergesOf(a))[0]!.id);
    await enter(merging.db, orderPlaced(`K3-${run}`, [one, third], day(days[1]!)));
    expect(await reasonsBetween(a, b)).toEqual([]);
    await enter(merging.db, orderPlaced(`K4-${run}`, [other, third], day(days[0]!)));
    expect(await merging.customerOf(third.value.replace(/^0/, '+81').replaceAll('-', ''))).toBe(days[0]! < days[1]! ? b : a);
    expect(await reasonsBetween(a, b)).toEqual(['kept-apart']);
  });

  it('are two of a whole name at a landline where many have the surname', async () => {
    const landline = phone(`0942-33-${String(++run).padStart(4, '0')}`);
    const enterOne = (name: string, place: number) => enter(merging.db, orderPlaced(`N-${place}-${run}`, [member(`${run}-n${place}`), landline], day(1), { name }));
    for (const [place, name] of ['髙橋 花子', '高橋花子', ...Array.from({ length: 12 }, (_, other) => `高橋 ${other}子`)].entries()) await enterOne(name, place);
    const [a, b, c] = await Promise.all([0, 1, 2].map((place) => merging.customerOf(`${run}-n${place}`)));
    expect([await reasonsBetween(a!, b!), await reasonsBetween(a!, c!)]).toEqual([['phone-surname'], []]);
  });

  it('are not all who have what a form gives as its example', async () => {
    const example = { kana: 'レイ', birthday: '2000-01-01', address: { postalCode: '100-0001' } };
    const found = async () => (await open()).filter(({ customers }) => customers.every(({ birthday }) => birthday === '2000-01-01')).length;
    const enterOne = (number: number) => enter(merging.db, orderPlaced(`E-${number}`, [member(`example-${number}`)], day(1), example));
    for (let number = 0; number < 10; number++) await enterOne(number);
    expect(await found()).toBe((10 * 9) / 2);
    await enter(merging.db, ...[10, 11, 12].map((number) => orderPlaced(`E-${number}`, [member(`example-${number}`)], day(1), example)));
    expect(await found()).toBe(0);
  });
});

describe('what somebody decides about two', () => {
  it('is tried first and changes nothing, then makes them one', async () => {
    const { a, b } = await pair();
    const found = await between(a, b);
    expect(await decide(found, 'merge', { dryRun: true })).toEqual([{ id: found[0]!.id, outcome: 'decided', merged: a }]);
    expect(await between(a, b)).toHaveLength(1);
    expect(await decide(found, 'merge')).toEqual([{ id: found[0]!.id, outcome: 'decided', merged: a }]);
    expect(await merging.get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: a } });
    expect(await decide(found, 'merge')).toMatchObject([{ outcome: 'refused', problem: 'urn:engawa:problem:already-decided' }]);
    await merging.expectSound();
  });

  it('for ever: no fact joins them, and by no other sign do they wait again', async () => {
    const { a, b, one, other } = await pair();
    await decide(await between(a, b), 'apart');
    await enter(merging.db, orderPlaced(`both-${run}`, [one, other], day(5)));
    expect(await merging.customerOf(other.value)).toBe(b);
    await decide(await between(a, b), 'apart');
    await enter(merging.db, orderPlaced(`again-${run}`, [other, one], day(6)));
    const moved = { ...address, postalCode: `83${String(run).padStart(5, '0')}` };
    for (const [number, who] of [one, other].entries()) await enter(merging.db, orderPlaced(`moved-${number}-${run}`, [who], day(7), { name: '斎藤弘', address: moved }));
    expect(await between(a, b)).toEqual([]);
  });

  it('later leaves them in a list of their own', async () => {
    const { a, b } = await pair();
    await decide(await between(a, b), 'later');
    expect([await between(a, b), (await between(a, b, '&state=later')).length]).toEqual([[], 1]);
    expect(await decide(await between(a, b, '&state=later'), 'merge')).toMatchObject([{ outcome: 'decided', merged: a }]);
  });

  it('in bulk takes what it can and says why the rest is refused', async () => {
    const [first, second] = [await pair(), await pair()];
    const both = [...(await between(first.a, first.b)), ...(await between(second.a, second.b))];
    await merging.merge(first.a, first.b);
    expect(await decide(both, 'merge')).toMatchObject([{ outcome: 'refused', problem: 'urn:engawa:problem:already-one' }, { outcome: 'decided', merged: second.a }]);
  });

  it('is said of those who were looked at: it is refused when one of them was joined with a stranger since', async () => {
    const { a, b, one, other } = await pair();
    const seenAs = (found: Duplicate[]) => ({ seen: found.map(({ id, version }) => ({ id, version })) });
    const found = await between(a, b);
    const stranger = mail(`${run}-stranger@example.jp`);
    await enter(merging.db, orderPlaced(`S-${run}`, [stranger], day(3)));
    await enter(merging.db, orderPlaced(`SA-${run}`, [one, stranger], day(4)));
    const refused = [{ id: found[0]!.id, outcome: 'refused', problem: 'urn:engawa:problem:others-now' }];
    for (const decision of ['merge', 'apart', 'later']) expect(await decide(found, decision, seenAs(found))).toMatchObject(refused);
    expect(await merging.customerOf(other.value)).toBe(b);
    const again = await between(a, b);
    await enter(merging.db, orderPlaced(`B-${run}`, [other], day(5)));
    expect(await decide(again, 'merge', { ...seenAs(again), dryRun: true })).toMatchObject([{ outcome: 'decided' }]);
    const older = mail(`${run}-older@example.jp`);
    await enter(merging.db, orderPlaced(`O-${run}`, [older], new Date(0)));
    await merging.merge((await merging.customerOf(older.value))!, a);
    expect(await decide(again, 'merge', seenAs(again))).toMatchObject(refused);
    expect(await decide(again, 'merge')).toMatchObject([{ outcome: 'decided' }]);
  });

  it('of three who wait in pairs makes one, as the trial says, and refuses one whom somebody else joined meanwhile', async () => {
    const three = async () => {
      const same = { kana: `サンニン ${++run}`, birthday: `19${String(run).padStart(2, '0')}-03-04`, address: { postalCode: '100-0001' } };
      const cards = ['a', 'b', 'c'].map((name) => member(`${run}-${name}`));
      for (const [number, card] of cards.entries()) await enter(merging.db, orderPlaced(`3-${number}-${run}`, [card], day(number + 1), same));
      const ids = (await Promise.all(cards.map(({ value }) => merging.customerOf(value)))) as [string, string, string];
      const pairs = (await open()).filter(({ customers }) => customers.every(({ id }) => ids.includes(id)));
      return { ids, cards, pairs, seen: { seen: pairs.map(({ id, version }) => ({ id, version })) } };
    };
    const { ids: [first], cards: all, pairs, seen } = await three();
    const promised = await decide(pairs, 'merge', { ...seen, dryRun: true });
    expect(promised.map(({ outcome }) => outcome)).toEqual(['decided', 'decided', 'decided']);
    // Which of the pairs was found first is chance; whoever of them came first gives all three the id.
    expect((await decide(pairs, 'merge', seen)).map(({ outcome }) => outcome)).toEqual(['decided', 'decided', 'decided']);
    expect(await Promise.all(all.map(({ value }) => merging.customerOf(value)))).toEqual([first, first, first]);
    expect(await decide(pairs, 'merge', seen)).toMatchObject(pairs.map(() => ({ problem: 'urn:engawa:problem:already-decided' })));

    const { ids: [, , third], cards, pairs: others, seen: before } = await three();
    const stranger = mail(`${run}-meanwhile@example.jp`);
    await enter(merging.db, orderPlaced(`M-${run}`, [stranger], day(5)));
    await enter(merging.db, orderPlaced(`M2-${run}`, [cards[2]!, stranger], day(6)));
    const refused = others.map(({ customers }) => (customers.some(({ id }) => id === third) ? { problem: 'urn:engawa:problem:others-now' } : { outcome: 'decided' }));
    expect(await decide(others, 'merge', before)).toMatchObject(refused);
    await merging.expectSound();
  });

  it('is for those who may merge customers, and masked for those who see no personal data', async () => {
    const { a, b } = await pair();
    const reader = await bearer('customer-profile', ['customers.read']);
    const [found] = await between(a, b);
    expect((await merging.post('/api/duplicates/decide', { duplicates: [found!.id], decision: 'merge' }, reader)).status).toBe(403);
    const masked = await merging.getAs<{ items: Duplicate[] }>('/api/duplicates', await bearer('customer-profile', ['customers.merge']));
    expect(masked.body.items.find(({ id }) => id === found!.id)!.customers).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: { prefecture: '福岡県' }, birthday: expect.stringMatching(/^19\d\d-\*\*-\*\*$/) as string }) as object]),
    );
  });
});
