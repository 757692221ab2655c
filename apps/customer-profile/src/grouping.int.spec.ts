import { inTransaction } from '@engawa/postgres';
import { anonymous, mail, member, phone } from '@engawa/testkit';
import fc from 'fast-check';
import { day, enter, visited } from '../test/facts.js';
import { startMerging } from '../test/merging.js';
import { readIdentityRules } from './db/read-identity-rules.js';
import { groupOrigins, kindKey, type Decision, type Link } from './domain/grouping.js';
import { normalise } from '@engawa/identifiers';

let merging: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  merging = await startMerging();
});
afterAll(() => merging.stop());

let run = 0;

describe('which origins form one customer', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ fact: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 3 }), at: fc.integer({ min: 1, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ merge: fc.tuple(fc.nat(6), fc.nat(6)) }) },
    { weight: 1, arbitrary: fc.record({ part: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ split: fc.nat(6), some: fc.integer({ min: 1, max: 127 }) }) },
  );
  const named = (place: number) => {
    const kinds = [mail, mail, member, member, phone, anonymous, anonymous];
    const values = [`${run}-a@example.jp`, `${run}-b@example.jp`, `${run}-c`, `${run}-d`, `090-${String(run).padStart(4, '0')}-1234`, `${run}-e`, `${run}-f`];
    return kinds[place]!(values[place]!);
  };
  const ofPlace = (place: number) => merging.customerOf(normalise(named(place)).value);

  const isOne = async (one: string, other: string) => (await merging.customerOf(one)) === (await merging.customerOf(other));

  it('is asked anew by a link within a customer who is more by decision than there may be', async () => {
    const [c, d, shared, number] = [member(`${++run}-c`), member(`${run}-d`), mail(`${run}-s@example.jp`), phone(`090-9999-${String(run).padStart(4, '0')}`)];
    await enter(merging.db, visited(`v1-${run}`, [shared, number], day(10)), visited(`v2-${run}`, [d], day(11)));
    await merging.merge((await merging.customerOf(shared.value))!, (await merging.customerOf(d.value))!);
    await enter(merging.db, visited(`v3-${run}`, [c, shared], day(18)));
    expect(await isOne(c.value, d.value)).toBe(true);
    await enter(merging.db, visited(`v4-${run}`, [d, number], day(5)));
    expect(await isOne(c.value, d.value)).toBe(false);
    expect(await groupsNow()).toEqual(await groupsOfLinks());
  });

  it('follows from the links and decisions alone, in whatever order they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        run++;
        for (const [number, each] of steps.entries()) {
          if ('fact' in each) await enter(merging.db, visited(`${run}-${number}`, each.fact.map(named), day(each.at)));
          else if ('merge' in each) {
            const [one, other] = [await ofPlace(each.merge[0]), await ofPlace(each.merge[1])];
            if (one && other && one !== other) expect([200, 409]).toContain((await merging.merge(one, other)).status);
          } else if ('split' in each) await splitSome(await ofPlace(each.split), each.some);
          else {
            const customer = await ofPlace(each.part % 7);
            const open = customer === undefined ? [] : (await merging.mergesOf(customer)).filter(({ undone }) => !undone);
            if (customer && open.length > 0) expect([200, 409]).toContain((await merging.unmerge(customer, open[each.part % open.length]!.id)).status);
          }
        }
        expect(await groupsNow()).toEqual(await groupsOfLinks());
        await merging.expectSound();
      }),
      { numRuns: 25 },
    );
  });

  /** Those whose place has a bit of `some`: they and the others are two customers, each whole, unless one of the two is nobody. */
  async function splitSome(customer: string | undefined, some: number): Promise<void> {
    if (!customer) return;
    const all = (await merging.rows<{ origin: string }>('SELECT origin FROM origins WHERE customer_id = $1 ORDER BY origin', [customer])).map(({ origin }) => origin);
    const chosen = all.filter((_, place) => (some >> place) & 1);
    const { status, body } = await merging.post<{ chosen: string; rest: string }>(`/api/customers/${customer}/split`, { origins: chosen });
    expect(status).toBe(chosen.length === 0 || chosen.length === all.length ? 400 : 200);
    if (status === 400) return;
    const customersOf = async (origins: string[]) => (await merging.rows<{ id: string }>('SELECT DISTINCT customer_id AS id FROM origins WHERE origin = ANY($1)', [origins])).map(({ id }) => id);
    expect([await customersOf(chosen), await customersOf(all.filter((origin) => !chosen.includes(origin)))]).toEqual([[body.chosen], [body.rest]]);
  }

  const inOrder = (groups: string[][]) => groups.map((group) => [...group].sort().join()).sort();
  async function groupsNow(): Promise<string[]> {
    return inOrder([...Map.groupBy(await merging.rows<{ origin: string; customer_id: string }>('SELECT origin, customer_id FROM origins'), (row) => row.customer_id).values()].map((own) => own.map(({ origin }) => origin)));
  }
  async function groupsOfLinks(): Promise<string[]> {
    const origins = await merging.rows<{ origin: string; kind: string | null; namespace: string | null }>('SELECT origin, kind, namespace FROM origins LEFT JOIN identifiers USING (origin)');
    const links = await merging.rows<Link>('SELECT a, b, at, cause, place, decided FROM links');
    const decisions = await merging.rows<Decision>(
      `SELECT id, kind, decided_at AS at, jsonb_build_array(coalesce(jsonb_agg(origin) FILTER (WHERE side = 0), '[]'), coalesce(jsonb_agg(origin) FILTER (WHERE side = 1), '[]')) AS sides
         FROM grouping_decisions JOIN decided_origins ON decision = id GROUP BY id`,
    );
    const { most } = await inTransaction(merging.db, readIdentityRules);
    const kinds = new Map(origins.map(({ origin, kind, namespace }) => [origin, kind === null ? undefined : kindKey(kind, namespace!)]));
    return inOrder(groupOrigins([...kinds.keys()], links, decisions, { kindOf: (origin) => kinds.get(origin), most }).groups);
  }
});
