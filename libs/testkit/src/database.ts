import { randomBytes } from 'node:crypto';
import { setHashKey } from '@engawa/identifiers';
import { connectPostgres, migrate, type Migrations } from '@engawa/postgres';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { hashKey } from './reports.js';

/** A database of one test file, with the tables of one service. */
export interface TestDatabase {
  name: string;
  /** The URL of a role that may read and write its tables, but not change their shape. */
  url: string;
  /** The test's own connections, of the same role. */
  db: DataSource;
  /** Runs SQL that the running service's role may not. */
  asAdministrator: (sql: string) => Promise<Record<string, unknown>[]>;
  /** Ends all sessions and lets nobody in until the function it gives back is called. */
  cutOff: () => Promise<() => Promise<void>>;
  drop: () => Promise<void>;
}

const RUNTIME_ROLE = 'engawa_test_runtime';

/** Makes a new database and runs the migrations, in the order given. */
export async function freshDatabase(migrations: Migrations): Promise<TestDatabase> {
  const name = `engawa_test_${randomBytes(6).toString('hex')}`;
  const administratorUrl = urlFor(name);
  await asAdministrator(urlFor('postgres'), CREATE_ROLE);
  await asAdministrator(urlFor('postgres'), `CREATE DATABASE ${name}`);
  await migrate(administratorUrl, migrations);
  await asAdministrator(
    administratorUrl,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${RUNTIME_ROLE};
     GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${RUNTIME_ROLE}`,
  );
  const url = urlFor(name, RUNTIME_ROLE);
  const db = await connectPostgres({ url, applicationName: 'engawa-test', poolSize: 20 });
  setHashKey(db, hashKey);
  return {
    name,
    url,
    db,
    asAdministrator: (sql) => asAdministrator(administratorUrl, sql),
    cutOff: async () => {
      const allowConnections = (allowed: boolean) =>
        asAdministrator(urlFor('postgres'), `ALTER DATABASE ${name} ALLOW_CONNECTIONS ${allowed}`);
      await allowConnections(false);
      const sessions = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
      await asAdministrator(urlFor('postgres'), sessions);
      return async () => void (await allowConnections(true));
    },
    drop: async () => {
      await db.destroy();
      await asAdministrator(urlFor('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Two test files may make the role at the same time. The limits are those of a running service's role. */
const CREATE_ROLE = `
  DO $$ BEGIN
    CREATE ROLE ${RUNTIME_ROLE} LOGIN PASSWORD '${RUNTIME_ROLE}';
    ALTER ROLE ${RUNTIME_ROLE} SET idle_in_transaction_session_timeout = '5s';
    ALTER ROLE ${RUNTIME_ROLE} SET transaction_timeout = '10s';
    ALTER ROLE ${RUNTIME_ROLE} SET statement_timeout = '10s';
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`;

async function asAdministrator(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function urlFor(database: string, role?: string): string {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) throw new Error('TEST_DATABASE_URL is not set: run this by `npm test -- integration`');
  const url = new URL(given);
  url.pathname = `/${database}`;
  if (role) Object.assign(url, { username: role, password: role });
  return url.href;
}
