import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startKafka } from '../runtime/kafka.mjs';
import { ProcessList } from '../runtime/pids.mjs';
import { freePort } from '../runtime/ports.mjs';
import { startPostgres } from '../runtime/postgres.mjs';
import { jarDirectory } from '../runtime/install.mjs';
import { makeTestHome, onceBrokenOff, removeTestHome } from './test-home.mjs';

/**
 * Jest's global set-up of the integration tests: one PostgreSQL and one Kafka for the whole run, empty and in a
 * temporary folder. Tests find them by TEST_DATABASE_URL (a superuser's) and TEST_KAFKA_BROKERS; where both are
 * set already, those are used.
 */
export default async function startPostgresAndKafka() {
  if (process.env.TEST_DATABASE_URL && process.env.TEST_KAFKA_BROKERS) return;
  const home = await makeTestHome();
  const processes = new ProcessList(home);
  processes.claim();
  onceBrokenOff(() => {
    processes.kill();
    removeTestHome(home);
  });
  const started = await Promise.allSettled([
    startPostgres({
      directory: join(home, 'postgres'),
      port: await freePort(),
      password: randomBytes(24).toString('base64url'),
      logFile: join(home, 'logs/postgres.log'),
      // Nothing here has to outlive a power cut, and tests commit very often.
      settings: { fsync: 'off' },
      record: processes.record,
    }),
    startKafka({
      directory: join(home, 'kafka'),
      port: await freePort(),
      controllerPort: await freePort(),
      libDirectory: jarDirectory,
      logFile: join(home, 'logs/kafka.log'),
      record: processes.record,
    }),
  ]);
  const stop = async () => {
    await Promise.all(started.map(({ value }) => value?.stop()));
    removeTestHome(home);
  };
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [postgres, kafka] = started.map(({ value }) => value);
  process.env.TEST_DATABASE_URL = postgres.url;
  process.env.TEST_KAFKA_BROKERS = kafka.brokers;
  globalThis.stopPostgresAndKafka = stop;
}
