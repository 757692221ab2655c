import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, buildUnbundled } from '../build.mjs';
import { loadCredentials, writeDevelopmentCredentials, writeSecret } from './credentials.mjs';
import { createDatabases } from './databases.mjs';
import { playDemo } from './demo.mjs';
import { freeBytes } from './checks.mjs';
import { deleteData, home, runsKafka, runsPostgres } from './home.mjs';
import { cutLongLogs } from './logs.mjs';
import { urlOf } from './ports.mjs';
import { followSources } from './reload.mjs';
import { logDirectory, runIdentityProvider, runKafka, runMailbox, runPostgres, watched } from './servers.mjs';
import {
  bundleOf,
  environmentFor,
  planInstances,
  services,
  startService,
  unbundled,
} from './services.mjs';
import { stopOnSignals } from './stopping.mjs';
import { Stopping, Supervisor } from './supervisor.mjs';
import { seconds } from './progress.mjs';
import { makeTopics, migrate } from './tools.mjs';

const devJson = join(home, 'dev.json');
/** When the start began, which an older Node may have done for this one. */
const began = Number(process.env.ENGAWA_BEGAN_AT) || performance.timeOrigin;
delete process.env.ENGAWA_BEGAN_AT;

/** Starts everything and resolves when it is ready and the demo was played; the processes are watched from then on. */
export async function startSystem({ options, wanted, ports, processes, progress }) {
  processes.claim();
  rmSync(devJson, { force: true });
  const say = (line) => progress.say(line);
  const supervisor = new Supervisor({
    processes,
    say,
    logDirectory: relative(process.cwd(), logDirectory),
    ailment: fullDisk,
  });
  const stop = stopOnSignals({ supervisor, processes, progress, devJson });
  try {
    if (options.fresh) deleteData();
    const credentials = loadCredentials(home, services);
    const context = { options, wanted, ports, credentials, supervisor, progress, record: processes.record };
    const system = await startParts(context);
    writeSecret(devJson, describe(context, system));
    setInterval(() => cutLongLogs(logDirectory), 60_000).unref();
    sayReady(say, ports);
    if (options.reload) {
      const names = system.instances.map(({ name }) => name);
      void followSources({ supervisor, names, say, migrate: () => migrate(system.databases) });
    }
    if (options.demo && options.only.length === 0) await playDemo({ home, devJson, say });
  } catch (error) {
    if (!(error instanceof Stopping)) await stop(error);
  }
}

function fullDisk() {
  if (freeBytes(home) > 100 * 1024 ** 2) return undefined;
  return `the disk of ${home} is full. Make room: everything goes on by itself, and nothing is lost`;
}

/** PostgreSQL, Kafka, the mailbox and the identity provider start while the code is built; the services start when all is prepared. */
async function startParts(context) {
  const { options, wanted, credentials, progress } = context;
  const building = progress.step('Build', options.unbundled ? buildUnbundled : build);
  const postgres = runsPostgres ? runPostgres(context) : Promise.resolve({ url: process.env.DATABASE_URL });
  const kafka = runsKafka ? runKafka(context) : Promise.resolve({ brokers: process.env.KAFKA_BROKERS });
  const mailbox = runMailbox(context);
  const identityProvider = runIdentityProvider(context);
  const databases = postgres.then(({ url }) =>
    progress.step('Databases', () => createDatabases(url, wanted, credentials.databasePasswords)),
  );
  const migrated = Promise.all([databases, building]).then(([urls]) =>
    progress.step('Migrations', () => migrate(urls)),
  );
  const topics = Promise.all([kafka, building]).then(([{ brokers }]) =>
    progress.step('Topics', () => makeTopics(brokers)),
  );
  const [urls, { brokers }, { smtpUrl, webUrl }] = await Promise.all([
    databases,
    kafka,
    mailbox,
    identityProvider,
    migrated,
    topics,
  ]);
  const instances = await startServices(context, { databases: urls, brokers, smtpUrl });
  return { databases: urls, brokers, mailbox: webUrl, instances };
}

/** All at once: they do not wait for each other. Returns the instances, `[{ service, name, port, url }]`. */
async function startServices(context, { databases, brokers, smtpUrl }) {
  const { options, wanted, ports, credentials, record } = context;
  const instances = await planInstances(wanted, options.instances, ports);
  const environment = environmentFor({
    credentials,
    developmentCredentials: writeDevelopmentCredentials(home, credentials, origins(ports)),
    databases,
    brokers,
    smtpUrl,
    ports,
    instances,
  });
  const programOf = options.unbundled ? unbundled : bundleOf;
  const begin = (instance) =>
    watched(context, instance.name, instance.name, (logFile) => {
      const program = programOf(instance.service);
      return startService({ instance, program, environment: environment(instance), logFile, record });
    });
  await Promise.all(instances.map(begin));
  return instances;
}

/** The pages from which a browser key of this system may be used. */
function origins(ports) {
  return [urlOf(ports.gateway), `http://localhost:${ports.gateway}`];
}

/** What other programs need to use this system: the content of dev.json. */
function describe({ ports, credentials }, { databases, brokers, mailbox, instances }) {
  const gateway = urlOf(ports.gateway);
  return {
    gateway,
    console: gateway,
    docs: `${gateway}/docs`,
    mailbox,
    identityProvider: urlOf(ports['identity-provider']),
    kafka: brokers,
    databases: Object.fromEntries(Object.entries(databases).map(([service, { url }]) => [service, url])),
    publishers: credentials.publishers.map(({ name, key, kind, backfill = false }) => ({
      name,
      key,
      kind,
      backfill,
    })),
    people: credentials.people,
    instances: Object.fromEntries(
      [...new Set(instances.map(({ service }) => service))].map((service) => [
        service,
        instances.filter((instance) => instance.service === service).map(({ url }) => url),
      ]),
    ),
  };
}

function sayReady(say, ports) {
  const gateway = urlOf(ports.gateway);
  const where = (file) => relative(process.cwd(), file);
  say(`
Engawa is ready after ${seconds(began - performance.timeOrigin)}.
  Console      ${gateway}
  API          ${gateway}/docs
  Mailbox      http://127.0.0.1:${ports.mailbox}
  Credentials  ${where(devJson)}
  Logs         ${where(logDirectory)}
Ctrl-C stops everything.`);
}
