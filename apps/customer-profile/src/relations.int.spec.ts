import { randomUUID } from 'node:crypto';
import { bearer } from '@engawa/testkit';
import supertest from 'supertest';
import { startRelations, type Person } from '../test/relations.js';

let all: Awaited<ReturnType<typeof startRelations>>;
beforeAll(async () => {
  all = await startRelations();
});
afterAll(() => all.service.stop());

const problem = (code: string, pointer = '/customer') => ({ type: `urn:engawa:problem:${code}`, pointer });
const none = { households: [], companies: [], representatives: [], represents: [] };
const two = async () => [await all.person(), await all.person('山本 真理')] as [Person, Person];

describe('a household', () => {
  it('begins with two, whoever joins is seen by all, and whoever leaves by nobody', async () => {
    const [setsuko, mari, third] = [...(await two()), await all.person('山本 健')];
    const { status, body } = await all.livesWith(setsuko, mari, 'child');
    expect(status).toBe(201);
    expect((await all.livesWith(third, mari, 'other', 'child')).body.id).toBe(body.id);
    const members = [`${setsuko.name} head`, `${mari.name} child`, `${third.name} child`].sort();
    for (const each of [setsuko, mari, third]) expect((await all.told(each)).households).toEqual([members]);
    expect((await all.leaves(mari, body.id)).status).toBe(204);
    expect((await all.told(mari)).households).toEqual([]);
    expect((await all.told(third)).households).toEqual([[`${setsuko.name} head`, `${third.name} child`].sort()]);
    expect((await all.leaves(mari, body.id)).status).toBe(404);
  });

  it('is the only one that somebody lives in, also when two say so at once', async () => {
    const [one, other, third, fourth] = [...(await two()), ...(await two())] as [Person, Person, Person, Person];
    const answers = await Promise.all([other, third, fourth].map((each) => all.livesWith(each, one, 'other', 'other')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await all.told(one)).households).toHaveLength(1);
    const [elsewhere] = await two();
    await all.livesWith(elsewhere, await all.person());
    expect(await all.livesWith(one, elsewhere)).toMatchObject({ status: 409, body: problem('another-household') });
    expect(await all.livesWith(one, other)).toMatchObject({ status: 409, body: problem('same-household') });
  });

  it('in which somebody is left alone keeps them from no other', async () => {
    const [one, other, third, fourth] = [...(await two()), ...(await two())] as [Person, Person, Person, Person];
    const household = (await all.livesWith(one, other)).body.id;
    await all.leaves(other, household);
    expect((await all.told(one)).households).toEqual([[`${one.name} head`]]);
    await all.livesWith(third, fourth);
    expect((await all.livesWith(third, one, 'parent')).status).toBe(201);
    expect((await all.told(one)).households).toEqual([[`${one.name} parent`, `${third.name} head`, `${fourth.name} spouse`].sort()]);
  });

  it('of two who are one for a while, and join somebody then, is theirs again when they part', async () => {
    const [one, other, third] = [...(await two()), await all.person()] as [Person, Person, Person];
    await all.livesWith(one, other);
    await all.service.merge(one.id, other.id);
    const [merge] = await all.service.mergesOf(one.id);
    expect((await all.livesWith(one, third, 'child')).status).toBe(201);
    await all.service.unmerge(one.id, merge!.id);
    expect((await all.told(other)).households).toEqual([[`${one.name} head`, `${other.name} spouse`].sort()]);
    expect((await all.told(third)).households).toHaveLength(1);
  });

  it('has one head, who may be somebody else later', async () => {
    const [one, other] = await two();
    expect(await all.livesWith(one, other, 'head', 'head')).toMatchObject({ status: 409, body: problem('has-head', '/role') });
    const household = (await all.livesWith(one, other)).body.id;
    const become = (who: Person, role: string) => all.service.post(`/api/customers/${who.id}/household/${household}/role`, { role });
    expect(await become(other, 'head')).toMatchObject({ status: 409, body: problem('has-head', '/role') });
    expect((await become(one, 'parent')).status).toBe(204);
    expect((await become(other, 'head')).status).toBe(204);
    expect((await all.told(one)).households).toEqual([[`${one.name} parent`, `${other.name} head`].sort()]);
    expect((await become(await all.person(), 'other')).status).toBe(404);
  });

  it('of fifty takes nobody any more, however many ask at once', async () => {
    const [[one, other], members, spare] = [await two(), [] as Person[], [] as Person[]];
    const household = (await all.livesWith(one, other)).body.id;
    for (let n = 0; n < 6; n++) {
      members.push(await all.person());
      await all.livesWith(one, members[n]!, 'other');
      spare.push(await all.person());
    }
    await all.service.rows(
      `WITH new AS (INSERT INTO customers (id, first_seen_at, known) SELECT gen_random_uuid(), now(), true FROM generate_series(1, 40) RETURNING id),
            born AS (INSERT INTO origins (origin, customer_id, group_version) SELECT id, id, 1 FROM new RETURNING origin)
       INSERT INTO household_members (origin, household, role, joined_at, added_by_name) SELECT origin, $1, 'other', now(), 'x' FROM born`,
      [household],
    );
    const answers = await Promise.all(members.map((each, place) => all.livesWith(each, spare[place]!, 'other')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject(problem('too-many-members'));
  });
});

describe('a representative', () => {
  it('is told on both pages, with what they may speak about and how that was found out, until it ends', async () => {
    const [setsuko, mari] = await two();
    const { status, body } = await all.speaksFor(mari, setsuko, { note: '登記事項証明書を確認' });
    expect(status).toBe(201);
    const expected = { id: body.id, relationship: 'legal-guardian', scope: 'all', from: '2026-04-01', until: null, verification: 'document', note: '登記事項証明書を確認', addedBy: '野口陽子', state: 'active' };
    expect((await all.relationsOf(setsuko)).representatives).toMatchObject([{ ...expected, customer: { id: mari.id, name: mari.name } }]);
    expect((await all.relationsOf(mari)).represents).toMatchObject([{ ...expected, customer: { id: setsuko.id, name: setsuko.name } }]);
    expect((await all.ended(setsuko, body.id)).status).toBe(204);
    expect(await all.told(setsuko)).toEqual({ ...none, representatives: [`${mari.name} over`] });
    expect(await all.ended(setsuko, body.id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:already-ended' } });
    expect((await all.ended(mari, body.id)).status).toBe(404);
  });

  it('speaks from its first day to its last, and for nobody who died', async () => {
    const [setsuko, mari] = await two();
    await all.speaksFor(mari, setsuko, { from: '2020-01-01', until: '2020-12-31' });
    await all.speaksFor(await all.person('弁護士 甲'), setsuko, { from: '2999-01-01' });
    expect((await all.relationsOf(setsuko)).representatives.map(({ state }) => state)).toEqual(['upcoming', 'over']);
    expect((await all.speaksFor(mari, setsuko)).status).toBe(201);
    expect((await all.relationsOf(setsuko)).representatives.map(({ state }) => state)).toEqual(['active', 'upcoming', 'over']);
    await all.service.post(`/api/customers/${setsuko.id}/stop-contact`, { reason: 'deceased', toldBy: 'family' });
    expect((await all.relationsOf(setsuko)).representatives.map(({ state }) => state)).toEqual(['over', 'over', 'over']);
  });

  it('is refused for themselves, twice, before it begins, and where there are twenty', async () => {
    const [setsuko, mari] = await two();
    expect(await all.speaksFor(setsuko, setsuko)).toMatchObject({ status: 400, body: problem('same-customer') });
    expect(await all.speaksFor(mari, setsuko, { until: '2026-03-31' })).toMatchObject({ status: 400, body: problem('ends-before', '/until') });
    expect(await all.speaksFor(mari, setsuko, { from: '2026-02-30' })).toMatchObject({ status: 400, body: { pointer: '/from' } });
    const answers = await Promise.all([all.speaksFor(mari, setsuko), all.speaksFor(mari, setsuko)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await all.service.rows(
      `INSERT INTO representatives (id, origin, representative, relationship, scope, from_on, verification, added_at, added_by_name)
       SELECT gen_random_uuid(), $1, gen_random_uuid(), 'other', 'all', '2026-01-01', 'document', now(), 'x' FROM generate_series(1, 19)`,
      [setsuko.id],
    );
    expect(await all.speaksFor(await all.person(), setsuko)).toMatchObject({ status: 409, body: problem('too-many-representatives') });
  });
});

it('nobody is named who is not there: never, merged, or erased', async () => {
  const [one, survivor, gone, merged] = [...(await two()), await all.person(), await all.person()] as [Person, Person, Person, Person];
  await all.service.merge(survivor.id, merged.id);
  await all.erased(gone.id);
  const company = await all.company('うみかぜ旅館');
  const nobody = { id: randomUUID(), name: '' };
  for (const ask of [(who: Person) => all.livesWith(one, who), (who: Person) => all.speaksFor(who, one), (who: Person) => all.isThereFor(who, company)]) {
    expect(await ask(nobody)).toMatchObject({ status: 404, body: { pointer: '/customer' } });
    expect(await ask(merged)).toMatchObject({ status: 409, body: { ...problem('merged'), mergedInto: survivor.id } });
    expect(await ask(gone)).toMatchObject({ status: 410, body: problem('erased') });
  }
  expect((await all.livesWith(merged, one)).status).toBe(409);
  expect((await all.livesWith(gone, one)).status).toBe(410);
  const answer = await supertest(all.service.url).get(`/api/customers/${merged.id}/relations`).set({ authorization: await bearer('customer-profile') }).redirects(0);
  expect([answer.status, answer.headers.location]).toEqual([307, `/api/customers/${survivor.id}/relations`]);
  expect((await all.service.get(`/api/customers/${gone.id}/relations`)).status).toBe(410);
});

it('a request that is sent twice with one key is done once', async () => {
  const [one, other] = await two();
  const ask = async () =>
    supertest(all.service.url)
      .post(`/api/customers/${one.id}/representatives`)
      .set({ authorization: await bearer('customer-profile', undefined, { subject: 'person:noguchi' }), 'idempotency-key': `key-${one.id}` })
      .send({ customer: other.id, relationship: 'family', scope: 'orders', from: '2026-01-01', verification: 'call-back' });
  const [first, second] = [await ask(), await ask()];
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect((await all.told(one)).representatives).toHaveLength(1);
});

describe('who sees it', () => {
  it('of notes nobody does without texts.read, and of the whole nobody without customers.read', async () => {
    const [setsuko, mari] = await two();
    await all.speaksFor(mari, setsuko, { note: '運転免許証' });
    const reader = await bearer('customer-profile', ['customers.read', 'personal.read']);
    expect((await all.relationsOf(setsuko, reader)).representatives).toMatchObject([{ customer: { name: mari.name }, note: null }]);
    expect((await all.service.getAs(`/api/customers/${setsuko.id}/relations`, await bearer('customer-profile', ['orders.read']))).status).toBe(403);
    expect((await all.service.post(`/api/customers/${setsuko.id}/household`, { customer: mari.id, role: 'child' }, reader)).status).toBe(403);
  });

  it('to somebody of a partner tells who may speak for whom they serve, of others a beginning, and leads to nobody', async () => {
    const [setsuko, mari, ken] = [...(await two()), await all.person('大山 健')] as [Person, Person, Person];
    await all.livesWith(setsuko, ken, 'spouse');
    await all.speaksFor(mari, setsuko);
    await all.speaksFor(ken, setsuko, { until: '2026-04-02' });
    await all.speaksFor(setsuko, ken);
    const partner = (customers: string[]) => ({ id: 'okinan', customers, identified: [] });
    const token = async (customers: string[]) => bearer('customer-profile', ['customers.read', 'customers.write', 'personal.read', 'texts.read'], { partner: partner(customers), subject: 'person:shimabukuro' });
    const seen = await all.relationsOf(setsuko, await token([setsuko.id]));
    expect(seen.representatives.map(({ customer }) => [customer.id, customer.name])).toEqual([[null, mari.name], [null, '大***']]);
    expect(seen.households[0]!.members.map(({ customer }) => [customer.id, customer.name])).toEqual([[setsuko.id, setsuko.name], [null, '大***']]);
    expect(seen.represents.map(({ customer }) => customer.name)).toEqual(['大***']);
    expect((await all.relationsOf(setsuko, await token([setsuko.id, ken.id]))).represents.map(({ customer }) => customer)).toMatchObject([{ id: ken.id, name: ken.name }]);
    expect((await all.service.getAs(`/api/customers/${setsuko.id}/relations`, await token([]))).status).toBe(403);
    for (const path of ['household', 'representatives']) expect((await all.service.post(`/api/customers/${setsuko.id}/${path}`, { customer: ken.id, role: 'other' }, await token([setsuko.id, ken.id]))).status).toBe(403);
    expect((await all.service.getAs('/api/companies', await token([setsuko.id]))).status).toBe(403);
  });

  it('in a disclosure is the person themselves: their own relations, of the others the name and no more', async () => {
    const [setsuko, mari] = await two();
    const company = await all.company('うみかぜ旅館');
    await all.livesWith(setsuko, mari, 'child');
    await all.speaksFor(mari, setsuko, { note: '登記事項証明書' });
    await all.isThereFor(setsuko, company, { title: '女将' });
    const disclosed = async (of: Person, format = 'json') =>
      (await supertest(all.service.url).get(`/api/rights-cases/${await all.opened(of.id, 'disclosure')}/disclosure?format=${format}`).set({ authorization: await bearer('customer-profile') })).text;
    const own = await disclosed(setsuko);
    for (const part of [mari.name, '登記事項証明書', '女将', 'うみかぜ旅館']) expect([part, own.includes(part)]).toEqual([part, true]);
    const address = mari.name.replace('山本 真理', '今泉9-');
    expect([own.includes(mari.id), own.includes(address)]).toEqual([false, false]);
    const others = await disclosed(mari);
    expect([others.includes(setsuko.name), others.includes('登記事項証明書'), others.includes('女将')]).toEqual([true, false, false]);
    expect(await disclosed(setsuko, 'html')).toContain('<h2>ご関係</h2>');
    expect(await disclosed(setsuko, 'csv')).toContain('"representative"');
  });
});
