import { randomUUID } from 'node:crypto';
import { inTransaction, type Tx } from '@engawa/postgres';
import { bearer, mail, member, phone, waitFor } from '@engawa/testkit';
import supertest from 'supertest';
import { beginErasing, placeHold } from './commands/rights-cases.js';
import { eraseCustomer } from './commands/erase-customer.js';
import { contactOpened, day, enter, orderPlaced } from '../test/facts.js';
import { startRights } from '../test/rights.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

const by = { subject: 'person:noguchi', name: '野口陽子' };
const asHistory = <F extends { cause: { backfill: boolean } }>(fact: F): F => ({ ...fact, cause: { ...fact.cause, backfill: true } });
const keysOf = async (customer: string) =>
  (await rights.service.rows<{ key: string }>('SELECT key FROM key_origins JOIN origins USING (origin) WHERE customer_id = $1 ORDER BY key', [customer])).map(({ key }) => key);
const hold = (customer: string) => rights.service.post<{ id: string }>(`/api/customers/${customer}/holds`, { reason: '係争中' });
async function erasing(tx: Tx, customer: string, rightsCase: string): Promise<void> {
  await beginErasing(tx, rightsCase, by, new Date());
  await eraseCustomer(tx, { customer, seen: (await rights.caseOf(rightsCase)).subject.version, rightsCase, goneDays: 35, now: new Date() });
}
/** What all other services answer to whatever was told. */
const confirmAll = () =>
  rights.service.rows(
    `INSERT INTO erasure_confirmations SELECT id, part, service, now(), '{}' FROM erasures, generate_series(1, parts) AS part,
       unnest('{order-ingest,contact-center,survey,messaging,segmentation}'::text[]) AS service ON CONFLICT DO NOTHING`,
  );

describe('a hold', () => {
  it('that is placed while somebody erases the customer is waited for, and refuses it', async () => {
    const { id: customer } = await rights.nakagawa();
    const rightsCase = await rights.opened(customer);
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const { promise: isPlaced, resolve: placed } = Promise.withResolvers<void>();
    const now = new Date();
    const placing = inTransaction(rights.service.db, async (tx) => {
      await placeHold(tx, customer, { reason: '係争中' }, by, now);
      placed();
      await gate;
    });
    await isPlaced;
    const erased = inTransaction(rights.service.db, (tx) => erasing(tx, customer, rightsCase));
    await waitFor('the erasure waits', async () => (await rights.service.rows(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR UPDATE OF customers%'`))[0]);
    go();
    await placing;
    await expect(erased).rejects.toMatchObject({ status: 409 });
    expect((await rights.service.get(`/api/customers/${customer}`)).status).toBe(200);
  });

  it('on two who were joined holds for both when they are parted, until it is ended for each', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    await rights.service.merge(one.id, other.id);
    const { id } = (await hold(one.id)).body;
    const holds = async (customer: string) => (await rights.service.get<{ items: { id: string; endedAt: string | null }[] }>(`/api/customers/${customer}/holds`)).body.items;
    expect(await holds(one.id)).toMatchObject([{ id, endedAt: null }]);
    const [merge] = await rights.service.mergesOf(one.id);
    await rights.service.unmerge(one.id, merge!.id);
    for (const customer of [one.id, other.id]) expect((await rights.erase(await rights.opened(customer))).status).toBe(409);
    expect((await rights.service.post(`/api/customers/${other.id}/holds/${id}/end`, {})).status).toBe(204);
    expect((await rights.service.post(`/api/customers/${other.id}/holds/${id}/end`, {})).status).toBe(412);
    expect([await holds(one.id), await holds(other.id)]).toMatchObject([[{ endedAt: null }], [{ endedAt: expect.any(String) as string }]]);
    expect((await rights.erase(await rights.opened(one.id))).status).toBe(409);
    expect((await rights.erase(await rights.opened(other.id))).status).toBe(204);
  });
});

describe('somebody who shared a number with a person who was erased', () => {
  it('keeps their orders, be they history', async () => {
    const [husband, wife, shared] = [member('SH-A'), member('SH-B'), phone('090-1234-0000')];
    await enter(rights.service.db, orderPlaced('SH-1', [husband, shared], day(1), { name: '共有 夫' }));
    await rights.erased((await rights.service.customerOf(husband.value))!);
    const after = new Date(Date.now() + 60_000);
    await enter(rights.service.db, orderPlaced('SH-2', [wife, shared], after, { name: '共有 妻' }));
    await enter(rights.service.db, asHistory(orderPlaced('SH-3', [wife, shared], day(3), { name: '共有 妻' })), asHistory(orderPlaced('SH-4', [husband, shared], day(4), { name: '共有 夫' })));
    expect(await keysOf((await rights.service.customerOf(wife.value))!)).toEqual(['main:SH-2', 'main:SH-3']);
    expect(await rights.everything()).not.toContain('共有 夫');
  });
});

describe('a landline of somebody who was erased', () => {
  it('brings nobody back as history, and is found by dead letters', async () => {
    const [own, landline] = [member('WK-1'), phone('092-555-1234')];
    await enter(rights.service.db, orderPlaced('WK-1', [own, landline], day(1), { name: '弱 太郎' }));
    await rights.erased((await rights.service.customerOf(own.value))!);
    await enter(rights.service.db, asHistory(orderPlaced('WK-2', [landline], day(1), { name: '弱 太郎' })));
    expect(await rights.everything()).not.toContain('弱 太郎');
  });

  it('which a family shares still means those who are left', async () => {
    const [one, other, landline] = [member('WK-3'), member('WK-4'), phone('092-555-9876')];
    await enter(rights.service.db, orderPlaced('WK-3', [one, landline], day(1)), orderPlaced('WK-4', [other, landline], day(1)));
    await rights.erased((await rights.service.customerOf(one.value))!);
    await enter(rights.service.db, asHistory(orderPlaced('WK-5', [landline], day(2), { name: '家族 花子' })));
    expect(await rights.everything()).toContain('家族 花子');
  });
});

describe('a landline of two who are erased one right after the other', () => {
  it('brings nobody back as history', async () => {
    const [one, other, landline] = [member('WK-6'), member('WK-7'), phone('092-555-4321')];
    await enter(rights.service.db, orderPlaced('WK-6', [one, landline], day(1)), orderPlaced('WK-7', [other, landline], day(1)));
    const customers = await Promise.all([one, other].map(async ({ value }) => (await rights.service.customerOf(value))!));
    const cases = [await rights.opened(customers[0]!), await rights.opened(customers[1]!)];
    // Before any part of the first has gone.
    await inTransaction(rights.service.db, async (tx) => {
      for (const [place, customer] of customers.entries()) await erasing(tx, customer, cases[place]!);
    });
    for (const each of cases) await rights.toldOf(each);
    await enter(rights.service.db, asHistory(orderPlaced('WK-8', [landline], day(2), { name: '夫婦 桜子' })));
    expect(await rights.everything()).not.toContain('夫婦 桜子');
  });
});

describe('a fact of somebody that names a person who was erased', () => {
  it('is entered as theirs, and names nobody', async () => {
    const { id: erased } = await rights.nakagawa();
    const living = mail('living@example.jp');
    await enter(rights.service.db, contactOpened('C-living', { identifiers: [living] }, day(3)));
    await rights.erased(erased);
    await enter(rights.service.db, contactOpened('C-living', { origin: erased }, day(4)));
    const id = (await rights.service.customerOf(living.value))!;
    expect((await rights.service.get<{ entryCount: number }>(`/api/customers/${id}`)).body.entryCount).toBe(2);
  });
});

describe('what is written of an erasure', () => {
  it('in any case of theirs while it is under way is not kept', async () => {
    const { id: customer } = await rights.nakagawa();
    const [disclosure, second, stop] = [await rights.opened(customer, 'disclosure'), await rights.opened(customer), await rights.opened(customer, 'stop-of-use')];
    const id = await rights.erased(customer);
    const words = '消去 済太郎 様にお伝えしました';
    const answers = [await rights.answer(disclosure, 'answered', words), await rights.answer(second, 'refused', words), await rights.answer(stop, 'answered', words)];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await rights.everything()).not.toContain('済太郎');
    await rights.service.rows('UPDATE rights_cases SET note = $2 WHERE id = $1', [disclosure, words]);
    await rights.service.rows(`UPDATE erasures SET gone_at = '2026-01-01'`);
    await confirmAll();
    await waitFor('it is closed', async () => (await rights.caseOf(id)).state === 'answered' || undefined);
    expect(await rights.everything()).not.toContain('済太郎');
  });
});

describe('an erasure that was closed', () => {
  it('is open again, for as long as after the first time, when something of them arrives', async () => {
    const { id: customer, address } = await rights.nakagawa();
    const id = await rights.erased(customer);
    await rights.service.rows(`UPDATE erasures SET gone_at = '2026-01-01'`);
    await confirmAll();
    await waitFor('it is closed', async () => (await rights.caseOf(id)).erasure?.closedAt ?? undefined);
    const before = Date.now();
    await enter(rights.service.db, { ...asHistory(orderPlaced('LT-1', [address])), recordedAt: new Date() });
    await confirmAll();
    const { goneAt, closedAt } = (await rights.caseOf(id)).erasure!;
    expect(closedAt).toBeNull();
    expect(new Date(goneAt).getTime()).toBeGreaterThan(before + 34 * 86_400_000);
  });
});

describe('while the parts of an erasure are still to go', () => {
  it('nobody sees an entry of theirs: not in a stream, not under an order, not among mentions', async () => {
    const { id: customer, order } = await rights.nakagawa();
    await rights.service.post(`/api/customers/${customer}/notes`, { text: '@受注 ご確認ください' });
    // Whoever held the erasure's row would keep the job from it.
    const rightsCase = await rights.opened(customer);
    const { promise: gate, resolve: go } = Promise.withResolvers<void>();
    const { promise: isErased, resolve: erased } = Promise.withResolvers<void>();
    const seen = async (path: string) => (await rights.service.get<{ items: { customer: string }[] }>(path)).body.items.filter((each) => each.customer === customer);
    expect(await seen(`/api/timeline?order=main:${order}`)).toHaveLength(1);
    const holding = (async () => {
      await isErased;
      await inTransaction(rights.service.db, async (tx) => {
        await tx.query('SELECT FROM erasures WHERE customer = $1 FOR UPDATE', [customer]);
        await gate;
      });
    })();
    await inTransaction(rights.service.db, (tx) => erasing(tx, customer, rightsCase));
    erased();
    const left = await rights.service.rows('SELECT FROM entries JOIN origins USING (origin) WHERE customer_id = $1', [customer]);
    const stream = await supertest(rights.service.url).get(`/api/customers/${customer}/timeline/stream?since=1.0`).set({ authorization: await bearer('customer-profile') });
    expect({ left: left.length, stream: stream.status, order: await seen(`/api/timeline?order=main:${order}`), mentions: await seen('/api/mentions?department=order') }).toEqual({ left: left.length, stream: 410, order: [], mentions: [] });
    go();
    await holding;
  });

  it('one that cannot go on keeps no other waiting', async () => {
    const [stuck, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const [first, second] = [await rights.opened(stuck.id), await rights.opened(other.id)];
    await inTransaction(rights.service.db, async (tx) => {
      await erasing(tx, stuck.id, first);
      // An origin that is not there.
      await tx.query('UPDATE erasures SET origins_left = $2 || origins_left WHERE customer = $1', [stuck.id, [randomUUID()]]);
    });
    expect((await rights.erase(second)).status).toBe(204);
    await rights.toldOf(second);
    expect((await rights.caseOf(first)).erasure!.told).toBe(false);
    await rights.service.rows('UPDATE erasures SET origins_left = ARRAY[customer] WHERE customer = $1', [stuck.id]);
    await rights.toldOf(first);
  });
});
