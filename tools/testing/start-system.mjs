import { spawn } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../runtime/install.mjs';
import { makeTestHome, onceBrokenOff, removeTestHome } from './test-home.mjs';

/**
 * Jest's global set-up of the flows: the whole system, started once as `npm start` starts it, but empty, in a
 * temporary folder and on free ports. Tests read what they need from the file named by ENGAWA_DEV_JSON; where
 * that is set already, the system it describes is used.
 */
export default async function startSystem() {
  if (process.env.ENGAWA_DEV_JSON) return;
  const home = await makeTestHome();
  const start = spawn(process.execPath, [join(root, 'tools/start.mjs'), '--no-demo'], {
    cwd: root,
    env: { ...process.env, ENGAWA_HOME: home, ENGAWA_PORTS: 'free', DATABASE_URL: '', KAFKA_BROKERS: '' },
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
  process.env.ENGAWA_DEV_JSON = devJson;
  globalThis.stopSystem = stop;
}

/** What the services said during the last run, for whoever looks into a flow that failed. */
function keepLogs(home) {
  const kept = join(root, '.engawa/flow-logs');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(join(home, 'logs'))) cpSync(join(home, 'logs'), kept, { recursive: true });
}
