import { join } from 'node:path';
import pg from 'pg';
import { createDatabases } from '../../tools/runtime/databases.mjs';
import { loadCredentials, writeDevelopmentCredentials } from '../../tools/runtime/credentials.mjs';
import { startMailbox } from '../../tools/runtime/mailbox.mjs';
import { freePort, usualPorts } from '../../tools/runtime/ports.mjs';
import {
  environmentFor,
  planInstances,
  services,
  startService,
  unbundled,
} from '../../tools/runtime/services.mjs';
import { openDatabases } from '../../tools/testing/service-databases.mjs';

/**
 * What services of any version run on: their databases, a mailbox, credentials and settings. `start(folder)` starts the
 * services built there, all at once, on the ports where the gateway looks for them, or `beside` those that are there.
 */
export async function prepareFleet(servers) {
  const credentials = loadCredentials(servers.home, services);
  const create = () => createDatabases(servers.administratorUrl, services, credentials.databasePasswords);
  const databases = await create();
  const ports = Object.fromEntries(
    await Promise.all(Object.keys(usualPorts).map(async (name) => [name, await freePort()])),
  );
  const mailDirectory = join(servers.home, 'mail');
  const mailbox = await startMailbox({
    ...{ directory: mailDirectory, smtpPort: ports.smtp, webPort: ports.mailbox },
    logFile: join(servers.logs, 'mailbox.log'),
  });
  const usual = await planInstances(services, {}, ports);
  const environment = environmentFor({
    ...{
      credentials,
      databases,
      ports,
      instances: usual,
      brokers: servers.brokers,
      smtpUrl: mailbox.smtpUrl,
    },
    developmentCredentials: writeDevelopmentCredentials(servers.home, credentials, []),
  });
  const beside = await Promise.all(usual.map(besideOf));
  const running = new Set();
  const begin = async (instance, folder) => {
    const logFile = join(servers.logs, `${instance.name}.log`);
    const program = unbundled(instance.service, folder);
    const service = await startService({
      instance,
      program,
      environment: environment(instance),
      logFile,
      folder,
    });
    running.add(service);
    return service;
  };
  const watchedUrls = Object.entries(databases).map(([service, { url }]) => [service, servers.beside(url)]);
  const { query, close } = openDatabases(Object.fromEntries(watchedUrls));
  return {
    databases,
    /** Takes all tables away, as if no version had ever been here. */
    empty: () => dropTables(databases).then(create),
    system: {
      ...{ servers, query, mailDirectory },
      dev: {
        ...{ gateway: usual[0].url, kafka: servers.brokers, mailbox: mailbox.webUrl },
        ...{
          databases: Object.fromEntries(watchedUrls),
          publishers: credentials.publishers,
          people: credentials.people,
        },
      },
    },
    start: (folder, where = 'usual') =>
      Promise.all((where === 'beside' ? beside : usual).map((instance) => begin(instance, folder))),
    stop: async (fleet) => {
      await Promise.all(fleet.map((service) => service.stop()));
      fleet.forEach((service) => running.delete(service));
    },
    end: async () => {
      await Promise.all([...running].map((service) => service.stop()));
      await close();
      await mailbox.stop();
    },
  };
}

async function dropTables(databases) {
  for (const { migrationUrl } of Object.values(databases)) {
    const owner = new pg.Client({ connectionString: migrationUrl });
    await owner.connect();
    await owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public').finally(() => owner.end());
  }
}

async function besideOf({ service }) {
  const port = await freePort();
  return { service, name: `${service}-2`, port, url: `http://127.0.0.1:${port}` };
}
