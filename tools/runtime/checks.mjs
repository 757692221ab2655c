import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.mjs';
import { jarsAreThere } from './install.mjs';
import { javaProgram } from './java.mjs';
import { isFree } from './ports.mjs';

const run = promisify(execFile);
const neededBytes = 2 * 1024 ** 3;

/** Checks the machine: Java and Maven where Kafka is run here, and room on the disks of these directories. */
export async function checkMachine({ runsKafka, directories }) {
  if (runsKafka) {
    await checkJava();
    if (!jarsAreThere()) await checkMaven();
  }
  for (const directory of directories) {
    const free = freeBytes(directory);
    if (free >= neededBytes) continue;
    const gigabytes = (free / 1024 ** 3).toFixed(1);
    throw new CannotStart(
      `Only ${gigabytes} GB are free on the disk of ${directory}: make room for at least 2 GB.`,
    );
  }
}

/** What is free on the disk of a directory, which need not be there yet. */
export function freeBytes(directory) {
  if (!existsSync(directory)) return freeBytes(dirname(directory));
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}

/** Checks that one of the brokers (`host:port`, comma separated) can be reached; its client would try for long. */
export async function checkBrokers(brokers) {
  const answers = await Promise.all(brokers.split(',').map((broker) => canBeReached(broker.trim())));
  if (answers.includes(true)) return;
  throw new CannotStart(
    `No broker of KAFKA_BROKERS (${brokers}) can be reached: start Kafka, or write host:port of one that runs.`,
  );
}

function canBeReached(broker) {
  const [, host, port] = /^\[?(.+?)\]?:(\d+)$/.exec(broker) ?? [];
  if (!host || Number(port) > 65_535) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: 5_000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => end(false));
  });
}

async function checkJava() {
  const program = javaProgram();
  const printed = await run(program, ['-version']).catch(() => null);
  if (!printed) {
    throw new CannotStart(
      `Java is missing (${program} could not be run): install a JDK 17 or newer, or set KAFKA_BROKERS to use a Kafka of yours.`,
    );
  }
  // Java 8 and older call themselves 1.8 and so on.
  const version = /version "(?:1\.)?(\d+)/.exec(printed.stderr + printed.stdout)?.[1] ?? 'unknown';
  if (!(Number(version) >= 17)) {
    throw new CannotStart(
      `${program} is Java ${version}: install a JDK 17 or newer and put it on PATH, or set JAVA_HOME.`,
    );
  }
}

async function checkMaven() {
  await run('mvn', ['--version']).catch(() => {
    throw new CannotStart(
      'Maven is missing (mvn could not be run): install it once, it fetches the jars of Kafka.',
    );
  });
}

/** Checks that every port of `{ name: port }` can be listened on. */
export async function checkPorts(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(`${port} (${name})`);
  }
  if (taken.length === 0) return;
  const subject = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`;
  throw new CannotStart(
    `${subject} in use by another program: stop it, or set ENGAWA_PORTS=free to use any free ports.`,
  );
}
