import type { Identifier } from '@engawa/contracts';
import { anonymous, freshDatabase, mail, member, type TestDatabase } from '@engawa/testkit';
import fc from 'fast-check';
import { day, enter, groupsOf, orderPlaced } from '../test/facts.js';
import type { EnteringFact } from './domain/entering-fact.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
let run = 0;
/** Only what has a mail's shape joins anybody. */
const AT_HOME = '@example.jp';

beforeAll(async () => {
  database = await freshDatabase(migrations);
});
afterAll(() => database.drop());

/** Who an order is by: places in a list of six identifiers. Each run has identifiers and orders of its own. */
type Order = number[];
const orders = fc.array(fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 9 });

function facts(all: Order[]): EnteringFact[] {
  run++;
  const address = (name: string) => mail(`${name}${AT_HOME}`);
  const kinds = [address, address, member, member, anonymous, anonymous];
  const identifier = (place: number): Identifier => kinds[place]!(`${run}/${place}`);
  return all.map((places, number) => orderPlaced(`${run}/order-${number}`, places.map(identifier), day(number + 1)));
}

/** The groups of the last run. */
async function groups(): Promise<string[][]> {
  const all = (await groupsOf(database.db)).filter((names) => names.some((name) => name.replace('main:', '').startsWith(`${run}/`)));
  return all.map((names) => names.map((name) => name.replace(`${run}/`, '').replace(AT_HOME, '')));
}

/** What must hold of every customer, whatever happened. */
async function expectSound(): Promise<void> {
  const broken = await database.db.query(
    `SELECT id FROM customers
      WHERE merged_into IS NULL
        AND (entry_count <> (SELECT count(*) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR entry_count <> (SELECT sum(own_entries) FROM origins WHERE customer_id = customers.id)
          OR origin_count <> (SELECT count(*) FROM origins WHERE customer_id = customers.id)
          OR revision < (SELECT max(revision) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR last_entry_at IS DISTINCT FROM (SELECT max(occurred_at) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR first_seen_at > (SELECT min(occurred_at) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR known <> EXISTS (SELECT FROM identifiers JOIN origins USING (origin) WHERE customer_id = customers.id AND kind <> 'anonymous'))
     UNION ALL
     SELECT origin FROM origins LEFT JOIN (SELECT origin, count(*) AS entries, max(occurred_at) AS last_at FROM entries GROUP BY origin) AS own USING (origin)
      WHERE own_entries <> coalesce(entries, 0) OR latest_at IS DISTINCT FROM last_at
     UNION ALL
     SELECT merged.id FROM customers AS merged JOIN customers AS survivor ON survivor.id = merged.merged_into
      WHERE survivor.merged_into IS NOT NULL OR EXISTS (SELECT FROM origins WHERE customer_id = merged.id)`,
  );
  expect(broken).toEqual([]);
}

describe('the grouping', () => {
  it('is the same whether facts come one by one, in one batch, or all at once on many partitions', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 3 }), async (all, batchSize) => {
        for (const fact of facts(all)) await enter(database.db, fact);
        const oneByOne = await groups();

        await enter(database.db, ...facts(all));
        expect(await groups()).toEqual(oneByOne);

        const entering = facts(all);
        const batches: EnteringFact[][] = [];
        while (entering.length > 0) batches.push(entering.splice(0, batchSize));
        await Promise.all(batches.map((batch) => enter(database.db, ...batch)));
        expect(await groups()).toEqual(oneByOne);
        await expectSound();
      }),
      { numRuns: 8 },
    );
  });
});

describe('facts that come at once on two partitions', () => {
  const repeated = async (turns: number, all: Order[], expected: number) => {
    for (let turn = 0; turn < turns; turn++) {
      await Promise.all(facts(all).map((fact) => enter(database.db, fact)));
      expect(await groups()).toHaveLength(expected);
    }
    await expectSound();
  };

  it('make one customer of an identifier nobody saw before', async () => {
    await repeated(10, [[0], [0], [0]], 1);
  });

  it('make one customer of two identifiers they name in opposite order', async () => {
    await repeated(10, [[0, 2], [2, 0]], 1);
  });

  it('make one customer of a chain that each shows one link of', async () => {
    await repeated(10, [[0, 1], [1, 2], [2, 4], [4, 5]], 1);
  });

  it('do not join whom nothing joins', async () => {
    await repeated(3, [[0, 1], [2, 5], [4]], 3);
  });
});
