import { execFile } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.mjs';
import { jarsAreThere, root } from './install.mjs';
import { javaProgram } from './java.mjs';
import { isFree } from './ports.mjs';

const run = promisify(execFile);
const neededBytes = 2 * 1024 ** 3;

/** Checks the machine: Java and Maven where Kafka is run here, and room on the disk. */
export async function checkMachine({ runsKafka }) {
  if (runsKafka) {
    await checkJava();
    if (!jarsAreThere()) await checkMaven();
  }
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < neededBytes) {
    const free = ((bavail * bsize) / 1024 ** 3).toFixed(1);
    throw new CannotStart(`Only ${free} GB are free on the disk of ${root}: make room for at least 2 GB.`);
  }
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
