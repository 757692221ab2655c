import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** Plays the demo company's story into the running system, once in the life of a home directory. */
export async function playDemo({ home, devJson, say }) {
  const program = join(root, 'tools/demo/play.mjs');
  const played = join(home, 'demo-played');
  if (existsSync(played) || !existsSync(program)) return;
  const child = spawn(process.execPath, [program], {
    stdio: 'inherit',
    env: { ...process.env, ENGAWA_DEV_JSON: devJson },
  });
  const end = () => child.kill();
  process.once('exit', end);
  const { code, signal } = await new Promise((resolve) => {
    child.once('exit', (exitCode, by) => resolve({ code: exitCode, signal: by }));
  });
  process.off('exit', end);
  if (code === 0) writeFileSync(played, `${new Date().toISOString()}\n`);
  else if (signal !== 'SIGINT')
    say('! The demo was not played to its end. The system runs; the next start plays it again.');
}
