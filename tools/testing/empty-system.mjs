import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../runtime/install.mjs';
import { makeTestHome, onceBrokenOff, removeTestHome } from './test-home.mjs';

/**
 * Starts the whole system as `npm start` starts it, but empty, in a temporary folder and on free ports. `env` is added
 * to its environment, and `args` to its command line. Resolves when it is ready to
 * `{ home, devJson, processes, stop }`: `processes()` lists what runs now, `[{ name, pid }]`; `stop()` stops it in
 * order, keeps its logs in `.engawa/flow-logs` and removes the folder. A folder `kept` is used instead of a temporary one,
 * with what lies in it, and stays.
 */
export async function startEmptySystem({ env = {}, args = [], kept } = {}) {
  const home = kept ? openKept(kept) : await makeTestHome();
  const removeHome = () => {
    if (!kept) removeTestHome(home);
  };
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
    removeHome();
  };
  onceBrokenOff(stop);

  const devJson = join(home, 'dev.json');
  while (!existsSync(devJson)) {
    if (hasEnded) {
      keepLogs(home);
      removeHome();
      throw new Error(`The system did not start:\n${output}`);
    }
    await sleep(100);
  }
  const processes = () => JSON.parse(readFileSync(join(home, 'pids.json'), 'utf8')).children;
  return { home, devJson, processes, stop };
}

function openKept(home) {
  mkdirSync(home, { recursive: true });
  // PostgreSQL's own account has to pass through to its data.
  chmodSync(home, 0o755);
  // Of a system that was killed.
  rmSync(join(home, 'dev.json'), { force: true });
  return home;
}

/** What the services said during the last run, for whoever looks into one that failed. */
function keepLogs(home) {
  const kept = join(root, '.engawa/flow-logs');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(join(home, 'logs'))) cpSync(join(home, 'logs'), kept, { recursive: true });
}
