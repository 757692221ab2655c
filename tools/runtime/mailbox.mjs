import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileCache, root } from './install.mjs';
import { isListening } from './ports.mjs';
import { launch, waitUntilReady } from './processes.mjs';

/**
 * Starts the mail server of development, which delivers nothing and shows every mail on a page. Mails are kept in
 * `directory`, the newest 20000 of them: a long run of faults counts more than 5000.
 *
 * Takes `{ directory, smtpPort, webPort, logFile, record? }`, returns `{ smtpUrl, webUrl, pid, exited, stop }`.
 */
export async function startMailbox({ directory, smtpPort, webPort, logFile, record }) {
  mkdirSync(directory, { recursive: true });
  const running = launch({
    name: 'mailbox',
    command: process.execPath,
    args: [
      join(root, 'node_modules/maildev/dist/bin/maildev.js'),
      ...['--ip', '127.0.0.1', '--smtp', String(smtpPort)],
      ...['--web-ip', '127.0.0.1', '--web', String(webPort)],
      ...['--mail-directory', directory, '--max-emails', '20000'],
    ],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    // It would read a configuration from the folder it runs in or one above.
    cwd: '/',
    logFile,
    marker: directory,
    record,
  });
  await waitUntilReady(running, async () => (await isListening(smtpPort)) && (await isListening(webPort)));
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    webUrl: `http://127.0.0.1:${webPort}`,
    pid: running.pid,
    exited: running.exited,
    stop: running.stop,
  };
}
