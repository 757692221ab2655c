import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.mjs';
import { compileCache, root } from './install.mjs';

const run = promisify(execFile);

/** Makes the topics that are missing. A Kafka of yours may ask for other figures by KAFKA_PARTITIONS and so on. */
export async function makeTopics(brokers) {
  await runBuilt('libs/kafka/dist/create-topics.js', [], {
    KAFKA_PARTITIONS: '3',
    KAFKA_REPLICATION: '1',
    ...process.env,
    KAFKA_BROKERS: brokers,
  });
}

/** Brings the databases of `{ <service>: { migrationUrl } }` to the shape that the services built in `folder` expect. */
export async function migrate(databases, folder = root) {
  const urls = Object.entries(databases).map(([service, { migrationUrl }]) => [
    `MIGRATION_DATABASE_URL_${service.replaceAll('-', '_').toUpperCase()}`,
    migrationUrl,
  ]);
  const environment = { ...process.env, ...Object.fromEntries(urls) };
  await runBuilt('libs/postgres/dist/migrate.js', Object.keys(databases), environment, folder);
}

async function runBuilt(program, args, environment, folder = root) {
  const env = { ...environment, NODE_COMPILE_CACHE: compileCache };
  const nodeOptions = ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning'];
  await run(process.execPath, [...nodeOptions, join(folder, program), ...args], { env, cwd: folder }).catch(
    (error) => {
      throw new CannotStart(`${program} failed:\n${(error.stderr || error.stdout || error.message).trim()}`);
    },
  );
}
