import { spawn } from 'node:child_process';
import { CannotStart } from './cannot-start.mjs';
import {
  fetchJars,
  installPackages,
  isProjectNode,
  jarsAreThere,
  packagesAreThere,
  projectNode,
} from './install.mjs';

/** Installs what is missing: the npm packages, and the jars of Kafka where it is run here. */
export async function installMissing(progress, { runsKafka }) {
  if (!packagesAreThere()) await progress.step('npm packages', installPackages);
  if (runsKafka && !jarsAreThere()) await progress.step('Kafka jars', fetchJars);
}

/**
 * Runs the script of this process again on Node 24 where this is an older Node, with the same arguments and the
 * same terminal, and ends this process as that one ends. Does nothing on Node 24.
 */
export async function continueOnProjectNode() {
  if (isProjectNode()) return;
  const node = projectNode();
  if (node === null) {
    const here = `${process.platform}-${process.arch}`;
    throw new CannotStart(`npm has no Node.js 24 for ${here}: install Node.js 24 and run this again.`);
  }
  const env = { ...process.env, ENGAWA_BEGAN_AT: String(performance.timeOrigin) };
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onceNpmIsGone(() => child.kill('SIGTERM'));
  const code = await new Promise((resolve) => child.once('exit', (exitCode) => resolve(exitCode ?? 1)));
  process.exit(code);
}

/**
 * Calls back when this process was started by npm and npm has been killed, which nothing else would tell it.
 * Started by hand, a process may outlive its shell.
 */
export function onceNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 1_000);
  timer.unref();
}
