import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeBy } from '../tools/testing/made-by.mjs';

const folder = join(import.meta.dirname, 'results');
const columns = ['lost', 'phantom', 'double', 'order', 'stuck'];
const head = [
  'fault',
  'seed',
  'events',
  'unknown at first',
  'mails',
  'thanks',
  ...columns,
  'dead letters',
  'hand-overs unknown',
];

/** A row for each fault and seed. `results` is `[{ name, seed, ...what runFault resolves to }]`. */
export function tableOf(results) {
  const rows = results.map(({ name, seed, events, unknown, mails, thanks, found, recoveries }) => {
    const counts = columns.map((column) => found[column].length);
    const listed = [found.deadLettered.length, found.unknownHandOvers.length];
    const times = recoveries.filter(({ never }) => !never).map(({ seconds }) => seconds);
    times.sort((a, b) => a - b);
    const recovery = [times[times.length >> 1], times.at(-1)].map((seconds) => seconds?.toFixed(1) ?? '–');
    return [name, seed, events, unknown, mails, thanks, ...counts, ...listed, ...recovery];
  });
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = line(['---', ...Array(head.length + 1).fill('---:')]);
  return [line([...head, 'recovery p50, s', 'max, s']), rule, ...rows.map(line)].join('\n');
}

/** The recovery of each, since the sum of them hides who was slow. */
export function recoveriesOf(results) {
  const lines = results.flatMap(({ name, seed, recoveries }) =>
    recoveries
      .filter(({ never }) => !never)
      .map(({ what, seconds }) => `| ${name} | ${seed} | ${what} | ${seconds.toFixed(1)} |`),
  );
  return ['| fault | seed | what | back at work after, s |', '|---|---:|---|---:|', ...lines].join('\n');
}

/** What did not happen as planned, fault by fault. */
export function amissOf(results) {
  return results
    .flatMap(({ name, seed, amiss }) => amiss.map((told) => `- ${name}, seed ${seed}: ${told}`))
    .join('\n');
}

export function hasFailed({ found, amiss }) {
  return amiss.length > 0 || columns.some((column) => found[column].length > 0);
}

/** The first of each count, by name. */
export function sayFound({ events, mails, thanks, seconds, found, amiss }) {
  console.log(`  ${events} events, ${mails} mails, ${thanks} of them thanks, ${seconds.toFixed(0)} s`);
  for (const told of amiss) console.log(`  amiss: ${told}`);
  for (const [column, list] of Object.entries(found)) {
    for (const text of list.slice(0, 10)) console.log(`  ${column}: ${text}`);
    if (list.length > 10) console.log(`  ${column}: and ${list.length - 10} more`);
  }
}

/** Puts the tables, the command that made them, the machine and the date into `faults/results/<name>.md`. */
export function writeReport(name, results, args) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.md`);
  const text = `# ${name}

\`npm run faults -- ${args.join(' ')}\` ${madeBy()}.

What is counted, and how, says [check.mjs](../check.mjs). *Unknown at first* are events that got no answer, or neither
2xx nor 4xx, and were sent again until they did. Mails are those to the fault's own customers, and thanks those of them
that come once in a customer's life. Dead letters are of poison alone; any other counts as lost. A hand-over that is
unknown is a mail in whose middle a process died: that is told on the timeline, and the mail is not repeated.

${tableOf(results)}

${recoveriesOf(results)}
${amissOf(results)}`;
  writeFileSync(file, text);
  return file;
}
