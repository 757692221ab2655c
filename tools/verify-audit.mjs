import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readDevJson, usualDevJson } from './demo/publishing.mjs';
import { root } from './runtime/install.mjs';

/**
 * Verifies the audit of the running development system, or of the databases that DATABASE_URLS names
 * (`gateway=postgres://…;customer-profile=postgres://…`). What it prints is for keeping elsewhere: whoever can rewrite a
 * whole chain cannot make it end in the same hash, and `npm run audit:verify -- FILE` compares with what it said before.
 */
try {
  const urls = process.env.DATABASE_URLS ?? urlsOf(readDevJson(process.env.ENGAWA_DEV_JSON ?? usualDevJson));
  const program = join(root, 'apps/gateway/dist/verify-audit.js');
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, DATABASE_URLS: urls },
  });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function urlsOf({ databases }) {
  return Object.entries(databases)
    .map(([service, url]) => `${service}=${url}`)
    .join(';');
}
