import { randomInt, randomUUID } from 'node:crypto';
import { ConsentRecord, ErasureConfirm, eventsTopic, services } from '@engawa/contracts';
import { bearer, mail, messageOf, phone, publish, tapTopics, waitFor, type TopicTap } from '@engawa/testkit';
import supertest from 'supertest';
import { preferenceToken } from './domain/preference-token.js';
import { day, enter, orderCancelled, orderPlaced, publishedOf } from '../test/facts.js';
import { startRights } from '../test/rights.js';

let rights: Awaited<ReturnType<typeof startRights>>;
let tap: TopicTap;
beforeAll(async () => {
  rights = await startRights();
  tap = await tapTopics([eventsTopic('customer-profile')]);
});
afterAll(async () => {
  await tap.stop();
  await rights.service.stop();
});

const found = async (query: string) => (await rights.service.get<{ items: { id: string }[] }>(`/api/customers?query=${encodeURIComponent(query)}`)).body.items.map(({ id }) => id);

describe('an erasure', () => {
  it('leaves nothing of the person but that it was asked, by whom it was answered, and what was erased', async () => {
    const { id: customer, address, number, facts, profile } = await rights.nakagawa();
    await rights.service.post(`/api/customers/${customer}/consents`, { consents: [{ channel: 'mail', purpose: 'news', state: 'subscribed' }], form: '電話で承諾' });
    const id = (await rights.asked(customer, 'erasure', { note: '長女より' })).body.id;
    expect(await rights.everything()).toContain(address.value);
    expect((await rights.erase(id)).status).toBe(204);
    expect((await rights.service.get(`/api/customers/${customer}`)).status).toBe(410);
    await rights.toldOf(id);
    const left = await rights.everything();
    for (const trace of [address.value, number.value, profile.name, profile.kana, profile.address.line1, '長女より']) expect({ trace, there: left.includes(trace) }).toEqual({ trace, there: false });
    expect(await rights.entriesOf(facts)).toEqual([]);
    expect(await rights.caseOf(id)).toMatchObject({ state: 'erasing', verification: ['name', 'postalCode'], answeredBy: '野口陽子', note: null });
    const { confirmed } = (await rights.caseOf(id)).erasure!;
    expect(confirmed).toMatchObject([{ service: 'customer-profile', rows: { entries: 3, profiles: 1, consents: 1 } }]);
    expect(await found(profile.name)).not.toContain(customer);
    expect(await found(address.value)).toEqual([]);
  });

  it('keeps the proof that they agreed, which whoever names the address finds', async () => {
    const { id: customer, address } = await rights.nakagawa();
    await rights.service.post(`/api/customers/${customer}/consents`, { consents: [{ channel: 'mail', purpose: 'news', state: 'subscribed' }], form: '電話で承諾' });
    const proof = async (of: string) => (await supertest(rights.service.url).get(`/api/consents/export?address=${of}`).set({ authorization: await bearer('customer-profile') })).text;
    expect(await proof(address.value)).toContain(address.value);
    await rights.erased(customer);
    const rows = await rights.service.rows<{ address: string; form: string }>('SELECT address, form FROM consents JOIN origins USING (origin) WHERE customer_id = $1', [customer]);
    expect(rows).toEqual([{ address: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) as string, form: '電話で承諾' }]);
    expect(await proof(address.value.toUpperCase())).toContain('"電話で承諾"');
    expect((await proof('nobody@example.jp')).trim().split('\r\n')).toHaveLength(1);
  });

  it('of one of two who share a landline leaves the other what was declined there', async () => {
    const landline = { kind: 'phone', namespace: '', value: `+81942${randomInt(100_000, 999_999)}` } as const;
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    for (const { address } of [one, other]) await enter(rights.service.db, orderPlaced(randomUUID(), [address, landline], day(9)));
    await rights.service.post(`/api/customers/${one.id}/consents`, { consents: [{ channel: 'phone', purpose: 'news', state: 'unsubscribed' }] });
    await rights.erased(one.id);
    const { body } = await rights.service.get<{ addresses: { channel: string; purposes: { purpose: string; state: string | null; permitted: boolean }[] }[] }>(`/api/customers/${other.id}/consents`);
    const calls = body.addresses.find(({ channel }) => channel === 'phone')!.purposes.find(({ purpose }) => purpose === 'news');
    expect(calls).toMatchObject({ state: 'unsubscribed', permitted: false });
  });

  it('of one of two whose FAX is the same leaves the other what was declined there, and a number that somebody else calls is a FAX still', async () => {
    const [one, other, caller] = [await rights.nakagawa(), await rights.nakagawa(), await rights.nakagawa()];
    const number = `+81942${randomInt(100_000, 999_999)}`;
    await enter(rights.service.db, orderPlaced(randomUUID(), [caller.address, { kind: 'phone', namespace: '', value: number }], day(9)));
    const say = (id: string, state: string) =>
      rights.service.post(`/api/customers/${id}/consents`, { consents: [{ channel: 'fax', purpose: 'news', state, address: number }], form: '申込書' });
    await say(other.id, 'subscribed');
    await say(one.id, 'unsubscribed');
    await rights.erased(one.id);
    await rights.erased(caller.id);
    const { body } = await rights.service.get<{ addresses: { channel: string; address: string; purposes: { purpose: string; permitted: boolean }[] }[] }>(`/api/customers/${other.id}/consents`);
    const fax = body.addresses.filter(({ channel }) => channel === 'fax');
    expect(fax.map(({ address, purposes }) => [address, purposes.find(({ purpose }) => purpose === 'news')!.permitted])).toEqual([[number, false]]);
  });

  it('conceals an address in what others said of it, and ends the link to its preferences', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const consents = [{ channel: 'mail' as const, purpose: 'news', state: 'unsubscribed' as const, address: other.address.value }];
    await publish([messageOf({ contract: ConsentRecord, data: { customer: { identifiers: [one.address] }, consents } })]);
    await waitFor('what one said of the other', async () => (await rights.service.rows('SELECT FROM consents WHERE address = $1', [other.address.value]))[0]);
    const [{ origin }] = (await rights.service.rows<{ origin: string }>('SELECT origin FROM identifiers WHERE value = $1', [other.address.value])) as [{ origin: string }];
    const page = `/p/${preferenceToken(rights.service.linkKey, origin)}`;
    const id = await rights.erased(other.id);
    expect(await rights.everything()).not.toContain(other.address.value);
    const authorization = await bearer('customer-profile', [], { subject: 'public', name: 'public' });
    expect((await supertest(rights.service.url).get(page).set({ authorization })).status).toBe(404);
    expect((await supertest(rights.service.url).post(page).set({ authorization }).type('form').send({ stop: 'all' })).status).toBe(404);
    expect((await rights.caseOf(id)).erasure).toMatchObject({ lateFacts: 0 });
  });

  it('tells every service which facts to erase, on the key of each origin, with hashes by which dead letters are found', async () => {
    const { id: customer, facts, address } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const stated = await waitFor('what others read', () => {
      const all = tap.messages.filter(({ type, known }) => type === 'engawa.customer.erased' && known?.customer === customer);
      return all.length >= 2 ? all : undefined;
    });
    const data = stated.map((each) => each.data as { customer: { origin: string }; facts: string[]; identifierHashes: string[] });
    expect(data.flatMap((each) => each.facts)).toEqual(expect.arrayContaining(facts));
    expect(stated.map(({ key }) => key)).toEqual(data.map((each) => each.customer.origin));
    expect(data.flatMap(({ identifierHashes }) => identifierHashes)).toHaveLength(2);
    expect(JSON.stringify(stated)).not.toContain(address.value);
    expect((await rights.caseOf(id)).erasure).toMatchObject({ parts: stated.length, closedAt: null });
  });

  it('is closed when every service has confirmed every part, and Kafka and the backups have nothing any more', async () => {
    const { id: customer } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const { parts } = (await rights.caseOf(id)).erasure!;
    const [{ erasure }] = (await rights.service.rows<{ erasure: string }>('SELECT id AS erasure FROM erasures WHERE rights_case = $1', [id])) as [{ erasure: string }];
    const others = services.filter((each) => each !== 'customer-profile');
    const confirm = (service: string, part: number) => messageOf({ contract: ErasureConfirm, data: { erasure, part, service, rows: { facts: 1 } }, id: `${erasure}.${part}`, source: `//engawa/${service}` });
    await publish(others.flatMap((each) => Array.from({ length: parts }, (_, part) => confirm(each, part + 1))));
    await waitFor('all have confirmed', async () => (await rights.caseOf(id)).erasure!.confirmed.length === services.length || undefined);
    expect((await rights.caseOf(id)).state).toBe('erasing');
    await rights.service.rows(`UPDATE erasures SET gone_at = erased_at WHERE id = $1`, [erasure]);
    await waitFor('the case is closed', async () => ((await rights.caseOf(id)).state === 'answered' ? true : undefined));
    expect((await rights.caseOf(id)).erasure).toMatchObject({ closedAt: expect.any(String) as string });
  });

  it('is refused while a hold lasts, and done once it has ended', async () => {
    const { id: customer } = await rights.nakagawa();
    const hold = await rights.service.post<{ id: string }>(`/api/customers/${customer}/holds`, { reason: '係争中' });
    const id = await rights.opened(customer);
    expect(await rights.erase(id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:legal-hold' } });
    expect((await rights.caseOf(id)).state).toBe('open');
    expect((await rights.service.get(`/api/customers/${customer}`)).status).toBe(200);
    expect((await rights.service.post(`/api/customers/${customer}/holds/${hold.body.id}/end`, {})).status).toBe(204);
    expect((await rights.erase(id)).status).toBe(204);
  });

  it('does not count a hold whose last day is over, and none is placed whose last day is', async () => {
    const { id: customer } = await rights.nakagawa();
    const hold = (more: object) => rights.service.post<{ id: string }>(`/api/customers/${customer}/holds`, { reason: '保証期間', ...more });
    expect(await hold({ until: '2020-01-01' })).toMatchObject({ status: 400, body: { pointer: '/until' } });
    await rights.service.rows(`UPDATE legal_holds SET until = '2020-01-01' WHERE id = $1`, [(await hold({ until: '9999-12-31' })).body.id]);
    expect((await rights.erase(await rights.opened(customer))).status).toBe(204);
  });

  it('of two who were joined erases both, and there is no unmerging after it', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    await rights.service.merge(one.id, other.id);
    const [merge] = await rights.service.mergesOf(one.id);
    await rights.erased(one.id);
    expect(await rights.entriesOf([...one.facts, ...other.facts])).toEqual([]);
    expect((await rights.service.get(`/api/customers/${other.id}`)).status).toBe(410);
    expect((await rights.service.unmerge(one.id, merge!.id)).status).toBe(410);
    const third = await rights.nakagawa();
    expect((await rights.service.merge(third.id, one.id)).status).toBe(410);
    expect((await rights.service.merge(one.id, third.id)).status).toBe(410);
  });

  it('is refused when others were joined with them since somebody looked, and names them when it is asked for anew', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const id = await rights.opened(other.id);
    const { subject } = await rights.caseOf(id);
    expect(subject).toMatchObject({ customer: other.id, regrouped: false });
    await rights.service.merge(one.id, other.id);
    expect(await rights.erase(id, undefined, subject.version)).toMatchObject({ status: 412, body: { type: 'urn:engawa:problem:others-now' } });
    expect((await rights.caseOf(id)).subject).toMatchObject({ customer: one.id, regrouped: true });
    expect((await rights.erase(id)).status).toBe(204);
    expect((await rights.service.get(`/api/customers/${one.id}`)).status).toBe(410);
    await rights.toldOf(id);
  });

  it('while two are being joined ends with one of both, and erases nobody whom nobody looked at', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
      const id = await rights.opened(one.id);
      const { version } = (await rights.caseOf(id)).subject;
      const [merged, gone] = await Promise.all([rights.service.merge(one.id, other.id), rights.erase(id, undefined, version)]);
      expect([[410, 204], [200, 412]]).toContainEqual([merged.status, gone.status]);
      if (gone.status === 204) await rights.toldOf(id);
      expect(await rights.entriesOf(other.facts)).toHaveLength(2);
      expect(await rights.entriesOf(one.facts)).toHaveLength(gone.status === 204 ? 0 : 2);
    }
    await rights.service.expectSound();
  });

  it('is told in as many parts as it takes', async () => {
    const address = mail('many@example.jp');
    await enter(rights.service.db, orderPlaced('MANY-1', [address]));
    const id = (await rights.service.customerOf(address.value))!;
    await rights.service.rows(
      `INSERT INTO entries (id, origin, type, version, occurred_at, recorded_at, department, channel, about, data, revision)
       SELECT gen_random_uuid(), $1::uuid, 'engawa.web.touched', 1, now(), now(), 'site', 'web', '{}', '{}', n FROM generate_series(2, 12000) AS n`,
      [id],
    );
    const rightsCase = await rights.erased(id);
    expect((await rights.caseOf(rightsCase)).erasure).toMatchObject({ parts: 3, confirmed: [{ parts: 3, rows: { entries: 12000 } }] });
  });
});

describe('what arrives of somebody who was erased', () => {
  const lateOf = async (id: string) => (await rights.caseOf(id)).erasure!.lateFacts;

  it('from before it, by an identifier of theirs, is not entered but counted, and its owner is told', async () => {
    const { id: customer, address, profile, run } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const { parts } = (await rights.caseOf(id)).erasure!;
    const late = orderPlaced(`K-late-${run}`, [address, phone(`0901111${String(run).padStart(4, '0')}`)], day(3), profile);
    await enter(rights.service.db, late);
    expect(await rights.entriesOf([late.id])).toEqual([]);
    expect(await rights.service.customerOf(address.value)).toBeUndefined();
    expect(await rights.everything()).not.toContain(profile.name);
    expect((await rights.caseOf(id)).erasure).toMatchObject({ lateFacts: 1, parts: parts + 1 });
    const told = await waitFor('the owner is told', () => tap.messages.find(({ type, data }) => type === 'engawa.customer.erased' && (data as { facts: string[] }).facts.includes(late.id)));
    expect(told.data).toMatchObject({ part: parts + 1 });
  });

  it('of an order of theirs is theirs, whenever it is from and whoever it names', async () => {
    const { id: customer, order, run } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const somebody = mail(`other-${run}@example.jp`);
    const cancelled = orderCancelled(order, [somebody], new Date(Date.now() + 60_000));
    await enter(rights.service.db, cancelled);
    expect(await rights.entriesOf([cancelled.id])).toEqual([]);
    expect(await rights.service.customerOf(somebody.value)).toBeUndefined();
    expect(await lateOf(id)).toBe(1);
  });

  it('of an order of which nothing was known is theirs with all that follows', async () => {
    const { id: customer, address, run } = await rights.nakagawa();
    const id = await rights.erased(customer);
    await enter(rights.service.db, orderPlaced(`K-new-${run}`, [address], day(3)));
    const cancelled = orderCancelled(`K-new-${run}`, [], new Date(Date.now() + 60_000));
    await enter(rights.service.db, cancelled);
    expect([await lateOf(id), await rights.entriesOf([cancelled.id])]).toEqual([2, []]);
  });

  it('as history is not entered, whatever day it names', async () => {
    const { id: customer, address, run } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const imported = orderPlaced(`K-import-${run}`, [address], new Date(Date.now() + 60_000));
    imported.cause.backfill = true;
    await enter(rights.service.db, imported);
    expect([await lateOf(id), await rights.entriesOf([imported.id])]).toEqual([1, []]);
  });

  it('from after it begins somebody new, and the case tells that they came again', async () => {
    const { id: customer, address, run } = await rights.nakagawa();
    const id = await rights.erased(customer);
    const again = orderPlaced(`K-again-${run}`, [address], new Date(Date.now() + 60_000));
    await enter(rights.service.db, again);
    const now = await rights.service.customerOf(address.value);
    expect(now).not.toBe(customer);
    expect((await rights.service.get<{ entryCount: number }>(`/api/customers/${now}`)).body.entryCount).toBe(1);
    expect((await rights.caseOf(id)).erasure).toMatchObject({ lateFacts: 0, returns: 1 });
  });

  it('beside others of a batch does not keep those back', async () => {
    const { id: customer, address, run } = await rights.nakagawa();
    await rights.erased(customer);
    const other = mail(`beside-${run}@example.jp`);
    const [late, good] = [orderPlaced(`K-a-${run}`, [address], day(3)), orderPlaced(`K-b-${run}`, [other], day(3))];
    await enter(rights.service.db, late, good);
    expect(await rights.entriesOf([late.id, good.id])).toEqual([{ id: good.id }]);
  });

  it('at the same time is entered before it and erased, or left out: never entered after it', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { id: customer, address, run } = await rights.nakagawa();
      const rightsCase = await rights.opened(customer);
      const facts = Array.from({ length: 8 }, (_, place) => orderPlaced(`K-race-${run}-${place}`, [address, phone(`0902222${String(run).padStart(3, '0')}${place}`)], day(3)));
      const entering = facts.map((fact) => enter(rights.service.db, fact));
      // A number that is new to them may join between the look and the act.
      const erasing = waitFor('it is erased', async () => (await rights.erase(rightsCase)).status === 204);
      await Promise.all([erasing, ...entering]);
      await rights.toldOf(rightsCase);
      expect(await rights.entriesOf(facts.map(({ id }) => id))).toEqual([]);
      expect(await rights.service.customerOf(address.value)).toBeUndefined();
    }
  });
});

describe('what a service answers that was told nothing', () => {
  it('is a dead letter', async () => {
    const id = randomUUID();
    await publish([messageOf({ contract: ErasureConfirm, data: { erasure: randomUUID(), part: 1, service: 'survey', rows: {} }, id })]);
    const [letter] = await waitFor('the dead letter', async () => {
      const rows = await rights.service.rows<{ reason: string }>('SELECT reason FROM dead_letters WHERE event_id = $1', [id]);
      return rows.length > 0 ? rows : undefined;
    });
    expect(letter!.reason).toBe('unknown-erasure');
  });
});

it('what is published of an erasure names nobody', async () => {
  const { id: customer, address } = await rights.nakagawa();
  await rights.erased(customer);
  expect((await publishedOf(rights.service.db)).filter(({ data }) => JSON.stringify(data).includes(address.value))).toEqual([]);
});
