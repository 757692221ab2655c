import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate, type Migrations } from './run-migrations.js';

/** `node libs/postgres/dist/migrate.js order-ingest survey …`, each with its `MIGRATION_DATABASE_URL_<SERVICE>`. */
async function main(services: string[]): Promise<void> {
  for (const service of services) {
    const variable = `MIGRATION_DATABASE_URL_${service.toUpperCase().replaceAll('-', '_')}`;
    const url = process.env[variable];
    if (!url) throw new Error(`${variable} is not set: give the URL of ${service}'s database for its owner role`);
    const file = path.resolve(`apps/${service}/dist/db/migrations/index.js`);
    const { migrations } = (await import(pathToFileURL(file).href)) as { migrations: Migrations };
    const done = await migrate(url, migrations, process.env.DATABASE_TLS_CA);
    console.log(`${service}: ${done.length ? done.join(', ') : 'up to date'}`);
  }
}

await main(process.argv.slice(2));
