import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { jarDirectory } from '../tools/runtime/install.mjs';
import { startKafka } from '../tools/runtime/kafka.mjs';
import { ProcessList } from '../tools/runtime/pids.mjs';
import { freePort } from '../tools/runtime/ports.mjs';
import { startPostgres } from '../tools/runtime/postgres.mjs';
import { makeTestHome, onceBrokenOff, removeTestHome } from '../tools/testing/test-home.mjs';
import { startPostgresProxy } from './postgres-proxy.mjs';

/**
 * PostgreSQL and Kafka that nobody but a fault stops and starts; the services reach PostgreSQL through a proxy. Both
 * keep what they have when they are killed, so nothing may be lost by it.
 */
export async function startServers() {
  const home = await makeTestHome();
  const processes = new ProcessList(home);
  processes.claim();
  const [postgresPort, proxyPort, kafkaPort, controllerPort] = await Promise.all([1, 2, 3, 4].map(freePort));
  const password = randomBytes(24).toString('base64url');
  const beginPostgres = () =>
    startPostgres({
      ...{ directory: join(home, 'postgres'), port: postgresPort, password },
      ...{ logFile: join(home, 'logs/postgres.log'), record: processes.record },
    });
  const beginKafka = (directory = 'kafka') =>
    startKafka({
      ...{ directory: join(home, directory), port: kafkaPort, controllerPort, libDirectory: jarDirectory },
      ...{ logFile: join(home, 'logs/kafka.log'), record: processes.record },
    });
  onceBrokenOff(() => {
    processes.kill();
    removeTestHome(home);
  });
  let [postgres, kafka] = await Promise.all([beginPostgres(), beginKafka()]);
  const proxy = await startPostgresProxy({ port: proxyPort, serverPort: postgresPort });
  return {
    ...{ home, proxy, brokers: kafka.brokers, logs: join(home, 'logs') },
    administratorUrl: onPort(postgres.url, proxyPort),
    /** The same database without the proxy, for whoever only looks. */
    beside: (url) => onPort(url, postgresPort),
    postgres: { stop: () => postgres.stop(), start: async () => (postgres = await beginPostgres()) },
    kafka: {
      kill: () => killed(kafka),
      stop: () => kafka.stop(),
      start: async (directory) => (kafka = await beginKafka(directory)),
    },
    stop: async () => {
      proxy.stop();
      await Promise.all([postgres.stop(), kafka.stop()]);
      removeTestHome(home);
    },
  };
}

async function killed({ pid, exited }) {
  process.kill(pid, 'SIGKILL');
  await exited;
}

function onPort(text, port) {
  const url = new URL(text);
  url.port = String(port);
  return url.href;
}
