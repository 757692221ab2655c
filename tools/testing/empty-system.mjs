import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../runtime/install.mjs';
import { makeTestHome, onceBrokenOff, removeTestHome } from './test-home.mjs';

/**
 * Starts the whole system as `npm start` starts it, but empty, in a temporary folder and on free ports. `env` is added
 * to its environment, and `args` to its command line. Resolves when it is ready to
 * `{ home, devJson, processes, stop }`: `processes()` lists what runs now, `[{ name, pid }]`; `stop()` stops it in
 * order, keeps its logs in `.engawa/flow-logs` and removes the folder.
 */
export async function startEmptySystem({ env = {}, args = [] } = {}) {
  const home = await makeTestHome();
  const start = spawn(process.execPath, [join(root, 'tools/start.mjs'), '--no-demo', ...args], {
    cwd: root,
    env: {
      ...process.env,
      ENGAWA_HOME: home,
      ENGAWA_PORTS: 'free',
      DATABASE_URL: '',
      KAFKA_BROKERS: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [start.stdout, start.stderr]) stream.on('data', (text) => (output += text));
  let hasEnded = false;
  const ended = new Promise((resolve) => start.once('exit', resolve)).then(() => (hasEnded = true));

  const stop = async () => {
    start.kill('SIGTERM');
    await ended;
    keepLogs(home);
    removeTestHome(home);
  };
  onceBrokenOff(stop);

  const devJson = join(home, 'dev.json');
  while (!existsSync(devJson)) {
    if (hasEnded) {
      keepLogs(home);
      removeTestHome(home);
      throw new Error(`The system did not start:\n${output}`);
    }
    await sleep(100);
  }
  const processes = () => JSON.parse(readFileSync(join(home, 'pids.json'), 'utf8')).children;
  return { home, devJson, processes, stop };
}

/** What the services said during the last run, for whoever looks into one that failed. */
function keepLogs(home) {
  const kept = join(root, '.engawa/flow-logs');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(join(home, 'logs'))) cpSync(join(home, 'logs'), kept, { recursive: true });
}
