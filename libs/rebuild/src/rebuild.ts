import { setTimeout as wait } from 'node:timers/promises';
import { isLockTimeout, type Tx } from '@engawa/postgres';
import type { DataSource, QueryRunner } from 'typeorm';
import { compare, exchange, type Difference, type ProjectionTable } from './compare.js';

/** How a service fills its shadow. All of it runs in one session, in which the shadow's tables have the real ones' names. */
export interface RebuildSteps {
  /** Everything there is, while the service goes on. */
  fill: (session: Tx) => Promise<void>;
  /** What the service has done since; nothing changes in its projections from now on. */
  catchUp: (session: Tx) => Promise<void>;
  /** Before rows are exchanged: what those have to follow that are not compared. */
  beforeExchange?: (session: Tx) => Promise<void>;
}

export interface RebuildOptions {
  /** Leaves the live tables as they are. */
  onlyCompare: boolean;
  /** Told of each step that is done, and how long it took. */
  say: (line: string) => void;
}

/** Another rebuild of the same service is at work. */
export class RebuildRuns extends Error {}

/**
 * Builds a shadow of the tables, catches up, compares it with them customer by customer, and exchanges the rows that
 * differ. The live tables change in the last transaction only: whoever dies before its COMMIT has changed nothing, and
 * what there was of the shadow goes with the session. While that transaction runs, writers wait; readers do not.
 */
export async function rebuild(
  db: DataSource,
  tables: ProjectionTable[],
  steps: RebuildSteps,
  { onlyCompare, say }: RebuildOptions,
): Promise<Difference[]> {
  const runner = db.createQueryRunner();
  const session = runner.manager;
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const begunAt = performance.now();
    const result = await work();
    say(`${what}: ${((performance.now() - begunAt) / 1000).toFixed(1)} s`);
    return result;
  };
  try {
    await beAlone(session);
    for (const { name } of tables) await session.query(`CREATE TEMP TABLE ${name} (LIKE public.${name} INCLUDING ALL)`);
    await session.query('CREATE TEMP TABLE differences ("table" text, key text, customer uuid, what text, columns text[])');
    await timed('shadow filled', () => steps.fill(session));
    await beginWithLocks(runner, tables);
    const found = await timed('caught up and compared, while nothing new was entered', async () => {
      await steps.catchUp(session);
      const differences: Difference[] = [];
      for (const table of tables) differences.push(...(await compare(session, table)));
      return differences;
    });
    if (!onlyCompare && found.length > 0) {
      await timed('exchanged', async () => {
        await steps.beforeExchange?.(session);
        for (const table of tables) await exchange(session, table);
      });
    }
    await runner.commitTransaction();
    return found;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** A session's usual time-outs are for short transactions; how long a lock is waited for is said at `beginWithLocks`. */
async function beAlone(session: Tx): Promise<void> {
  const [{ alone }] = await session.query<[{ alone: boolean }]>(`SELECT pg_try_advisory_lock(hashtext('engawa.rebuild')) AS alone`);
  if (!alone) throw new RebuildRuns('Another rebuild of this service is at work');
  await session.query(
    `SET transaction_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET lock_timeout = '500ms'; SET work_mem = '128MB'`,
  );
}

const LOCK_ATTEMPTS = 60;

/**
 * The service's transactions lock the same tables, in whatever order their work has. So we give way before PostgreSQL
 * looks for a deadlock (`deadlock_timeout`, 1 s) and could end one of theirs, and writers never queue behind us for long.
 */
async function beginWithLocks(runner: QueryRunner, tables: ProjectionTable[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await runner.startTransaction();
    try {
      await runner.query(`LOCK TABLE ${tables.map(({ name }) => `public.${name}`).join(', ')} IN EXCLUSIVE MODE`);
      return;
    } catch (error) {
      await runner.rollbackTransaction();
      if (!isLockTimeout(error) || attempt === LOCK_ATTEMPTS) throw error;
      await wait(Math.random() * 500);
    }
  }
}
