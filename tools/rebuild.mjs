import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDevJson, usualDevJson } from './demo/publishing.mjs';
import { loadCredentials } from './runtime/credentials.mjs';
import { ownerUrl } from './runtime/databases.mjs';
import { root } from './runtime/install.mjs';
import { services } from './runtime/services.mjs';

const rebuildable = ['customer-profile', 'segmentation'];
const usage = `npm run rebuild -- SERVICE [--compare]
  SERVICE    ${rebuildable.join(', ')}
  --compare  tells what differs and changes nothing`;

/**
 * Rebuilds the projections of one service of the running development system. What does it is a program of the service,
 * `apps/<service>/dist/rebuild.js`; elsewhere it is run by itself, with the settings of docs/settings.md.
 */
function rebuild(service, args) {
  const dev = readDevJson(usualDevJson);
  const urls = Object.entries(dev.instances).map(([name, list]) => `${name}=${list.join(',')}`);
  const credentials = loadCredentials(dirname(usualDevJson), services);
  const program = join(root, 'apps', service, 'dist/rebuild.js');
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      // The shadow is temporary tables, which the role of the running service may not make.
      DATABASE_URL: ownerUrl(dev.databases[service], credentials.databasePasswords[service].owner),
      GATEWAY_URL: dev.gateway,
      SERVICE_CREDENTIAL: credentials.services[service],
      SERVICE_URLS: urls.filter((url) => !url.startsWith('gateway=')).join(';'),
    },
  });
  child.once('exit', (code) => (process.exitCode = code ?? 1));
}

try {
  const options = { compare: { type: 'boolean' }, help: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) console.log(usage);
  else if (positionals.length !== 1 || !rebuildable.includes(positionals[0])) {
    const [asked] = positionals;
    throw new Error(
      asked ? `${asked} has no projections that can be rebuilt.\n${usage}` : `Say which service.\n${usage}`,
    );
  } else rebuild(positionals[0], values.compare ? ['--compare'] : []);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
