import { join } from 'node:path';
import { compileCache, root } from './install.mjs';
import { answers } from './ports.mjs';
import { launch, waitUntilReady } from './processes.mjs';

export const CLIENT_ID = 'engawa-console';

/**
 * Starts the OpenID Connect provider of development (tools/identity-provider). Takes `{ home, issuer, console, secrets,
 * logFile, record? }`, where `issuer` and `console` are its own and the gateway's address and `secrets` those of
 * credentials.json; returns `{ pid, exited, stop }`.
 */
export async function startIdentityProvider({ home, issuer, console, secrets, logFile, record }) {
  const program = join(root, 'tools/identity-provider/main.mjs');
  const running = launch({
    name: 'identity-provider',
    command: process.execPath,
    args: [program],
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      ISSUER: issuer,
      CONSOLE: console,
      PEOPLE_FILE: join(home, 'credentials.json'),
      CLIENT_SECRET: secrets.clientSecret,
      COOKIE_KEY: secrets.cookieKey,
      JWKS_FILE: join(home, 'identity-provider-key.json'),
    },
    cwd: root,
    logFile,
    marker: program,
    record,
  });
  await waitUntilReady(running, () => answers(`${issuer}/.well-known/openid-configuration`));
  return running;
}
