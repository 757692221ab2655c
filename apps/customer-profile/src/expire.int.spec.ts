import { ContactClosed, CustomerNoted, MessageSent, RemedyGranted, SurveyAnswered, SurveyInvited, type EventContract, type Identifier } from '@engawa/contracts';
import { inTransaction, type Tx } from '@engawa/postgres';
import { rebuild, type AskFacts } from '@engawa/rebuild';
import { mail, waitFor } from '@engawa/testkit';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { contactOpened, enter, orderPlaced, visited } from '../test/facts.js';
import { startRights } from '../test/rights.js';
import { expireNext } from './commands/expire-next.js';
import { placeHold } from './commands/rights-cases.js';
import type { EnteringFact } from './domain/entering-fact.js';
import { entryTables, rebuildEntries } from './jobs/rebuild-entries.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
let run = 0;
const somebody = () => mail(`ended-${++run}@example.jp`);
const left = async (...facts: EnteringFact[]) => (await rights.entriesOf(facts.map(({ id }) => id))).length;
const customerOf = async (value: string) => (await rights.service.customerOf(value))!;
const rows = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => rights.service.rows<T>(sql, values);

function stated(contract: EventContract, identifiers: Identifier[], at: Date, data: object): EnteringFact {
  const all = { ...data, customer: { identifiers } };
  return { id: uuidv7(), contract, key: contract.key(all as never), data: all, recordedAt: at, cause: { occurredAt: at, backfill: false } };
}
const sent = (identifiers: Identifier[], at: Date) => stated(MessageSent, identifiers, at, { message: uuidv7(), channel: 'mail', subject: '新茶のご案内' });
const closed = (contact: string, at: Date) => stated(ContactClosed, [], at, { contact, channel: 'phone', direction: 'in' });
const granted = (contact: string, at: Date) => stated(RemedyGranted, [], at, { contact, remedy: uuidv7(), kind: 'coupon', amountMinor: 500, currency: 'JPY', grantedBy: '野口陽子' });

async function noted(customer: string, text: string, at: Date): Promise<EnteringFact> {
  const note = uuidv7();
  const fact: EnteringFact = { id: uuidv7(), contract: CustomerNoted, key: note, data: { note, customer: { origin: customer }, text }, recordedAt: at, cause: { occurredAt: at, backfill: false } };
  await enter(rights.service.db, fact);
  return fact;
}

/** One step of a lifetime of so many days, which is in force in this transaction only: the service's own job finds nothing to do. A changed one does not rest. */
async function step(tx: Tx, id: string, days: number): Promise<number> {
  await tx.query('UPDATE lifetimes SET days = $2, in_force_at = now(), version = version + 1 WHERE id = $1', [id, days]);
  const work = await expireNext(tx, id, new Date());
  await tx.query('UPDATE lifetimes SET in_force_at = NULL WHERE id = $1', [id]);
  return work;
}
const expired = (id: string, days: number) => inTransaction(rights.service.db, async (tx) => {
  while ((await step(tx, id, days)) > 0);
});
const somebodyWaits = () =>
  waitFor('somebody who waits for the lock', async () => (await rows(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length > 0);

it('an answer is known by the key of its invitation as long as the answer is kept', async () => {
  const [address, id, title] = [somebody(), uuidv7(), { ja: 'お届けについて', en: 'Delivery' }];
  const invited = stated(SurveyInvited, [address], ago(1200), { invitation: id, survey: 'nps', kind: 'nps', title });
  const answered = stated(SurveyAnswered, [], ago(1190), { answer: id, survey: 'nps', kind: 'nps', title, comment: '寒かった', invitation: id });
  await enter(rights.service.db, invited, answered);
  await expired('messages', 1195);
  expect([await left(invited), await left(answered)]).toEqual([0, 1]);
  expect(await rows(`SELECT origin FROM key_origins WHERE owner = 'survey' AND key = $1`, [id])).toEqual([{ origin: await customerOf(address.value) }]);
  await expired('answers', 1180);
  expect(await rows(`SELECT FROM key_origins WHERE owner = 'survey' AND key = $1`, [id])).toEqual([]);
});

it('a lifetime that fails does not stop the others', async () => {
  const who = somebody();
  const [visit, message] = [visited(`E-${++run}`, [who], ago(800)), sent([somebody()], ago(1200))];
  await enter(rights.service.db, visit, message);
  // As if an erasure had been broken off in the middle: whoever locks this customer throws.
  const customer = await customerOf(who.value);
  await rows('UPDATE customers SET erased_at = now() WHERE id = $1', [customer]);
  await rows(`UPDATE lifetimes SET in_force_at = now() WHERE id IN ('web', 'messages')`);
  await waitFor('the message is gone', async () => (await left(message)) === 0);
  expect(await left(visit)).toBe(1);
  await rows('UPDATE customers SET erased_at = NULL WHERE id = $1', [customer]);
  await waitFor('the visit is gone', async () => (await left(visit)) === 0);
  await rows('UPDATE lifetimes SET in_force_at = NULL');
});

describe('while the deletion waits for the customer', () => {
  it('a hold that is placed keeps what was found', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced(`E-${++run}`, [address], ago(10)));
    const customer = await customerOf(address.value);
    const note = await noted(customer, '訴えのこと', ago(1900));
    let deleting: Promise<void> | undefined;
    await inTransaction(rights.service.db, async (tx) => {
      await placeHold(tx, customer, { reason: '係争中' }, { subject: 'person:noguchi', name: '野口陽子' }, new Date());
      deleting = expired('notes', 1826);
      await somebodyWaits();
    });
    await deleting;
    expect(await left(note)).toBe(1);
  });

  it('a hold that is placed keeps proofs of consent and texts of cases, which no lock on the customer guards', async () => {
    const { id: customer, address } = await rights.nakagawa();
    await rows(
      `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, form, occurred_at)
       SELECT gen_random_uuid(), gen_random_uuid(), $1::uuid, 'mail', $2, 'news', state, 'desk', '電話で', at FROM (VALUES ('subscribed', $3::timestamptz), ('withdrawn', $4)) AS said (state, at)`,
      [customer, address.value, ago(3000), ago(1200)],
    );
    const asked = (await rights.asked(customer, 'disclosure', { note: '離れの手紙の件' })).body.id;
    await rights.answer(asked, 'answered');
    await rows('UPDATE rights_cases SET answered_at = $2 WHERE id = $1', [asked, ago(1200)]);
    for (const id of ['consents', 'rights-cases']) {
      let deleting: Promise<void> | undefined;
      await inTransaction(rights.service.db, async (tx) => {
        await placeHold(tx, customer, { reason: '係争中' }, { subject: 'person:noguchi', name: '野口陽子' }, new Date());
        deleting = expired(id, 1096);
        await somebodyWaits();
      });
      await deleting;
      await rows('DELETE FROM legal_holds WHERE origin = $1 AND ended_at IS NULL AND $2', [customer, id === 'consents']);
    }
    expect(await rows('SELECT state FROM consents WHERE origin = $1 ORDER BY occurred_at', [customer])).toEqual([{ state: 'subscribed' }, { state: 'withdrawn' }]);
    expect((await rights.caseOf(asked)).note).toBe('離れの手紙の件');
  });

  it('a correction of what goes is refused and does not stay', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced(`E-${++run}`, [address], ago(10)));
    const customer = await customerOf(address.value);
    const note = await noted(customer, '庭のこと', ago(1900));
    let correcting: Promise<{ status: number }> | undefined;
    await inTransaction(rights.service.db, async (tx) => {
      while ((await step(tx, 'notes', 1826)) > 0);
      correcting = rights.service.post(`/api/customers/${customer}/entries/${note.id}/corrections`, { text: '庭ではなく畑' });
      await somebodyWaits();
    });
    expect((await correcting)!.status).toBe(404);
    expect((await rights.everything()).includes('庭ではなく畑')).toBe(false);
  });

  it('a late fact about what goes leaves whose it is, so that a rebuild has it as well', async () => {
    const contact = `E-${++run}`;
    const [old, late] = [contactOpened(contact, { identifiers: [somebody()] }, ago(1900)), granted(contact, ago(1))];
    await enter(rights.service.db, old, closed(contact, ago(1899)));
    let entering: Promise<void> | undefined;
    await inTransaction(rights.service.db, async (tx) => {
      while ((await step(tx, 'contacts', 1826)) > 0);
      entering = enter(rights.service.db, late);
      await somebodyWaits();
    });
    await entering;
    expect([await left(old), await left(late)]).toEqual([0, 1]);
    expect(await rows(`SELECT key_origins.origin = entries.origin AS same FROM key_origins, entries WHERE owner = 'contact-center' AND key = $1 AND id = $2`, [contact, late.id])).toEqual([{ same: true }]);
  });

  it('a correction of what goes that was made before goes as well', async () => {
    const address = somebody();
    await enter(rights.service.db, orderPlaced(`E-${++run}`, [address], ago(10)));
    const customer = await customerOf(address.value);
    const note = await noted(customer, '犬のこと', ago(1900));
    let deleting: Promise<void> | undefined;
    await inTransaction(rights.service.db, async (tx) => {
      await tx.query('SELECT FROM customers WHERE id = $1 FOR UPDATE', [customer]);
      deleting = expired('notes', 1826);
      await somebodyWaits();
      await tx.query(
        `INSERT INTO entries SELECT gen_random_uuid(), origin, 'engawa.customer.entry-corrected', 1, now(), now(), department, channel, '{}', jsonb_build_object('correction', n, 'entry', id, 'text', '犬ではなく猫'), revision
           FROM entries, generate_series(1, 1200) AS n WHERE id = $1`,
        [note.id],
      );
      await tx.query('UPDATE origins SET own_entries = own_entries + 1200, latest_at = now() WHERE origin = $1', [customer]);
      await tx.query('UPDATE customers SET entry_count = entry_count + 1200, last_entry_at = now() WHERE id = $1', [customer]);
    });
    await deleting;
    expect(await rows(`SELECT id FROM entries WHERE data->>'text' = '犬ではなく猫' LIMIT 1`)).toEqual([]);
    const parts = await rows<{ facts: number }>('SELECT cardinality(facts) AS facts FROM deletion_parts WHERE origin = $1', [customer]);
    expect(parts.map(({ facts }) => facts).sort((a, b) => b - a)).toEqual([1000, 201]);
    await rights.service.expectSound();
  });
});

describe('that somebody asked to stop the use', () => {
  const stopped = async (customer: string, at: Date) => {
    expect((await rights.answer(await rights.opened(customer, 'stop-of-use'), 'answered')).status).toBe(204);
    await rows(`UPDATE consents SET occurred_at = $2 WHERE origin = $1 AND form = 'rights-case'`, [customer, at]);
  };
  const proofsOf = async (customer: string) => (await rows<{ channel: string }>('SELECT channel FROM consents WHERE origin = $1 ORDER BY channel', [customer])).map(({ channel }) => channel);
  const all = ['fax', 'letter', 'line', 'mail', 'phone', 'sms'].flatMap((channel) => [channel, channel]);

  it('stays whoever asked for it later, also of who was erased, and goes once they asked again', async () => {
    const [first, erased, second, last] = await Promise.all([rights.nakagawa(), rights.nakagawa(), rights.nakagawa(), rights.nakagawa()]);
    await rights.service.post(`/api/customers/${first.id}/consents`, { consents: [{ channel: 'mail', purpose: 'news', state: 'subscribed' }], form: '電話で' });
    await rows(`UPDATE consents SET occurred_at = $2 WHERE origin = $1`, [first.id, ago(1700)]);
    for (const [at, { id }] of [first, erased, second, last].entries()) await stopped(id, ago(1600 - at));
    await rows(`UPDATE consents SET form = NULL WHERE origin = $1`, [second.id]);
    await stopped(second.id, ago(1500));
    for (const { id } of [erased, last]) await rights.erased(id);
    for (const id of ['consents', 'consents-fax']) await expired(id, 1096);
    expect([await proofsOf(first.id), await proofsOf(erased.id), await proofsOf(second.id)]).toEqual([[...all, 'mail'].sort(), all, all]);
    const { addresses } = (await rights.service.get<{ addresses: { purposes: { purpose: string; permitted: boolean }[] }[] }>(`/api/customers/${first.id}/consents`)).body;
    expect(new Set(addresses.flatMap(({ purposes }) => purposes.flatMap(({ purpose, permitted }) => (permitted ? [purpose] : []))))).toEqual(new Set(['service']));
    expect(await rows('SELECT DISTINCT form FROM consents WHERE origin = $1', [second.id])).toEqual([{ form: 'rights-case' }]);
  });
});

it('what each of two said last of the address that they share stays, since it says what either may be told elsewhere', async () => {
  const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
  await rows(
    `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, occurred_at)
     SELECT gen_random_uuid(), gen_random_uuid(), origin, 'phone', '+81942009999', 'news', 'unsubscribed', 'desk', now() - make_interval(days => days)
       FROM unnest($1::uuid[], $2::int[]) AS said (origin, days)`,
    [[one.id, one.id, other.id], [1500, 1400, 1300]],
  );
  await expired('consents', 1096);
  expect(await rows(`SELECT origin FROM consents WHERE address = '+81942009999' ORDER BY occurred_at`)).toEqual([{ origin: one.id }, { origin: other.id }]);
});

/** Rows of a table that the session of this transaction has read and not told of yet. */
const readBy = async (tx: Tx, table = 'entries') =>
  (await tx.query<[{ read: number }]>('SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables WHERE relname = $1', [table]))[0].read;

it('what was said of letters is not looked for among what everybody said of them', async () => {
  await rows(
    `INSERT INTO consents (id, act, origin, channel, address, purpose, state, how, occurred_at)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'letter', '', 'news', 'unsubscribed', 'page', now() - interval '1200 days' FROM generate_series(1, 300)`,
  );
  const looked = await inTransaction(rights.service.db, async (tx) => {
    await tx.query('SET LOCAL enable_seqscan = off');
    const before = await readBy(tx, 'consents');
    await step(tx, 'consents', 1096);
    return (await readBy(tx, 'consents')) - before;
  });
  expect(looked).toBeLessThan(5000);
});

describe('a contact', () => {
  it('that is open stays, since whoever closes it has to find whose it is; closed it goes', async () => {
    const opened = contactOpened(`E-${++run}`, { identifiers: [somebody()] }, ago(1900));
    await enter(rights.service.db, opened);
    await expired('contacts', 1826);
    expect(await left(opened)).toBe(1);
    const end = closed(opened.key, ago(1890));
    await enter(rights.service.db, end);
    await expired('contacts', 1826);
    expect(await left(opened, end)).toBe(0);
  });

  it('that nobody closes is not looked at again and again', async () => {
    const who = somebody();
    await enter(rights.service.db, ...Array.from({ length: 300 }, () => contactOpened(`E-${++run}`, { identifiers: [who] }, ago(1900))));
    const looked = await inTransaction(rights.service.db, async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      const before = await readBy(tx);
      await step(tx, 'contacts', 1826);
      return (await readBy(tx)) - before;
    });
    expect(looked).toBeLessThan(100);
  });

  it('goes whole in one transaction, and what was promised after it was closed goes by itself', async () => {
    const contact = `E-${++run}`;
    const facts = [contactOpened(contact, { identifiers: [somebody()] }, ago(1900)), closed(contact, ago(1899)), granted(contact, ago(1898))];
    await enter(rights.service.db, ...facts);
    expect(await inTransaction(rights.service.db, (tx) => step(tx, 'contacts', 1826))).toBeGreaterThan(0);
    expect(await left(...facts)).toBe(0);
    const told = await rows<{ facts: string[] }>('SELECT facts FROM deletion_parts WHERE $1 = ANY(facts)', [facts[0]!.id]);
    expect(told.map((part) => part.facts.sort())).toEqual([facts.map(({ id }) => id).sort()]);
  });
});

it('the cookie of a visitor goes with the last visit, whichever lifetime ends it', async () => {
  const cookie = { kind: 'anonymous' as const, namespace: 'site', value: `cookie-e-${++run}` };
  const visit = visited(`E-${run}`, [cookie], ago(800));
  await enter(rights.service.db, visit);
  await expired('web', 730);
  expect(await left(visit)).toBe(0);
  expect(await rows('SELECT FROM identifiers WHERE value = $1', [cookie.value])).toEqual([]);
});

it('who is known by name is found after the last of their entries went, and a rebuild finds them so', async () => {
  const address = somebody();
  const order = orderPlaced(`E-${++run}`, [address], ago(4000), { name: `保科 初音${run}`, kana: `ホシナ ハツネ${run}` });
  await enter(rights.service.db, order);
  const customer = await customerOf(address.value);
  await expired('orders', 3653);
  expect(await left(order)).toBe(0);
  const found = async (query: string) => (await rights.service.get<{ items: { id: string }[] }>(`/api/customers?query=${encodeURIComponent(query)}`)).body.items.map(({ id }) => id);
  expect(await found(address.value)).toEqual([customer]);
  expect(await found(`保科 初音${run}`)).toContain(customer);
  const nobodysFacts = (() => ({ pages: async function* () {}, byId: async function* () {} })) as unknown as AskFacts;
  // In a session of its own, with which the shadow goes.
  const alone = await new DataSource(rights.service.db.options).initialize();
  const differences = await rebuild(alone, entryTables, rebuildEntries(nobodysFacts), { onlyCompare: true, say: () => undefined });
  await alone.destroy();
  expect(differences.filter((each) => each.table === 'customers' && each.customer === customer)).toEqual([]);
  const young = orderPlaced(`E-${++run}`, [address], ago(5000));
  await enter(rights.service.db, young);
  await rights.service.expectSound();
});
