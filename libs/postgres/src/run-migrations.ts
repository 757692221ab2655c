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
    return done.map((migration) => migration.name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('engawa.migrate'))`).catch(() => undefined);
    await lock.release();
    await dataSource.destroy();
  }
}
