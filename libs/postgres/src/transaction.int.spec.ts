import { freshDatabase, waitFor, type TestDatabase } from '@engawa/testkit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterCommit, inTransaction, isTransient, migrate, type Tx } from './index.js';

class Counters1763700009000 implements MigrationInterface {
  name = 'Counters1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE counters (id text PRIMARY KEY, value int NOT NULL);
                        INSERT INTO counters VALUES ('a', 0), ('b', 0)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase([Counters1763700009000]);
});
beforeEach(() => database.asAdministrator('UPDATE counters SET value = 0'));
afterAll(() => database.drop());

const count = (tx: Tx, id: string) => tx.query('UPDATE counters SET value = value + 1 WHERE id = $1', [id]);
const values = async () => (await database.db.query<{ value: number }[]>('SELECT value FROM counters ORDER BY id')).map((row) => row.value);

describe('a transaction', () => {
  it('gives back what its work returns, after COMMIT', async () => {
    const seen = await inTransaction(database.db, async (tx) => {
      await count(tx, 'a');
      return 'done';
    });
    expect([seen, await values()]).toEqual(['done', [1, 0]]);
  });

  it('whose work fails leaves nothing behind', async () => {
    const failing = inTransaction(database.db, async (tx) => {
      await count(tx, 'a');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await values()).toEqual([0, 0]);
  });

  it('that deadlocks with another is done again: both succeed', async () => {
    const bothLocked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const lockBoth = (first: string, second: string, place: number) =>
      inTransaction(database.db, async (tx) => {
        await count(tx, first);
        bothLocked[place]!.resolve();
        await bothLocked[1 - place]!.promise;
        await count(tx, second);
      });
    await Promise.all([lockBoth('a', 'b', 0), lockBoth('b', 'a', 1)]);
    expect(await values()).toEqual([2, 2]);
  });

  it.each([
    ['before its next statement', (tx: Tx) => count(tx, 'a')],
    ['before its COMMIT', () => undefined],
  ])('whose connection is ended %s fails for a passing reason', async (_when, goOn) => {
    const failing = inTransaction(database.db, async (tx) => {
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await database.asAdministrator(`SELECT pg_terminate_backend(${pid})`);
      await waitFor('a driver that noticed', () => tx.queryRunner!.isReleased);
      await goOn(tx);
    });
    const error: unknown = await failing.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(Error);
    expect(isTransient(error)).toBe(true);
    expect(await values()).toEqual([0, 0]);
  });

  it('whose statement finds more columns after a migration is done again with them', async () => {
    const read = () => inTransaction(database.db, (tx) => tx.query<object[]>('SELECT * FROM counters WHERE id = $1', ['a']));
    expect(await read()).toEqual([{ id: 'a', value: 0 }]);
    await database.asAdministrator('ALTER TABLE counters ADD COLUMN note text');
    expect(await read()).toEqual([{ id: 'a', value: 0, note: null }]);
    await database.asAdministrator('ALTER TABLE counters DROP COLUMN note');
  });

  it('that meets a conflict every time gives up after five more attempts, and is never repeated for another error', async () => {
    const attempts = { '40001': 0, '23505': 0 };
    for (const code of ['40001', '23505'] as const) {
      const failing = inTransaction(database.db, () => {
        attempts[code]++;
        return Promise.reject(Object.assign(new Error('failed'), { code }));
      });
      await expect(failing).rejects.toMatchObject({ code });
    }
    expect(attempts).toEqual({ '40001': 6, '23505': 1 });
  });
});

describe('what is to be done after COMMIT', () => {
  it('is done once, though the work was done twice, and sees what was written', async () => {
    const done: Promise<number[]>[] = [];
    let attempts = 0;
    await inTransaction(database.db, async (tx) => {
      await count(tx, 'a');
      afterCommit(tx, () => done.push(values()));
      if (++attempts === 1) throw Object.assign(new Error('again'), { code: '40001' });
    });
    expect(await Promise.all(done)).toEqual([[1, 0]]);
  });

  it('is not done when the work is undone', async () => {
    let done = false;
    const failing = inTransaction(database.db, (tx) => {
      afterCommit(tx, () => (done = true));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(done).toBe(false);
  });

  it('needs one of our transactions', async () => {
    await database.db.transaction((tx) => {
      expect(() => afterCommit(tx, () => undefined)).toThrow(/inTransaction/);
      return Promise.resolve();
    });
  });
});

describe('migrations', () => {
  it('run once when two processes run them at the same time', async () => {
    const url = new URL(process.env.TEST_DATABASE_URL!);
    url.pathname = `/${database.name}`;
    class More1763700009001 implements MigrationInterface {
      name = 'More1763700009001';

      async up(runner: QueryRunner): Promise<void> {
        await runner.query('CREATE TABLE more (id int)');
      }

      async down(): Promise<void> {
        throw new Error('Migrations only go forward');
      }
    }
    const all = [Counters1763700009000, More1763700009001];
    const done = await Promise.all([migrate(url.href, all), migrate(url.href, all), migrate(url.href, all)]);
    expect(done.map((names) => names.length).sort()).toEqual([0, 0, 1]);
  });
});

it('bigint columns are read as numbers', async () => {
  expect(await database.db.query('SELECT 9007199254740991::bigint AS value')).toEqual([{ value: 9007199254740991 }]);
});
