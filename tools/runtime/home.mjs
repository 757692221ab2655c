import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { checkPorts } from './checks.mjs';
import { root } from './install.mjs';
import { ProcessList } from './pids.mjs';
import { freePort, usualPorts } from './ports.mjs';

/** The folder that holds all data of a development system: `.engawa` of the repository, or ENGAWA_HOME. */
export const home = resolve(process.env.ENGAWA_HOME ?? join(root, '.engawa'));

/** Whether PostgreSQL and Kafka are run here, or are servers of yours. */
export const runsPostgres = !process.env.DATABASE_URL;
export const runsKafka = !process.env.KAFKA_BROKERS;

/** Makes sure that no other start is at work in this home, and ends what one that was killed has left running. */
export async function clearHome(progress) {
  const processes = new ProcessList(home);
  const other = processes.runningStart();
  if (other !== null) {
    throw new CannotStart(
      `Engawa is already running here (process ${other}): use it, or stop it with Ctrl-C or \`kill ${other}\`.`,
    );
  }
  const left = processes.adoptLeftovers();
  if (left.length > 0) {
    await progress.step(`Stopping what an earlier start left: ${left.join(', ')}`, () => processes.end(left));
  }
  return processes;
}

/** Deletes all data and keeps the jars, the credentials and the logs. */
export function deleteData() {
  if (!runsPostgres || !runsKafka) {
    throw new CannotStart(
      '--fresh deletes only what lies in .engawa: empty the servers of DATABASE_URL and KAFKA_BROKERS yourself.',
    );
  }
  for (const name of ['postgres', 'kafka/data', 'mail', 'demo-played', 'demo.json']) {
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

/** The port of everything that is started: the usual ones, or with ENGAWA_PORTS=free any that are free. */
export async function choosePorts(wanted) {
  const gateway = process.env.PORT ? { gateway: portOf(process.env.PORT) } : {};
  if (process.env.ENGAWA_PORTS === 'free') {
    const free = {};
    for (const name of Object.keys(usualPorts)) free[name] = await freePort();
    return { ...free, ...gateway };
  }
  const usual = { ...usualPorts, ...gateway };
  const here = {
    ...(runsPostgres ? { postgres: true } : {}),
    ...(runsKafka ? { kafka: true, 'kafka-controller': true } : {}),
    smtp: true,
    mailbox: true,
    'identity-provider': true,
    ...Object.fromEntries(wanted.map((service) => [service, true])),
  };
  await checkPorts(Object.fromEntries(Object.entries(usual).filter(([name]) => here[name])));
  return usual;
}

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new CannotStart(`PORT=${text} is no port: write a number from 1 to 65535.`);
}
