import { randomUUID } from 'node:crypto';
import { inTransaction } from '@engawa/postgres';
import { anonymous, bearer, freshDatabase, freshTopics, mail, member, phone, startTestService, type TestDatabase } from '@engawa/testkit';
import fc from 'fast-check';
import supertest from 'supertest';
import { contactOpened, day, enter, orderCancelled, orderPlaced, visited } from '../test/facts.js';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';
import { readIdentityRules } from './db/read-identity-rules.js';
import { groupOrigins, kindKey, type Decision, type Link } from './domain/grouping.js';
import { normalise } from './domain/identifiers.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  service = await startTestService({ name: 'customer-profile', module: AppModule, database });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

interface Merge {
  id: string;
  decidedBy: string | null;
  undone: { by: string } | null;
  survivor: { id: string; mails: string[]; entryCount: number };
  ended: { id: string; mails: string[]; entryCount: number };
  stays: { type: string; about: { contact?: string } }[];
}
type Answer<T> = { status: number; body: T & { type: string; mergedInto?: string } };
/** A token counts for a minute, and one test may take longer. */
const noguchi = () => bearer('customer-profile', undefined, { subject: 'person:noguchi', name: '野口陽子' });
const get = async <T>(path: string): Promise<Answer<T>> => supertest(service.url).get(path).set({ authorization: await noguchi() }).redirects(0);
const post = async <T>(path: string, body: object, own?: string): Promise<Answer<T>> => supertest(service.url).post(path).set({ authorization: own ?? (await noguchi()) }).send(body);
const merge = (one: string, other: string) => post<{ id: string }>(`/api/customers/${one}/merge`, { with: other });
const unmerge = (customer: string, id: string) => post<{ survivor: string; begun: string }>(`/api/customers/${customer}/unmerge`, { merge: id });
const mergesOf = async (customer: string) => (await get<{ items: Merge[] }>(`/api/customers/${customer}/merges`)).body.items;
const rows = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => database.db.query<T[]>(sql, values);

let run = 0;
/** A customer with one order by this mail address. */
async function newCustomer(at = day(1)) {
  const address = mail(`${++run}@example.jp`);
  await enter(database.db, orderPlaced(`O-${run}`, [address], at));
  return { id: await customerOf(address.value), address, order: `O-${run}` };
}
async function customerOf(value: string): Promise<string> {
  const [row] = await rows<{ id: string }>('SELECT customer_id AS id FROM identifiers JOIN origins USING (origin) WHERE value = $1', [value]);
  return row!.id;
}
const isOne = async (...values: string[]) => new Set(await Promise.all(values.map(customerOf))).size === 1;

/** All that is there of every customer, what merges and partings say of themselves aside. */
async function everything() {
  return rows(
    `SELECT id, known, first_seen_at, origin_count, merged_into,
            (SELECT jsonb_agg(origin ORDER BY origin) FROM origins WHERE customer_id = customers.id) AS origins,
            (SELECT jsonb_agg(to_jsonb(entries) ORDER BY entries.id) FROM entries JOIN origins USING (origin)
              WHERE customer_id = customers.id AND type <> 'engawa.customer.regrouped') AS entries,
            (SELECT jsonb_agg(to_jsonb(profiles) ORDER BY origin) FROM profiles JOIN origins USING (origin) WHERE customer_id = customers.id) AS profiles
       FROM customers ORDER BY id`,
  );
}

/** What must hold of every customer, whatever was decided. */
async function expectSound(): Promise<void> {
  const broken = await rows(
    `SELECT id FROM customers
      WHERE merged_into IS NULL
        AND (entry_count <> (SELECT count(*) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR origin_count <> (SELECT count(*) FROM origins WHERE customer_id = customers.id)
          OR last_entry_at <> (SELECT max(occurred_at) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR revision < (SELECT max(revision) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id))
     UNION ALL
     SELECT customers.id FROM customers JOIN origins ON origin = id WHERE coalesce(merged_into, id) <> customer_id`,
  );
  expect(broken).toEqual([]);
}

describe('a merge that somebody decides', () => {
  it('makes one customer of two, whose older gives its id to both, and says so on the timeline', async () => {
    const [older, newer] = [await newCustomer(day(1)), await newCustomer(day(2))];
    expect(await merge(newer.id, older.id)).toMatchObject({ status: 200, body: { id: older.id } });
    expect(await get(`/api/customers/${newer.id}`)).toMatchObject({ status: 307, body: { mergedInto: older.id } });
    const { body } = await get<{ items: { type: string; title: { en: string } }[] }>(`/api/customers/${older.id}/timeline`);
    expect(body.items.map(({ type }) => type).sort()).toEqual(['customer.regrouped', 'order.placed', 'order.placed']);
    expect(body.items.find(({ type }) => type === 'customer.regrouped')!.title.en).toBe('Customer records merged');
    expect(await mergesOf(older.id)).toMatchObject([{ decidedBy: '野口陽子', undone: null, survivor: { id: older.id, entryCount: 1 }, ended: { id: newer.id, mails: [newer.address.value], entryCount: 2 } }]);
    await expectSound();
  });

  it('is bound by no limit on identifiers', async () => {
    const [one, other] = [member('M-1'), member('M-2')];
    await enter(database.db, orderPlaced('L-1', [one]), orderPlaced('L-2', [other]));
    await enter(database.db, orderPlaced('L-3', [one, other]));
    expect(await isOne('M-1', 'M-2')).toBe(false);
    expect((await merge(await customerOf('M-1'), await customerOf('M-2'))).status).toBe(200);
    await enter(database.db, orderPlaced('L-4', [other, mail('twice@example.jp')]));
    expect(await isOne('M-1', 'M-2', 'twice@example.jp')).toBe(true);
  });

  it('of three in a circle at once makes one', async () => {
    const [a, b, c] = [await newCustomer(), await newCustomer(), await newCustomer()];
    const answers = await Promise.all([merge(a.id, b.id), merge(b.id, c.id), merge(c.id, a.id)]);
    for (const { status } of answers) expect([200, 409]).toContain(status);
    for (const [one, other] of [[a, b], [b, c]] as const) if (!(await isOne(one.address.value, other.address.value))) await merge(await customerOf(one.address.value), await customerOf(other.address.value));
    expect(await isOne(a.address.value, b.address.value, c.address.value)).toBe(true);
    await expectSound();
  });

  it('is refused of one with itself, with somebody merged, with nobody, and by who may not', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    expect(await merge(a.id, a.id.toUpperCase())).toMatchObject({ status: 400, body: { type: 'urn:engawa:problem:same-customer' } });
    expect((await merge(a.id, randomUUID())).status).toBe(404);
    await merge(a.id, b.id);
    expect(await merge(b.id, a.id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:merged', mergedInto: a.id } });
    const reader = await bearer('customer-profile', ['customers.read']);
    expect((await post(`/api/customers/${a.id}/merge`, { with: b.id }, reader)).status).toBe(403);
    expect((await post(`/api/customers/${a.id}/unmerge`, { merge: randomUUID() }, reader)).status).toBe(403);
  });
});

describe('a merge that is undone', () => {
  it('gives back both sides, the two decisions aside', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    await enter(database.db, contactOpened(`c-${run}`, { identifiers: [b.address, phone('090-0000-1234')], profile: { name: '森田 彩' } }, day(3)));
    const before = await everything();
    await merge(a.id, b.id);
    const [{ id }] = (await mergesOf(a.id)) as [Merge];
    expect(await unmerge(a.id, id)).toMatchObject({ status: 200, body: { survivor: a.id, begun: b.id } });
    expect(await everything()).toEqual(before);
    expect((await get(`/api/customers/${b.id}`)).status).toBe(200);
    const { body } = await get<{ items: { title: { en: string } }[] }>(`/api/customers/${b.id}/timeline`);
    expect(body.items.map(({ title }) => title.en)).toContain('Customer records separated');
    expect(await mergesOf(b.id)).toMatchObject([{ undone: { by: '野口陽子' } }]);
    await expectSound();
  });

  it('leaves what came since with the order it is of, and what a desk recorded with the survivor, as it was told before', async () => {
    const [a, b] = [await newCustomer(day(1)), await newCustomer(day(2))];
    await merge(a.id, b.id);
    await enter(database.db, orderCancelled(b.order), { ...contactOpened(`desk-${run}`, { origin: a.id }, day(5)), recordedAt: new Date() });
    const [{ id }] = (await mergesOf(a.id)) as [Merge];
    const { body: told } = await get<Merge>(`/api/customers/${a.id}/merges/${id}`);
    expect(told.stays.map(({ about }) => about)).toEqual([{ contact: `desk-${run}` }]);
    await unmerge(a.id, id);
    const typesOf = async (customer: string) => (await rows<{ type: string }>(`SELECT type FROM entries JOIN origins USING (origin) WHERE customer_id = $1 AND type <> 'engawa.customer.regrouped' ORDER BY type`, [customer])).map(({ type }) => type.replace('engawa.', ''));
    expect([await typesOf(a.id), await typesOf(b.id)]).toEqual([['contact.opened', 'order.placed'], ['order.cancelled', 'order.placed']]);
    await expectSound();
  });

  it('stays undone whatever facts say, before and after, until somebody decides anew', async () => {
    const [a, b] = [await newCustomer(day(3)), await newCustomer(day(4))];
    await enter(database.db, orderPlaced(`both-${run}`, [a.address, b.address], day(5)));
    const [{ id, decidedBy }] = (await mergesOf(a.id)) as [Merge];
    expect(decidedBy).toBeNull();
    expect((await unmerge(a.id, id)).status).toBe(200);
    await enter(database.db, orderPlaced(`earlier-${run}`, [b.address, a.address], day(1)), orderPlaced(`later-${run}`, [a.address, b.address], day(9)));
    expect(await isOne(a.address.value, b.address.value)).toBe(false);
    expect(await rows(`SELECT set_aside FROM links WHERE a IN ($1, $2) AND b IN ($1, $2)`, [a.id, b.id])).toEqual([{ set_aside: 'kept-apart' }]);
    expect((await merge(await customerOf(a.address.value), await customerOf(b.address.value))).status).toBe(200);
    expect(await isOne(a.address.value, b.address.value)).toBe(true);
    await expectSound();
  });

  it('is refused a second time, of somebody else’s, and of none', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer()];
    await merge(a.id, b.id);
    const [{ id }] = (await mergesOf(a.id)) as [Merge];
    expect((await unmerge(c.id, id)).status).toBe(404);
    expect((await unmerge(a.id, randomUUID())).status).toBe(404);
    const answers = await Promise.all([unmerge(a.id, id), unmerge(a.id, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes along who was merged into the part before', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    await merge(b.id, c.id);
    await merge(a.id, b.id);
    expect(await get(`/api/customers/${c.id}`)).toMatchObject({ status: 307, body: { mergedInto: a.id } });
    const last = (await mergesOf(a.id)).find(({ ended }) => ended.id === b.id)!;
    await unmerge(a.id, last.id);
    expect(await get(`/api/customers/${c.id}`)).toMatchObject({ status: 307, body: { mergedInto: b.id } });
    await expectSound();
  });
});

describe('a part of a customer that turns out to be of another', () => {
  it('goes there by an earlier fact that comes late, its old id leads to who it is now, and that can be undone', async () => {
    const [one, other] = [member(`${++run}-1`), member(`${run}-2`)];
    const shared = mail(`${run}-shared@example.jp`);
    await enter(database.db, orderPlaced(`s1-${run}`, [one], day(1)));
    await enter(database.db, orderPlaced(`s2-${run}`, [shared], day(2)));
    await enter(database.db, orderPlaced(`s3-${run}`, [other], day(3)));
    const [a, b, d] = await Promise.all([one, shared, other].map(({ value }) => customerOf(value)));
    await enter(database.db, orderPlaced(`s4-${run}`, [one, shared], day(6)));
    expect(await get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: a } });
    await enter(database.db, orderPlaced(`s5-${run}`, [other, shared], day(5)));
    expect(await get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: d } });
    await expectSound();
    const last = (await mergesOf(d!)).find(({ undone, survivor }) => !undone && survivor.id === d)!;
    // What the later fact says counts again.
    expect(await unmerge(d!, last.id)).toMatchObject({ status: 200, body: { survivor: d, begun: a } });
    expect(await get(`/api/customers/${b}`)).toMatchObject({ status: 307, body: { mergedInto: a } });
    await expectSound();
  });

  it('and joined it after a merge that was undone parts from there as well', async () => {
    const [a, b, c] = [await newCustomer(day(1)), await newCustomer(day(2)), await newCustomer(day(3))];
    await enter(database.db, orderPlaced(`ab-${run}`, [a.address, b.address], day(4)));
    await enter(database.db, orderPlaced(`bc-${run}`, [b.address, c.address], day(5)));
    const merges = await mergesOf(a.id);
    await unmerge(a.id, merges.find(({ ended }) => ended.id === b.id)!.id);
    expect(await isOne(b.address.value, c.address.value)).toBe(true);
    expect(await unmerge(b.id, merges.find(({ ended }) => ended.id === c.id)!.id)).toMatchObject({ status: 200, body: { survivor: b.id, begun: c.id } });
    await expectSound();
  });

  it('and was left without an entry of its own is not forgotten when it is merged', async () => {
    const [older, key] = [await newCustomer(day(1)), `k-${++run}`];
    const [visitor, address] = [anonymous(`${run}-v`), mail(`${run}@example.jp`)];
    await enter(database.db, contactOpened(key, { identifiers: [visitor] }, day(2)));
    await enter(database.db, contactOpened(key, { identifiers: [visitor, address] }, day(3)));
    const empty = await customerOf(address.value);
    await unmerge(empty, (await mergesOf(empty))[0]!.id);
    expect((await get<{ entryCount: number }>(`/api/customers/${empty}`)).body.entryCount).toBe(0);
    expect((await merge(empty, older.id)).status).toBe(200);
    expect(await get(`/api/customers/${empty}`)).toMatchObject({ status: 307, body: { mergedInto: older.id } });
    expect((await mergesOf(older.id)).map(({ ended }) => ended.id)).toContain(empty);
    await expectSound();
  });
});

describe('which origins form one customer', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ fact: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }), at: fc.integer({ min: 1, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ merge: fc.tuple(fc.nat(6), fc.nat(6)) }) },
    { weight: 1, arbitrary: fc.record({ part: fc.nat(9) }) },
  );
  const named = (place: number) => {
    const kinds = [mail, mail, member, member, phone, anonymous, anonymous];
    const values = [`${run}-a@example.jp`, `${run}-b@example.jp`, `${run}-c`, `${run}-d`, `090-${String(run).padStart(4, '0')}-1234`, `${run}-e`, `${run}-f`];
    return kinds[place]!(values[place]!);
  };
  const ofPlace = async (place: number) => {
    const { value } = normalise(named(place));
    const [row] = await rows<{ id: string }>('SELECT customer_id AS id FROM identifiers JOIN origins USING (origin) WHERE value = $1', [value]);
    return row?.id;
  };

  it('follows from the links and decisions alone, in whatever order they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        run++;
        for (const [number, each] of steps.entries()) {
          if ('fact' in each) await enter(database.db, visited(`${run}-${number}`, each.fact.map(named), day(each.at)));
          else if ('merge' in each) {
            const [one, other] = [await ofPlace(each.merge[0]), await ofPlace(each.merge[1])];
            if (one && other && one !== other) expect([200, 409]).toContain((await merge(one, other)).status);
          } else {
            const customer = await ofPlace(each.part % 7);
            const open = customer === undefined ? [] : (await mergesOf(customer)).filter(({ undone }) => !undone);
            if (customer && open.length > 0) expect([200, 409]).toContain((await unmerge(customer, open[each.part % open.length]!.id)).status);
          }
        }
        expect(await groupsNow()).toEqual(await groupsOfLinks());
        await expectSound();
      }),
      { numRuns: 25 },
    );
  });

  const inOrder = (groups: string[][]) => groups.map((group) => [...group].sort().join()).sort();
  async function groupsNow(): Promise<string[]> {
    return inOrder([...Map.groupBy(await rows<{ origin: string; customer_id: string }>('SELECT origin, customer_id FROM origins'), (row) => row.customer_id).values()].map((own) => own.map(({ origin }) => origin)));
  }
  async function groupsOfLinks(): Promise<string[]> {
    const origins = await rows<{ origin: string; kind: string | null; namespace: string | null }>('SELECT origin, kind, namespace FROM origins LEFT JOIN identifiers USING (origin)');
    const links = await rows<Link>('SELECT a, b, at, cause, place, decided FROM links');
    const decisions = await rows<Decision>(
      `SELECT id, kind, decided_at AS at, jsonb_build_array(coalesce(jsonb_agg(origin) FILTER (WHERE side = 0), '[]'), coalesce(jsonb_agg(origin) FILTER (WHERE side = 1), '[]')) AS sides
         FROM grouping_decisions JOIN decided_origins ON decision = id GROUP BY id`,
    );
    const { most } = await inTransaction(database.db, readIdentityRules);
    const kinds = new Map(origins.map(({ origin, kind, namespace }) => [origin, kind === null ? undefined : kindKey(kind, namespace!)]));
    return inOrder(groupOrigins([...kinds.keys()], links, decisions, (origin) => kinds.get(origin), most).groups);
  }
});
