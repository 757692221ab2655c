import { DataSource, type MigrationInterface } from 'typeorm';
import { tlsOf } from './data-source.js';

export type Migrations = (new () => MigrationInterface)[];

/** Brings one database up to date. Two runs at once are safe: the second waits for the first's lock. */
export async function migrate(url: string, migrations: Migrations, tlsCa?: string): Promise<string[]> {
  const dataSource = await new DataSource({ type: 'postgres', url, ssl: tlsOf(tlsCa), migrations }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtext('engawa.migrate'))`);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    await spareDocuments(dataSource);
    return done.map((migration) => migration.name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('engawa.migrate'))`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}

/** No plan looks into JSON documents, but statistics about them are gathered by sorting whole documents. */
async function spareDocuments(dataSource: DataSource): Promise<void> {
  const columns = await dataSource.query<{ statement: string }[]>(
    `SELECT format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', attrelid::regclass, attname) AS statement
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND atttypid IN ('json'::regtype, 'jsonb'::regtype)
        AND NOT attisdropped AND attstattarget IS DISTINCT FROM 0`,
  );
  for (const { statement } of columns) await dataSource.query(statement);
}
