import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { lastLines, readSince, sizeOf } from './runtime/logs.mjs';
import { root } from './runtime/install.mjs';
import { readableLine } from './runtime/readable-line.mjs';

const directory = join(process.env.ENGAWA_HOME ?? join(root, '.engawa'), 'logs');
const usage = `npm run logs SERVICE [-- --lines N]
  what a process of the development system has said, and says from now on; Ctrl-C ends it
  SERVICE    a service, one of its further instances (order-ingest-2), postgres, kafka, mailbox or identity-provider
  --lines N  how many lines of the past (default 40)`;
const POLL_MS = 200;

/** Prints the log of one process, and goes on as it grows. A log that was cut meanwhile is read from its beginning. */
async function logs() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { lines: { type: 'string', default: '40' }, help: { type: 'boolean' } },
  });
  const [name] = positionals;
  const file = join(directory, `${name}.log`);
  if (values.help || !name || !existsSync(file)) {
    console.error(name && !values.help ? `${name} has no log in ${directory}.\n${usage}` : usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  let read = sizeOf(file);
  const past = lastLines(file, 0, Number(values.lines));
  if (past) say(past);
  for (;;) {
    await sleep(POLL_MS);
    const size = sizeOf(file);
    if (size === read) continue;
    const fresh = readSince(file, read);
    // Of a line that is being written the rest comes with the next look.
    const whole = fresh.slice(0, fresh.lastIndexOf('\n') + 1);
    read = (size < read ? 0 : read) + Buffer.byteLength(whole);
    if (whole) say(whole.trimEnd());
  }
}

function say(lines) {
  for (const line of lines.split('\n')) console.log(readableLine(line));
}

await logs();
