import { randomUUID } from 'node:crypto';
import { anonymous, bearer, mail, member, phone } from '@engawa/testkit';
import { contactOpened, day, enter, orderCancelled, orderPlaced } from '../test/facts.js';
import { startMerging, type Merge } from '../test/merging.js';

let merging: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  merging = await startMerging();
});
afterAll(() => merging.stop());

let run = 0;
/** A customer with one order by this mail address. */
async function newCustomer(at = day(1)) {
  const address = mail(`${++run}@example.jp`);
  await enter(merging.db, orderPlaced(`O-${run}`, [address], at));
  return { id: await customerOf(address.value), address, order: `O-${run}` };
}
const customerOf = async (value: string) => (await merging.customerOf(value))!;
const isOne = async (...values: string[]) => new Set(await Promise.all(values.map(customerOf))).size === 1;

/** All that is there of every customer, what merges and partings say of themselves aside. */
async function everything() {
  return merging.rows(
    `SELECT id, known, first_seen_at, origin_count, merged_into,
            (SELECT jsonb_agg(origin ORDER BY origin) FROM origins WHERE customer_id = customers.id) AS origins,
            (SELECT jsonb_agg(to_jsonb(entries) ORDER BY entries.id) FROM entries JOIN origins USING (origin)
              WHERE customer_id = customers.id AND type <> 'engawa.customer.regrouped') AS entries,
            (SELECT jsonb_agg(to_jsonb(profiles) ORDER BY origin) FROM profiles JOIN origins USING (origin) WHERE customer_id = customers.id) AS profiles
       FROM customers ORDER BY id`,
  );
}

describe('a merge that somebody decides', () => {
  it('makes one customer of two, whose older gives its id to both, and says so on the timeline', async () => {
    const [older, newer] = [await newCustomer(day(1)), await newCustomer(day(2))];
    expect(await merging.merge(newer.id, older.id)).toMatchObject({ status: 200, body: { id: older.id } });
    expect(await merging.get(`/api/customers/${newer.id}`)).toMatchObject({ status: 307, body: { mergedInto: older.id } });
    const { body } = await merging.get<{ items: { type: string; title: { en: string } }[] }>(`/api/customers/${older.id}/timeline`);
    expect(body.items.map(({ type }) => type).sort()).toEqual(['customer.regrouped', 'order.placed', 'order.placed']);
    expect(body.items.find(({ type }) => type === 'customer.regrouped')!.title.en).toBe('Customer records merged');
    expect(await merging.mergesOf(older.id)).toMatchObject([{ decidedBy: '野口陽子', undone: null, survivor: { id: older.id, entryCount: 1 }, ended: { id: newer.id, mails: [newer.address.value], entryCount: 2 } }]);
    await merging.expectSound();
  });

  it('shows of both sides the landline that each told', async () => {
    const landline = phone(`0942-30-${String(++run).padStart(4, '0')}`);
    const [one, other] = [mail(`${run}-one@example.jp`), mail(`${run}-other@example.jp`)];
    await enter(merging.db, orderPlaced(`A-${run}`, [one, landline]), orderPlaced(`B-${run}`, [other, landline], day(2)));
    const { body } = await merging.merge(await customerOf(one.value), await customerOf(other.value));
    const told = `+8194230${String(run).padStart(4, '0')}`;
    expect(await merging.mergesOf(body.id)).toMatchObject([{ survivor: { phones: [told] }, ended: { phones: [told] } }]);
  });

  it('is bound by no limit on identifiers', async () => {
    const [one, other] = [member('M-1'), member('M-2')];
    await enter(merging.db, orderPlaced('L-1', [one]), orderPlaced('L-2', [other]));
    await enter(merging.db, orderPlaced('L-3', [one, other]));
    expect(await isOne('M-1', 'M-2')).toBe(false);
    expect((await merging.merge(await customerOf('M-1'), await customerOf('M-2'))).status).toBe(200);
    await enter(merging.db, orderPlaced('L-4', [other, mail('twice@example.jp')]));
    expect(await isOne('M-1', 'M-2', 'twice@example.jp')).toBe(true);
  });

  it('of three in a circle at once makes one', async () => {
    const [a, b, c] = [await newCustomer(), await newCustomer(), await newCustomer()];
    const answers = await Promise.all([merging.merge(a.id, b.id), merging.merge(b.id, c.id), merging.merge(c.id, a.id)]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    for (const [one, other] of [[a, b], [b, c]] as const) if (!(await isOne(one.address.value, other.address.value))) await merging.merge(await customerOf(one.address.value), await customerOf(other.address.value));
    expect(await isOne(a.address.value, b.address.value, c.address.value)).toBe(true);
    await merging.expectSound();
  });

  it('is refused when one of the two is another by now than the one that somebody looked at', async () => {
    const [one, other, third] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    const versionsNow = () => Promise.all([one, other].map(async ({ id }) => (await merging.get<{ version: string }>(`/api/customers/${id}`)).body.version));
    const merge = (seen: string[]) => merging.post(`/api/customers/${one.id}/merge`, { with: other.id, seen });
    const seen = await versionsNow();
    await merging.merge(other.id, third.id);
    expect(await merge(seen)).toMatchObject({ status: 412, body: { type: 'urn:engawa:problem:others-now' } });
    expect(await merge(await versionsNow())).toMatchObject({ status: 200, body: { id: one.id } });
  });

  it('is refused of one with itself, with somebody merged, with nobody, and by who may not', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    expect(await merging.merge(a.id, a.id.toUpperCase())).toMatchObject({ status: 400, body: { type: 'urn:engawa:problem:same-customer' } });
    expect((await merging.merge(a.id, randomUUID())).status).toBe(404);
    await merging.merge(a.id, b.id);
    expect(await merging.merge(b.id, a.id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:merged', mergedInto: a.id } });
    const reader = await bearer('customer-profile', ['customers.read']);
    expect((await merging.post(`/api/customers/${a.id}/merge`, { with: b.id }, reader)).status).toBe(403);
    expect((await merging.post(`/api/customers/${a.id}/unmerge`, { merge: randomUUID() }, reader)).status).toBe(403);
  });
});

describe('a merge that is undone', () => {
  it('gives back both sides, the two decisions aside', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    await enter(merging.db, contactOpened(`c-${run}`, { identifiers: [b.address, phone('090-0000-1234')], profile: { name: '森田 彩' } }, day(3)));
    const before = await everything();
    await merging.merge(a.id, b.id);
    const [{ id }] = (await merging.mergesOf(a.id)) as [Merge];
    expect(await merging.unmerge(a.id, id)).toMatchObject({ status: 200, body: { survivor: a.id, begun: b.id } });
    expect(await everything()).toEqual(before);
    expect((await merging.get(`/api/customers/${b.id}`)).status).toBe(200);
    const { body } = await merging.get<{ items: { title: { en: string } }[] }>(`/api/customers/${b.id}/timeline`);
    expect(body.items.map(({ title }) => title.en)).toContain('Customer records separated');
    const { body: other } = await merging.get<{ items: { title: { en: string } }[] }>(`/api/customers/${a.id}/timeline`);
    expect(other.items.map(({ title }) => title.en)).toContain('Customer records separated');
    expect(await merging.mergesOf(b.id)).toMatchObject([{ undone: { by: '野口陽子' } }]);
    await merging.expectSound();
  });

  it('leaves what came since with the order it is of, and what a desk recorded with the survivor, as it was told before', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    await merging.merge(a.id, b.id);
    await enter(merging.db, orderCancelled(b.order), { ...contactOpened(`desk-${run}`, { origin: a.id }, day(5)), recordedAt: new Date() });
    const [{ id }] = (await merging.mergesOf(a.id)) as [Merge];
    const { body: told } = await merging.get<Merge>(`/api/customers/${a.id}/merges/${id}`);
    expect(told.stays.map(({ about }) => about)).toEqual([{ contact: `desk-${run}` }]);
    await merging.unmerge(a.id, id);
    const typesOf = async (customer: string) => (await merging.rows<{ type: string }>(`SELECT type FROM entries JOIN origins USING (origin) WHERE customer_id = $1 AND type <> 'engawa.customer.regrouped' ORDER BY type`, [customer])).map(({ type }) => type.replace('engawa.', ''));
    expect([await typesOf(a.id), await typesOf(b.id)]).toEqual([['contact.opened', 'order.placed'], ['order.cancelled', 'order.placed']]);
    await enter(merging.db, { ...contactOpened(`after-${run}`, { origin: a.id }, day(6)), recordedAt: new Date() });
    expect((await merging.get<Merge>(`/api/customers/${b.id}/merges/${id}`)).body.stays).toHaveLength(1);
    await merging.expectSound();
  });

  it('tells what departments recorded on whichever id the customer had, and nothing that came by itself', async () => {
    const [z, a, b] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    await merging.merge(a.id, b.id);
    const note = (text: string, customer: string) => merging.post(`/api/customers/${customer}/notes`, { text });
    await note('まだ二人です', z.id);
    await note('娘さんからお電話', a.id);
    await merging.merge(z.id, a.id);
    await note('お母様の誕生日を伺いました', z.id);
    await merging.post(`/api/customers/${z.id}/profile`, { birthday: '1970-01-01' });
    await merging.post(`/api/customers/${z.id}/consents`, { consents: [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }] });
    await enter(merging.db, { ...orderPlaced(`self-${run}`, [a.address], new Date()), recordedAt: new Date() }, { ...contactOpened(`nested-${run}`, { origin: z.id }, new Date()), recordedAt: new Date() });
    const { id } = (await merging.mergesOf(z.id)).find(({ ended }) => ended.id === b.id)!;
    const { body } = await merging.get<Merge>(`/api/customers/${z.id}/merges/${id}`);
    expect(body.stays.map(({ type }) => type).sort()).toEqual(['consent.changed', 'contact.opened', 'customer.corrected', 'customer.noted', 'customer.noted']);
    expect(body.stays.find(({ type }) => type === 'customer.corrected')).toMatchObject({ changed: ['birthday'] });
    expect(body.stays.flatMap(({ data }) => data.text ?? []).sort()).toEqual(['お母様の誕生日を伺いました', '娘さんからお電話']);
    const masked = await merging.getAs<Merge>(`/api/customers/${z.id}/merges/${id}`, await bearer('customer-profile', ['customers.read']));
    expect(masked.body.stays.map(({ data }) => data.text).filter(Boolean)).toEqual([]);
  });

  it('tells how much departments recorded, though it shows no more than 50', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    await merging.merge(a.id, b.id);
    await enter(merging.db, ...Array.from({ length: 60 }, (_, number) => ({ ...contactOpened(`many-${number}-${run}`, { origin: a.id }, new Date()), recordedAt: new Date() })));
    const [{ id }] = (await merging.mergesOf(a.id)) as [Merge];
    const { body } = await merging.get<Merge>(`/api/customers/${a.id}/merges/${id}`);
    expect([body.stays.length, body.stayCount]).toEqual([50, 60]);
  });

  it('stays undone whatever facts say, before and after, until somebody decides anew', async () => {
    const [a, b] = [await newCustomer(day(3)), await newCustomer(day(4))];
    await enter(merging.db, orderPlaced(`both-${run}`, [a.address, b.address], day(5)));
    const [{ id, decidedBy }] = (await merging.mergesOf(a.id)) as [Merge];
    expect(decidedBy).toBeNull();
    expect((await merging.unmerge(a.id, id)).status).toBe(200);
    await enter(merging.db, orderPlaced(`earlier-${run}`, [b.address, a.address], day(1)), orderPlaced(`later-${run}`, [a.address, b.address], day(9)));
    expect(await isOne(a.address.value, b.address.value)).toBe(false);
    expect(await merging.rows(`SELECT set_aside FROM links WHERE a IN ($1, $2) AND b IN ($1, $2)`, [a.id, b.id])).toEqual([{ set_aside: 'kept-apart' }]);
    expect((await merging.merge(await customerOf(a.address.value), await customerOf(b.address.value))).status).toBe(200);
    expect(await isOne(a.address.value, b.address.value)).toBe(true);
    await merging.expectSound();
  });

  it('is refused a second time, of somebody else’s, and of none', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer()];
    await merging.merge(a.id, b.id);
    const [{ id }] = (await merging.mergesOf(a.id)) as [Merge];
    expect((await merging.unmerge(c.id, id)).status).toBe(404);
    expect((await merging.unmerge(a.id, randomUUID())).status).toBe(404);
    const answers = await Promise.all([merging.unmerge(a.id, id), merging.unmerge(a.id, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes along who was merged into the part before', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    await merging.merge(b.id, c.id);
    await merging.merge(a.id, b.id);
    expect(await merging.get(`/api/customers/${c.id}`)).toMatchObject({ status: 307, body: { mergedInto: a.id } });
    const last = (await merging.mergesOf(a.id)).find(({ ended }) => ended.id === b.id)!;
    await merging.unmerge(a.id, last.id);
    expect(await merging.get(`/api/customers/${c.id}`)).toMatchObject({ status: 307, body: { mergedInto: b.id } });
    await merging.expectSound();
  });
});

describe('a part of a customer that turns out to be of another', () => {
  it('goes there by an earlier fact that comes late, its old id leads to who it is now, and that can be undone', async () => {
    const [one, other] = [member(`${++run}-1`), member(`${run}-2`)];
    const shared = mail(`${run}-shared@example.jp`);
    await enter(merging.db, orderPlaced(`s1-${run}`, [one], day(1)));
    await enter(merging.db, orderPlaced(`s2-${run}`, [shared], day(2)));
    await enter(merging.db, orderPlaced(`s3-${run}`, [other], day(3)));
    const [a, b, d] = await Promise.all([one, shared, other].map(({ value }) => customerOf(value)));
    await enter(merging.db, orderPlaced(`s4-${run}`, [one, shared], day(6)));
    expect(await merging.get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: a } });
    await enter(merging.db, orderPlaced(`s5-${run}`, [other, shared], day(5)));
    expect(await merging.get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: d } });
    await merging.expectSound();
    const last = (await merging.mergesOf(d!)).find(({ undone, survivor }) => !undone && survivor.id === d)!;
    // What the later fact says counts again.
    expect(await merging.unmerge(d!, last.id)).toMatchObject({ status: 200, body: { survivor: d, begun: a } });
    expect(await merging.get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: a } });
    await merging.expectSound();
  });

  it('and joined it after a merge that was undone parts from there as well', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    await enter(merging.db, orderPlaced(`ab-${run}`, [a.address, b.address], day(4)));
    await enter(merging.db, orderPlaced(`bc-${run}`, [b.address, c.address], day(5)));
    const merges = await merging.mergesOf(a.id);
    await merging.unmerge(a.id, merges.find(({ ended }) => ended.id === b.id)!.id);
    expect(await isOne(b.address.value, c.address.value)).toBe(true);
    expect(await merging.unmerge(b.id, merges.find(({ ended }) => ended.id === c.id)!.id)).toMatchObject({ status: 200, body: { survivor: b.id, begun: c.id } });
    await merging.expectSound();
  });

  it('and was left with no more than that it parted is not forgotten when it is merged', async () => {
    const [older, key] = [await newCustomer(day(1)), `k-${++run}`];
    const [visitor, address] = [anonymous(`${run}-v`), mail(`${run}@example.jp`)];
    await enter(merging.db, contactOpened(key, { identifiers: [visitor] }, day(2)));
    await enter(merging.db, contactOpened(key, { identifiers: [visitor, address] }, day(3)));
    const empty = await customerOf(address.value);
    await merging.unmerge(empty, (await merging.mergesOf(empty))[0]!.id);
    expect((await merging.get<{ entryCount: number }>(`/api/customers/${empty}`)).body.entryCount).toBe(1);
    expect((await merging.merge(empty, older.id)).status).toBe(200);
    expect(await merging.get(`/api/customers/${empty}`)).toMatchObject({ status: 307, body: { mergedInto: older.id } });
    expect((await merging.mergesOf(older.id)).map(({ ended }) => ended.id)).toContain(empty);
    await merging.expectSound();
  });
});
