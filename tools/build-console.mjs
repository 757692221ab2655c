import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './runtime/cannot-start.mjs';
import { filesIn } from './source-files.mjs';

/**
 * Bundles the console into apps/console/dist when one of its sources changed since the last time.
 * Returns the number of bundles written: 1 or 0. Throws with what vite printed.
 */
export async function buildConsole(root) {
  const project = join(root, 'apps/console');
  if (!existsSync(join(project, 'index.html'))) return 0;
  const stamp = join(project, 'dist/.built');
  const state = stateOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return 0;

  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // A test run sets NODE_ENV, and vite would bundle the development build of React for it.
  const env = { ...process.env, NODE_ENV: 'production' };
  const run = promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: project,
    env,
  });
  await run.catch((error) => {
    throw new CannotStart(
      `The console could not be built:\n${(error.stderr || error.stdout || error.message).trim()}`,
    );
  });
  writeFileSync(stamp, state);
  return 1;
}

/** Everything the bundle is made of, with its times and sizes, in one hash. */
function stateOf(root) {
  const console = filesIn(join(root, 'apps/console')).filter((name) => !name.startsWith('dist/'));
  const client = filesIn(join(root, 'libs/api-client/src'));
  const sources = [
    ...console.map((name) => join('apps/console', name)),
    ...client.map((name) => join('libs/api-client/src', name)),
    'package-lock.json',
  ];
  const hash = createHash('sha256');
  for (const name of sources) {
    const { mtimeMs, size } = statSync(join(root, name));
    hash.update(`${name} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}
