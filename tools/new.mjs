import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { newCommand, usage as commandUsage } from './new/command.mjs';
import { newConsumer, usage as consumerUsage } from './new/consumer.mjs';
import { newEvent, usage as eventUsage } from './new/event.mjs';
import { CannotStart } from './runtime/cannot-start.mjs';
import { root } from './runtime/install.mjs';
import { services } from './runtime/services.mjs';

const kinds = { event: newEvent, command: newCommand, consumer: newConsumer };
const usage = [eventUsage, commandUsage, consumerUsage].join('\n');

/** Writes the files of something new, with a test that passes, and says what is left to write by hand. */
function make(kind, args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { owner: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help || !kinds[kind] || positionals.length === 0) throw new CannotStart(usage);
  const named = kind === 'event' ? values.owner : positionals[0];
  if (named && !services.includes(named)) {
    throw new CannotStart(`There is no service ${named}: it is one of ${services.join(', ')}.\n${usage}`);
  }
  const { files, next } = kinds[kind](root, positionals, values);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
  console.log(`\nNow\n${next.map((line, at) => `${at + 1}. ${line}`).join('\n')}`);
}

try {
  make(process.argv[2], process.argv.slice(3));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
