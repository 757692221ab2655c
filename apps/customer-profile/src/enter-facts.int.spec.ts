import { inTransaction } from '@engawa/postgres';
import { anonymous, freshDatabase, mail, member, phone, type TestDatabase } from '@engawa/testkit';
import { contactOpened, day, enter, groupsOf, orderCancelled, orderPlaced, publishedOf, visited } from '../test/facts.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
const groups = () => groupsOf(database.db);
const rows = <T>(sql: string) => database.db.query<T[]>(sql);

beforeAll(async () => {
  database = await freshDatabase(migrations);
});
beforeEach(() =>
  database.asAdministrator(
    'TRUNCATE customers, origins, identifiers, weak_identifiers, key_origins, profiles, entries, links, merges, grouping_decisions, duplicates, facts, outbox CASCADE',
  ),
);
afterAll(() => database.drop());

const aya = mail('aya@example.jp');
const ayasPhone = phone('090-0000-1234');

describe('facts make one customer', () => {
  it('of a call by phone, an order by mail, and an order that carries both', async () => {
    await enter(database.db, contactOpened('c', { identifiers: [ayasPhone] }, day(1)));
    await enter(database.db, orderPlaced('O-1', [aya], day(2)));
    expect(await groups()).toHaveLength(2);
    await enter(database.db, orderPlaced('O-2', [aya, ayasPhone], day(3)));
    expect(await groups()).toEqual([['+819000001234', 'aya@example.jp', 'c', 'main:O-1', 'main:O-2']]);
    const [customer] = await rows('SELECT known, entry_count, origin_count, first_seen_at FROM customers WHERE merged_into IS NULL');
    expect(customer).toEqual({ known: true, entry_count: 4, origin_count: 2, first_seen_at: day(1) });
  });

  it('in one batch as well as in three', async () => {
    const facts = [contactOpened('c', { identifiers: [ayasPhone] }), orderPlaced('O-1', [aya]), orderPlaced('O-2', [aya, ayasPhone])];
    await enter(database.db, ...facts);
    expect(await groups()).toHaveLength(1);
  });

  it('of an anonymous visitor who says who they are, and the known one survives', async () => {
    await enter(database.db, visited('t-1', [anonymous('a-1')], day(1)), visited('t-2', [anonymous('a-1')], day(2)));
    await enter(database.db, orderPlaced('O-1', [aya], day(3)));
    await enter(database.db, visited('t-3', [aya, anonymous('a-1')], day(4)));
    expect(await groups()).toEqual([['a-1', 'aya@example.jp', 'main:O-1', 't-1', 't-2', 't-3']]);
    const [survivor] = await rows(`SELECT id FROM customers JOIN identifiers ON origin = id WHERE merged_into IS NULL AND kind = 'mail'`);
    expect(survivor).toBeDefined();
  });

  it('of one key, whatever identifiers the later ones carry, and those join', async () => {
    await enter(database.db, orderPlaced('O-1', [aya]));
    await enter(database.db, orderCancelled('O-1'), orderCancelled('O-1', [member('M-1')]));
    expect(await groups()).toEqual([['M-1', 'aya@example.jp', 'main:O-1']]);
    const origins = await rows(`SELECT DISTINCT origin FROM entries WHERE type LIKE 'engawa.order%'`);
    expect(origins).toHaveLength(1);
  });
});

describe('facts make customers of their own', () => {
  it('when they carry no identifier, one for each key', async () => {
    await enter(database.db, orderPlaced('O-1', []), orderPlaced('O-2', []));
    await enter(database.db, orderCancelled('O-1'));
    expect(await groups()).toEqual([['main:O-1'], ['main:O-2']]);
  });

  it('when their identifiers are not verified: nobody is joined, and nothing is written to whom they name', async () => {
    await enter(database.db, orderPlaced('O-1', [aya]));
    await enter(database.db, visited('t-1', [{ ...aya, verified: false }, anonymous('a-1')]));
    await enter(database.db, orderPlaced('O-2', [{ ...ayasPhone, verified: false }]));
    expect(await groups()).toEqual([['a-1', 't-1'], ['aya@example.jp', 'main:O-1'], ['main:O-2']]);
  });

  it('when what they share is a landline, or an address that a mall made up; both are found by it', async () => {
    for (const shared of [phone('0942-00-0187'), mail('x7f3@fw.rakuten.ne.jp')]) {
      await enter(database.db, orderPlaced(`${shared.value}-1`, [shared, member(`${shared.value}-1`)]), orderPlaced(`${shared.value}-2`, [shared]));
    }
    expect((await groups()).map((names) => names.length).sort()).toEqual([1, 1, 2, 2]);
    expect(await rows('SELECT value, count(*)::int AS customers FROM weak_identifiers GROUP BY value ORDER BY value')).toEqual([
      { value: '+81942000187', customers: 2 },
      { value: 'x7f3@fw.rakuten.ne.jp', customers: 2 },
    ]);
  });

  it('when a device is shared: whose it was first keeps it, and the others wait for a person', async () => {
    await enter(database.db, orderPlaced('O-1', [member('M-1'), anonymous('ipad')], day(1)), orderPlaced('O-2', [member('M-2'), anonymous('ipad')], day(2)));
    expect(await groups()).toEqual([['M-1', 'ipad', 'main:O-1'], ['M-2', 'main:O-2']]);
    await enter(database.db, orderPlaced('O-0', [member('M-2'), anonymous('ipad')], day(0)));
    expect(await groups()).toEqual([['M-1', 'main:O-1'], ['M-2', 'ipad', 'main:O-0', 'main:O-2']]);
    expect(await rows(`SELECT set_aside FROM links WHERE set_aside IS NOT NULL`)).toEqual([{ set_aside: 'too-many-of-a-kind' }]);
  });

  it('when what they have in common is a placeholder', async () => {
    const numbers = [member('-'), member('0000000000'), member('ゲスト'), anonymous('00000000-0000-0000-0000-000000000000'), anonymous('[object Object]')];
    const all = [mail('なし'), mail('nomail'), mail('none@example.jp'), phone('0'), phone('000-0000-0000'), ...numbers];
    for (const shared of all) await enter(database.db, orderPlaced(`${shared.value}-1`, [shared]), orderPlaced(`${shared.value}-2`, [shared]));
    expect((await groups()).map((names) => names.length)).toEqual(Array(2 * all.length).fill(1));
    await enter(database.db, orderPlaced('O-1', [aya, phone('0')]), orderPlaced('O-2', [ayasPhone, phone('0'), mail('なし')]));
    expect(await groups()).toEqual(expect.arrayContaining([['aya@example.jp', 'main:O-1'], ['+819000001234', 'main:O-2']]));
  });

  it('rather than one of more than a hundred origins, which a person decides about', async () => {
    const many = Array.from({ length: 100 }, (_, number) => member(`M-${number}`, `shop-${number}`));
    for (let from = 0; from < 100; from += 19) await enter(database.db, orderPlaced(`O-${from}`, many.slice(from === 0 ? 0 : from - 1, from + 19)));
    await enter(database.db, orderPlaced('O-last', [aya]));
    await enter(database.db, orderPlaced('O-both', [aya, many[99]!]), orderPlaced('O-again', [many[50]!, aya]));
    expect((await groups()).map((names) => names.length).sort((a, b) => a - b)).toEqual([2, 108]);
    expect(await rows('SELECT set_aside FROM links WHERE set_aside IS NOT NULL')).toEqual(Array(2).fill({ set_aside: 'too-many-origins' }));
    expect(await rows('SELECT max(origin_count) AS most FROM customers WHERE merged_into IS NULL')).toEqual([{ most: 100 }]);
  });
});

describe('a number that a centre gives for everybody', () => {
  const guest = (number: number) => orderPlaced(`G-${number}`, [member(`G-${number}`), ayasPhone], day(number));

  it('makes nobody one, and no guest waits for another', async () => {
    for (let from = 0; from <= 100; from += 10) await enter(database.db, ...Array.from({ length: Math.min(10, 101 - from) }, (_, place) => guest(from + place)));
    expect((await groups()).map((names) => names.join())).toContain('+819000001234');
    await inTransaction(database.db, async (tx) => {
      await tx.query(`SELECT FROM customers JOIN origins ON customer_id = customers.id JOIN identifiers USING (origin) WHERE value = 'G-7' FOR UPDATE`);
      await enter(database.db, guest(101));
    });
    await enter(database.db, orderPlaced('G-7b', [member('G-7'), aya], day(200)));
    expect((await groups()).filter((names) => names.includes('G-7'))).toEqual([['G-7', 'aya@example.jp', 'main:G-7', 'main:G-7b']]);
    expect(await groups()).toHaveLength(103);
    expect(await rows('SELECT DISTINCT set_aside FROM links WHERE set_aside IS NOT NULL')).toEqual([{ set_aside: 'shared' }]);
  });

  it('waits for a person once, with whom it was named first, in place of everybody it was named with', async () => {
    const waiting = () =>
      rows<{ reason: string; value: string }>(
        `SELECT reason, value FROM duplicates JOIN identifiers ON origin IN (a, b) WHERE state = 'open' AND kind = 'member' ORDER BY value`,
      );
    for (let from = 0; from < 100; from += 10) await enter(database.db, ...Array.from({ length: 10 }, (_, place) => guest(from + place)));
    expect(await waiting()).toHaveLength(99);
    await enter(database.db, guest(100), guest(101));
    await enter(database.db, guest(102));
    expect(await waiting()).toEqual([{ reason: 'shared', value: 'G-0' }]);
  });
});

describe('somebody of whom there is more than one person has', () => {
  it.each([
    ['browsers', (number: number) => anonymous(`a-${number}`), 305],
    ['names of another system', (number: number) => ({ kind: 'external' as const, namespace: 'cart', value: `e-${number}` }), 60],
  ])('%s, waits for a person once', async (_, nth, count) => {
    for (let from = 0; from < count; from += 20) await enter(database.db, ...Array.from({ length: 20 }, (_, place) => visited(`t-${from + place}`, [aya, nth(from + place)], day(1))));
    const reasons = (await rows<{ set_aside: string }>('SELECT set_aside FROM links WHERE set_aside IS NOT NULL')).map((link) => link.set_aside);
    expect(reasons.length).toBeGreaterThan(5);
    expect([...new Set(reasons)]).toEqual(['too-many-of-a-kind']);
    expect(await rows(`SELECT reason FROM duplicates WHERE state = 'open'`)).toEqual([{ reason: 'too-many-of-a-kind' }]);
  });
});

describe('a name of another system that a customer has, of whom more is known,', () => {
  it('waits for a person, whatever else waits of that kind or was decided of it', async () => {
    const named = (number: number) => ({ kind: 'external' as const, namespace: 'crm', value: `e-${number}` });
    await enter(database.db, orderPlaced('E-1', [named(1), aya], day(1)));
    for (const number of [2, 3, 4]) await enter(database.db, orderPlaced(`E-${number}`, [named(number)], day(number), { name: `東 ${number}郎` }));
    for (const number of [2, 3]) await enter(database.db, visited(`t-${number}`, [named(number), aya], day(5)));
    await rows(`UPDATE duplicates SET state = 'apart', decided_at = now(), decided_by = 'person:x', decided_name = 'x'`);
    await enter(database.db, visited('t-4', [named(4), aya], day(6)));
    expect(await rows('SELECT state, count(*)::int AS pairs FROM duplicates GROUP BY state ORDER BY state')).toEqual([{ state: 'apart', pairs: 2 }, { state: 'open', pairs: 1 }]);
  });
});

describe('a fact that names an origin', () => {
  it('belongs to it', async () => {
    await enter(database.db, orderPlaced('O-1', [aya]));
    const [{ origin }] = (await rows<{ origin: string }>('SELECT origin FROM origins')) as [{ origin: string }];
    await enter(database.db, contactOpened('c', { origin }));
    expect(await groups()).toEqual([['aya@example.jp', 'c', 'main:O-1']]);
  });

  it('nobody knows is entered all the same: with its identifiers, or as a customer of its own under an id of ours', async () => {
    const origin = '018f0000-0000-7000-8000-000000000001';
    await enter(database.db, contactOpened('c-1', { origin, identifiers: [aya] }), contactOpened('c-2', { origin }));
    await enter(database.db, contactOpened('c-2', { origin }, day(2)), contactOpened('c-3', { origin }), orderPlaced('O-1', [aya]));
    expect(await groups()).toEqual([['aya@example.jp', 'c-1', 'main:O-1'], ['c-2'], ['c-3']]);
    expect(await rows('SELECT id FROM entries')).toHaveLength(5);
    expect(await rows(`SELECT origin FROM origins WHERE origin = '${origin}'`)).toEqual([]);
  });
});

describe('what is published', () => {
  it('is each fact again under its id, on its origin’s key, with its customer and without what is personal', async () => {
    const opened = contactOpened('c', { identifiers: [ayasPhone], profile: { name: '森田 彩' } });
    await enter(database.db, opened);
    const [fact] = await publishedOf(database.db);
    const [origin] = await rows<{ origin: string; customer_id: string }>('SELECT origin, customer_id FROM origins');
    expect(fact).toMatchObject({ type: 'contact.opened', key: origin!.origin });
    expect(fact!.headers).toMatchObject({ ce_id: opened.id, ce_source: '//engawa/contact-center', ce_customerid: origin!.customer_id });
    expect(fact!.headers.ce_groupversion).toBe('1');
    expect(fact!.data).toEqual({ contact: 'c', channel: 'phone', direction: 'in', customer: { origin: origin!.origin } });
  });

  it('of a joining is the whole change on the key of each origin that moved, before the fact that showed it', async () => {
    await enter(database.db, orderPlaced('O-1', [aya], day(1)));
    await enter(database.db, orderPlaced('O-2', [ayasPhone], day(2)), orderPlaced('O-3', [member('M-1')], day(2)));
    await enter(database.db, orderPlaced('O-4', [ayasPhone, member('M-1')], day(3)));
    await database.asAdministrator('TRUNCATE outbox');
    await enter(database.db, orderPlaced('O-5', [aya, ayasPhone], day(4)));
    const published = await publishedOf(database.db);
    expect(published.map((fact) => fact.type)).toEqual(['customer.regrouped', 'customer.regrouped', 'order.placed']);
    const [first, second, fact] = published as [(typeof published)[0], (typeof published)[0], (typeof published)[0]];
    expect(first.data.moved).toEqual(second.data.moved);
    expect(first.data.change).toBe(second.data.change);
    const moved = first.data.moved as { origin: string; customer: string; version: number }[];
    expect(moved.map((place) => place.origin).sort()).toEqual([first.key, second.key].sort());
    for (const place of moved) expect(place.customer).toBe(first.data.survivor);
    expect(moved.map((place) => place.version).sort()).toEqual([2, 3]);
    expect(fact.headers.ce_customerid).toBe(first.data.survivor);
    expect(await rows(`SELECT id FROM entries WHERE type = 'engawa.customer.regrouped'`)).toHaveLength(2);
  });
});

describe('revisions', () => {
  it('count a customer’s entries one by one, and go on above the larger after a joining, in a new epoch', async () => {
    await enter(database.db, orderPlaced('O-1', [aya], day(1)));
    await enter(database.db, ...[2, 3, 4].map((number) => orderPlaced(`O-${number}`, [ayasPhone], day(number))));
    await enter(database.db, orderPlaced('O-5', [aya, ayasPhone], day(5)));
    const all = await rows<{ revision: number }>('SELECT revision FROM entries ORDER BY revision');
    expect(all.map((entry) => entry.revision)).toEqual([1, 1, 2, 3, 4, 5]);
    expect(await rows('SELECT revision, epoch FROM customers WHERE merged_into IS NULL')).toEqual([{ revision: 5, epoch: 1 }]);
  });
});
