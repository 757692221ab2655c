import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../runtime/install.mjs';
import { makeTestHome, removeTestHome } from './test-home.mjs';

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
    env: { ...process.env, ENGAWA_HOME: home, ENGAWA_PORTS: 'free' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [start.stdout, start.stderr]) stream.on('data', (text) => (output += text));
  const exited = new Promise((resolve) => start.once('exit', resolve));

  const devJson = join(home, 'dev.json');
  while (!existsSync(devJson)) {
    if (start.exitCode !== null) {
      removeTestHome(home);
      throw new Error(`The system did not start:\n${output}`);
    }
    await sleep(100);
  }
  process.env.ENGAWA_DEV_JSON = devJson;
  globalThis.stopSystem = async () => {
    start.kill('SIGTERM');
    await exited;
    removeTestHome(home);
  };
}
