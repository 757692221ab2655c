import { randomUUID } from 'node:crypto';
import { ContactClosed, CustomerNoted, DeletionConfirm, eventsTopic, services } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { bearer, mail, messageOf, publish, tapTopics, waitFor, type TopicTap } from '@engawa/testkit';
import supertest from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { contactOpened, enter, orderPlaced, visited } from '../test/facts.js';
import { startRights } from '../test/rights.js';
import { expireNext } from './commands/expire-next.js';
import type { EnteringFact } from './domain/entering-fact.js';
import type { Lifetime } from './domain/lifetime.js';
import type { Deletion } from './queries/deletions.js';

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

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const others = services.filter((each) => each !== 'customer-profile');
let run = 0;
const somebody = () => mail(`aged-${++run}@example.jp`);
const lifetime = async (id: string) => (await rights.service.get<{ items: Lifetime[] }>('/api/lifetimes')).body.items.find((each) => each.id === id)!;
const put = async (id: string, days: number | null, version?: number) => {
  const authorization = await bearer('customer-profile');
  return supertest(rights.service.url).put(`/api/lifetimes/${id}`).set({ authorization, 'if-match': `"${version ?? (await lifetime(id)).version}"` }).send({ id, days });
};
const inForce = async (id: string, days: number) => expect((await put(id, days)).status).toBe(200);
const left = async (...facts: EnteringFact[]) => (await rights.entriesOf(facts.map(({ id }) => id))).length;
const gone = (...facts: EnteringFact[]) => waitFor('they are gone', async () => (await left(...facts)) === 0);
const deletionsOf = async (id: string) => (await rights.service.get<{ items: Deletion[] }>(`/api/deletions?lifetime=${id}`)).body.items;
const told = (fact: EnteringFact) =>
  waitFor('all are told', () => tap.messages.find(({ type, data }) => type === 'engawa.customer.data-expired' && (data as { facts: string[] }).facts.includes(fact.id)));
const customerOf = async (value: string) => (await rights.service.customerOf(value))!;
/** Contacts go once they are closed: enters the ends of these with them. */
const enterOver = (...facts: EnteringFact[]) => enter(rights.service.db, ...facts, ...facts.map((fact) => later(fact, ContactClosed, fact.cause.occurredAt)));
const later = (fact: EnteringFact, contract: EnteringFact['contract'], at: Date): EnteringFact => ({ ...fact, id: uuidv7(), contract, cause: { ...fact.cause, occurredAt: at } });

describe('a lifetime', () => {
  it('is only proposed until somebody puts it into force: nothing goes by itself', async () => {
    const old = contactOpened('L-0', { identifiers: [somebody()] }, ago(4000));
    await enterOver(old);
    expect(await lifetime('contacts')).toMatchObject({ days: 1826, inForceAt: null });
    expect(await inTransaction(rights.service.db, (tx) => expireNext(tx, 'contacts', new Date()))).toBe(0);
    await inForce('contacts', 1826);
    expect((await lifetime('contacts')).inForceAt).not.toBeNull();
    await gone(old);
  });

  it('is not shorter than the law asks for, and that is said', async () => {
    const refused = await put('consents', 365);
    expect(refused.body).toMatchObject({ status: 400, type: 'urn:engawa:problem:below-legal-minimum', pointer: '/days', detail: expect.stringContaining('特定商取引法') as string });
    expect((await put('consents', 1096, 7)).status).toBe(412);
    expect(await lifetime('consents')).toMatchObject({ inForceAt: null });
    expect((await put('nothing', 30, 1)).status).toBe(400);
  });

  it('may last until the person asks: then nothing goes', async () => {
    await inForce('answers', 1096);
    expect((await put('answers', null)).body).toMatchObject({ days: null });
    expect(await inTransaction(rights.service.db, (tx) => expireNext(tx, 'answers', new Date()))).toBe(0);
  });
});

describe('what has had its lifetime', () => {
  beforeAll(() => inForce('contacts', 1826));

  it('goes with its pin and its corrections, and what is younger or of another kind stays', async () => {
    const address = somebody();
    const [old, young, order] = [contactOpened('L-1', { identifiers: [address] }, ago(1900)), contactOpened('L-2', { identifiers: [address] }, ago(1800)), orderPlaced('L-1', [address], ago(1900))];
    await enter(rights.service.db, young, order);
    const customer = await customerOf(address.value);
    const before = (await rights.service.get<{ epoch: number }>(`/api/customers/${customer}/timeline`)).body.epoch;
    await inTransaction(rights.service.db, async (tx) => {
      // Nothing is deleted before all of this has been said.
      await tx.query('SELECT FROM lifetimes FOR UPDATE');
      await enterOver(old);
      await rights.service.post(`/api/customers/${customer}/entries/${old.id}/corrections`, { text: '本当は味が変わった' });
      await supertest(rights.service.url).put(`/api/customers/${customer}/pins/${old.id}`).set({ authorization: await bearer('customer-profile') });
    });
    await gone(old);
    expect(await left(young, order)).toBe(2);
    expect(await rights.everything()).not.toContain('本当は味が変わった');
    expect(await rights.service.rows('SELECT FROM pins WHERE entry = $1', [old.id])).toEqual([]);
    await rights.service.expectSound();
    expect((await rights.service.get<{ entryCount: number }>(`/api/customers/${customer}`)).body.entryCount).toBe(2);
    expect((await rights.service.get<{ epoch: number }>(`/api/customers/${customer}/timeline`)).body.epoch).toBeGreaterThan(before);
  });

  it('is told to every service once it is gone, on the key of its origin', async () => {
    const address = somebody();
    const old = contactOpened('L-3', { identifiers: [address] }, ago(2000));
    await enterOver(old);
    const { key, known, data } = await told(old);
    expect({ key, data }).toMatchObject({ key: await customerOf(address.value), data: { facts: expect.arrayContaining([old.id]) as string[], orders: [], customer: { origin: key } } });
    expect(known).toMatchObject({ customer: key });
    expect(JSON.stringify(data)).not.toContain('味が変わった');
  });

  it('waits for the youngest fact about the same contact', async () => {
    const opened = contactOpened('L-4', { identifiers: [somebody()] }, ago(1900));
    const closed = later(opened, ContactClosed, ago(1800));
    const witness = contactOpened('L-5', { identifiers: [somebody()] }, ago(1900));
    await enter(rights.service.db, opened, closed);
    await enterOver(witness);
    await gone(witness);
    expect(await left(opened, closed)).toBe(2);
  });

  it('is kept while a hold lasts, and goes when it has ended', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced('L-6', [address]));
    const customer = await customerOf(address.value);
    const hold = await rights.service.post<{ id: string }>(`/api/customers/${customer}/holds`, { reason: '係争中' });
    const [old, witness] = [contactOpened('L-6', { identifiers: [address] }, ago(1900)), contactOpened('L-7', { identifiers: [somebody()] }, ago(1900))];
    await enterOver(old, witness);
    await gone(witness);
    expect(await left(old)).toBe(1);
    await rights.service.post(`/api/customers/${customer}/holds/${hold.body.id}/end`, {});
    await gone(old);
  });

  it('that customer-profile stated itself is not there to be rebuilt from, and neither is whose it was', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced('L-8', [address]));
    const customer = await customerOf(address.value);
    const note = uuidv7();
    const noted: EnteringFact = { id: uuidv7(), contract: CustomerNoted, key: note, data: { note, customer: { origin: customer }, text: '植木の話', mentions: ['care'] }, recordedAt: ago(1900), cause: { occurredAt: ago(1900), backfill: false } };
    await enter(rights.service.db, noted);
    expect(await rights.service.rows('SELECT FROM facts WHERE id = $1', [noted.id])).toHaveLength(1);
    await inForce('notes', 1826);
    await gone(noted);
    expect(await rights.service.rows('SELECT FROM facts WHERE id = $1', [noted.id])).toEqual([]);
    expect(await rights.service.rows('SELECT FROM key_origins WHERE key = $1', [note])).toEqual([]);
    expect(await rights.everything()).not.toContain('植木の話');
  });
});

describe('a deletion that is broken off', () => {
  it('leaves what it began as it was, and whoever goes on, be it two at once, deletes and counts each entry once', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced('L-9', [address]));
    const origin = await customerOf(address.value);
    await rights.service.rows(
      `INSERT INTO entries (id, origin, type, version, occurred_at, recorded_at, department, channel, about, data, revision)
       SELECT gen_random_uuid(), $1::uuid, 'engawa.message.sent', 1, $2, now(), 'message', 'mail', jsonb_build_object('message', n::text), jsonb_build_object('message', n::text), n FROM generate_series(2, 1801) AS n`,
      [origin, ago(1200)],
    );
    await rights.service.rows('UPDATE origins SET own_entries = 1801, latest_at = greatest(latest_at, $2) WHERE origin = $1', [origin, ago(1200)]);
    await rights.service.rows('UPDATE customers SET entry_count = 1801, revision = 1801 WHERE id = $1', [origin]);
    const held = inTransaction(rights.service.db, async (tx) => {
      await tx.query(`UPDATE lifetimes SET in_force_at = now() WHERE id = 'messages'`);
      expect(await expireNext(tx, 'messages', new Date())).toBe(500);
      throw new Error('the process died');
    });
    await expect(held).rejects.toThrow('died');
    expect(await deletionsOf('messages')).toEqual([]);
    await inForce('messages', 1096);
    await Promise.all([1, 2].map(() => inTransaction(rights.service.db, (tx) => expireNext(tx, 'messages', new Date()))));
    const proof = await waitFor('all are counted', async () => (await deletionsOf('messages')).find(({ rows }) => rows[0]?.rows.entries === 1800));
    expect(proof).toMatchObject({ lifetime: 'messages', days: 1096, unconfirmed: expect.any(Number) as number });
    await rights.service.expectSound();
    expect((await rights.service.get<{ entryCount: number }>(`/api/customers/${origin}`)).body.entryCount).toBe(1);
  });
});

describe('the proof', () => {
  const confirmed = (deletion: string, part: string, service: string, rows: Record<string, number>) =>
    messageOf({ contract: DeletionConfirm, data: { deletion, parts: [part], service, rows }, id: randomUUID(), source: `//engawa/${service}` });

  it('says how many rows each service deleted, and how many parts are not confirmed, and nothing of whom', async () => {
    const address = somebody();
    const old = orderPlaced('L-10', [address], ago(4000));
    await enter(rights.service.db, old);
    await inForce('orders', 3653);
    const { data } = await told(old);
    const { deletion, part } = data as { deletion: string; part: string };
    expect(data).toMatchObject({ orders: ['main:L-10'] });
    expect(await deletionsOf('orders')).toMatchObject([{ id: deletion, days: 3653, unconfirmed: 1, rows: [{ service: 'customer-profile', rows: { entries: 1 } }] }]);
    await publish(others.map((service) => confirmed(deletion, part, service, service === 'order-ingest' ? { facts: 1, orders: 1 } : { facts: 0 })));
    await waitFor('all have confirmed', async () => (await deletionsOf('orders'))[0]!.unconfirmed === 0);
    const [proof] = await deletionsOf('orders');
    expect(proof!.rows).toEqual([{ service: 'customer-profile', rows: { entries: 1 } }, { service: 'order-ingest', rows: { facts: 1, orders: 1 } }]);
    expect(await rights.service.rows('SELECT FROM deletion_parts WHERE id = $1', [part])).toEqual([]);
    expect(JSON.stringify(proof)).not.toContain('L-10');
  });

  it('counts an answer once, however often it comes', async () => {
    const old = orderPlaced('L-12', [somebody()], ago(4000));
    await enter(rights.service.db, old);
    await inForce('orders', 3653);
    const { deletion, part } = (await told(old)).data as { deletion: string; part: string };
    const counted = async () => (await deletionsOf('orders')).find(({ id }) => id === deletion)!.rows.find(({ service }) => service === 'order-ingest')?.rows.orders ?? 0;
    const before = await counted();
    const [answer, witness] = [confirmed(deletion, part, 'order-ingest', { orders: 5 }), confirmed(deletion, part, 'survey', { answers: 1 })];
    await publish([answer, answer, witness]);
    await waitFor('both services', async () => (await rights.service.rows(`SELECT FROM deletion_parts WHERE id = $1 AND NOT awaiting && '{order-ingest,survey}'`, [part])).length === 1);
    expect((await counted()) - before).toBe(5);
  });

  it('waits for a service of the version before, which is told again after a day', async () => {
    const old = contactOpened('L-11', { identifiers: [somebody()] }, ago(2000));
    await enterOver(old);
    const { part } = (await told(old)).data as { part: string };
    const tellings = () => tap.messages.filter(({ data }) => (data as { part?: string }).part === part);
    expect(tellings()).toHaveLength(1);
    await rights.service.rows(`UPDATE deletion_parts SET told_at = told_at - interval '25 hours' WHERE id = $1`, [part]);
    await waitFor('it is told again', () => tellings().length === 2);
    const [first, again] = tellings();
    // Who has seen the first does not take the second for it, since the answer to the first may have been lost.
    expect([again!.id === first!.id, again!.data]).toEqual([false, first!.data]);
    expect(await rights.service.rows(`SELECT FROM deletion_parts WHERE id = $1 AND told_at > now() - interval '1 hour'`, [part])).toHaveLength(1);
  });

  it('is not added to by an answer to nothing, which is a dead letter', async () => {
    const message = confirmed(randomUUID(), randomUUID(), 'survey', { facts: 3 });
    await publish([message]);
    await waitFor('the dead letter', async () => (await rights.service.rows(`SELECT FROM dead_letters WHERE reason = 'unknown-deletion'`)).length === 1);
  });
});

describe('who is known by a cookie alone', () => {
  it('is forgotten with the last visit; who is known keeps visits of the same day', async () => {
    const cookie = { kind: 'anonymous' as const, namespace: 'site', value: `cookie-${++run}` };
    const [returning, known] = [{ ...cookie, value: `cookie-${++run}` }, somebody()];
    const [visit, again, recent, own] = [visited(`T-${run}-1`, [cookie], ago(500)), visited(`T-${run}-2`, [returning], ago(500)), visited(`T-${run}-3`, [returning], ago(10)), visited(`T-${run}-4`, [known], ago(500))];
    await enter(rights.service.db, visit, again, recent, own);
    await inForce('web-anonymous', 395);
    await gone(visit);
    expect(await left(again, recent, own)).toBe(3);
    expect(await rights.service.customerOf(cookie.value)).toBeUndefined();
    expect(await rights.service.customerOf(returning.value)).toBeDefined();
    const [proof] = await deletionsOf('web-anonymous');
    expect(proof!.rows[0]!.rows).toMatchObject({ entries: 1, identifiers: 1 });
    await inForce('web', 400);
    await gone(again, own);
    expect(await left(recent)).toBe(1);
    await rights.service.expectSound();
  });
});

describe('what stands in customer-profile alone', () => {
  const said = async (customer: string, channel: string, address: string, state: string, at: Date) => {
    await rights.service.rows(
      `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, form, occurred_at) VALUES (gen_random_uuid(), gen_random_uuid(), $1, $2, $3, 'news', $4, 'desk', $5, $6)`,
      [customer, channel, address, state, `${channel} ${state} ${at.toISOString()}`, at],
    );
  };

  it('as a proof of consent goes three years after it ended, of FAX after one; what was said last stays', async () => {
    const { id, address } = await rights.nakagawa();
    await said(id, 'mail', address.value, 'subscribed', ago(3000));
    await said(id, 'mail', address.value, 'withdrawn', ago(1200));
    await said(id, 'fax', '+81927005678', 'subscribed', ago(3000));
    await said(id, 'fax', '+81927005678', 'unsubscribed', ago(400));
    const ended = mail(`still-${++run}@example.jp`);
    await said(id, 'mail', ended.value, 'subscribed', ago(3000));
    await said(id, 'mail', ended.value, 'unsubscribed', ago(1000));
    await inForce('consents', 1096);
    await inForce('consents-fax', 366);
    await waitFor('the proofs', async () => (await deletionsOf('consents-fax')).length === 1 && (await deletionsOf('consents')).length === 1);
    const rows = await rights.service.rows<{ channel: string; state: string }>('SELECT channel, state FROM consents WHERE origin = $1 ORDER BY occurred_at', [id]);
    expect(rows.map(({ channel, state }) => `${channel} ${state}`)).toEqual(['mail subscribed', 'mail withdrawn', 'mail unsubscribed', 'fax unsubscribed']);
    expect((await deletionsOf('consents'))[0]!.rows).toEqual([{ service: 'customer-profile', rows: { proofs: 1 } }]);
  });

  it('as a proof of somebody who was erased goes when its years after that are over', async () => {
    const { id, address } = await rights.nakagawa();
    await said(id, 'mail', address.value, 'subscribed', ago(3000));
    await rights.erased(id);
    await rights.service.rows('UPDATE erasures SET erased_at = $2 WHERE customer = $1', [id, ago(1200)]);
    await inForce('consents', 1096);
    await waitFor('the proof is gone', async () => (await rights.service.rows('SELECT FROM consents WHERE origin = $1', [id])).length === 0);
  });

  it('as the text of a request goes; that it was asked stays', async () => {
    const { id: customer } = await rights.nakagawa();
    const { body } = await rights.asked(customer, 'disclosure', { note: '押し入れの手紙の件' });
    await rights.answer(body.id, 'answered', '書面は押し入れへ');
    await rights.service.rows('UPDATE rights_cases SET answered_at = $2 WHERE id = $1', [body.id, ago(1200)]);
    await inForce('rights-cases', 1096);
    await waitFor('the text is gone', async () => (await rights.caseOf(body.id)).answer === null);
    expect(await rights.caseOf(body.id)).toMatchObject({ state: 'answered', note: null, kind: 'disclosure' });
    expect(await rights.everything()).not.toContain('押し入れ');
  });
});
