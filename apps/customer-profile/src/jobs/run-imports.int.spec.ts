import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { setHashKey } from '@engawa/identifiers';
import { freshDatabase, longestTurn, type TestDatabase } from '@engawa/testkit';
import type { DataSource } from 'typeorm';
import { migrations } from '../db/migrations/index.js';
import { RunImports } from './run-imports.js';

const CHUNKS = 10;
const clock = { now: () => new Date() } as never;
const mapping = { namespace: 'main', columns: [{ column: 0, field: 'member' }, { column: 1, field: 'name' }] };
let database: TestDatabase;
let now = performance.now;

beforeAll(async () => {
  database = await freshDatabase(migrations);
  setHashKey(database.db, createSecretKey(randomBytes(32)));
  now = performance.now.bind(performance);
});
afterEach(() => {
  performance.now = now;
});
afterAll(() => database.drop());

/** An import of which so much was done before somebody died. */
async function begun(text: string, rowsDone: number, chunks = CHUNKS): Promise<string> {
  const [id, bytes] = [randomUUID(), Buffer.from(text)];
  await database.db.query(
    `INSERT INTO imports (id, name, size_bytes, received_bytes, chunks, as_of, created_at, created_by_name, state, mapping, encoding, rows_done)
     VALUES ($1, 'customers.csv', $2, $2, $5, now(), now(), '野口陽子', 'running', $3, 'utf-8', $4)`,
    [id, bytes.length, JSON.stringify(mapping), rowsDone, chunks],
  );
  const size = Math.ceil(bytes.length / chunks);
  for (let n = 0; n < chunks; n += 1) await database.db.query('INSERT INTO import_chunks VALUES ($1, $2, $3)', [id, n, bytes.subarray(n * size, (n + 1) * size)]);
  return id;
}

/** A database of which each piece takes five seconds to read. */
function slow(): DataSource {
  let passed = 0;
  performance.now = () => now() + passed;
  const query = (sql: string, values: unknown[]) => {
    if (sql.includes('FROM import_chunks')) passed += 5000;
    return database.db.query(sql, values);
  };
  return Object.assign(Object.create(database.db) as DataSource, { query });
}

const stateOf = async (id: string) =>
  (await database.db.query<{ state: string; rows: number; seconds: number }[]>(
    `SELECT state, rows_done AS rows, extract(epoch FROM leased_until - clock_timestamp())::float AS seconds FROM imports WHERE id = $1`,
    [id],
  ))[0]!;

describe('an import that somebody else goes on with', () => {
  it.each([
    ['lines that were done', ['会員番号,氏名', ...Array.from({ length: 2000 }, (_, n) => `L${n},森田`)].join('\n'), 1900],
    ['blank lines', `会員番号,氏名${'\n'.repeat(200_000)}B1,森田`, 0],
  ])('is held while %s are read, however long that takes', async (_, text, rowsDone) => {
    const id = await begun(text, rowsDone);
    const job = new RunImports(slow(), clock);
    let holds = 0;
    for (await job.run(); (await stateOf(id)).state === 'running'; await job.run()) {
      const { rows, seconds } = await stateOf(id);
      expect(seconds).toBeGreaterThan(5);
      if (rows === rowsDone) holds += 1;
      // So much of it has passed before the next.
      await database.db.query(`UPDATE imports SET leased_until = clock_timestamp() + interval '1 second' WHERE id = $1`, [id]);
    }
    expect(holds).toBeGreaterThanOrEqual(2);
    expect(await stateOf(id)).toMatchObject({ state: 'done' });
  });

  it('lets others have their turn while blank lines are read', async () => {
    const id = await begun(`会員番号,氏名${'\n'.repeat(800_000)}`, 0, 1);
    const job = new RunImports(database.db, clock);
    const longest = await longestTurn(async () => {
      while ((await stateOf(id)).state === 'running') await job.run();
    });
    expect(longest).toBeLessThan(1 / 3);
  });

  it('and that is cancelled in the middle of a character ends without a word', async () => {
    const id = await begun(`会員番号,氏名 \n${'C1,森田森田森田森田\n'.repeat(3000)}`, 0);
    const job = new RunImports(database.db, clock);
    await database.db.query(`DELETE FROM import_chunks WHERE import = $1 AND n > 1`, [id]);
    await job.run();
    await database.db.query(`UPDATE imports SET state = 'cancelled' WHERE id = $1`, [id]);
    await expect(job.run()).resolves.toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled', rows: 501 });
  });
});
