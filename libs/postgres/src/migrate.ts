import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';

type Migrations = (new () => MigrationInterface)[];

/** Brings one database up to date. Two runs at once are safe: the second waits for the first's lock. */
export async function migrate(url: string, migrations: Migrations): Promise<string[]> {
  const dataSource = await new DataSource({ type: 'postgres', url, migrations }).initialize();
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

/** `node libs/postgres/dist/migrate.js order-ingest survey …`, each with its `MIGRATION_DATABASE_URL_<SERVICE>`. */
async function main(services: string[]): Promise<void> {
  for (const service of services) {
    const variable = `MIGRATION_DATABASE_URL_${service.toUpperCase().replaceAll('-', '_')}`;
    const url = process.env[variable];
    if (!url) throw new Error(`${variable} is not set: give the URL of ${service}'s database for its owner role`);
    const file = path.resolve(`apps/${service}/dist/db/migrations/index.js`);
    const { migrations } = (await import(pathToFileURL(file).href)) as { migrations: Migrations };
    const done = await migrate(url, migrations);
    console.log(`${service}: ${done.length ? done.join(', ') : 'up to date'}`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
