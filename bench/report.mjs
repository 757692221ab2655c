import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeBy } from '../tools/testing/made-by.mjs';

const folder = join(import.meta.dirname, 'results');

/**
 * Results of several runs as a table of minimum, median and maximum. A result is a list of figures
 * `{ figure, unit, value, goal? }`, the same list in each run; `goal` says in words what is aimed at.
 */
export function summaryOf(name, results) {
  const rows = results[0].map(({ figure, unit, goal = '' }, place) => {
    const values = results.map((result) => result[place].value).sort((a, b) => a - b);
    const [min, median, max] = [values[0], values[values.length >> 1], values.at(-1)].map(written);
    return `| ${figure} | ${unit} | ${min} | ${median} | ${max} | ${goal} |`;
  });
  return [`| ${name} | unit | min | median | max | goal |`, '|---|---|---:|---:|---:|---|', ...rows].join(
    '\n',
  );
}

/** Puts what was measured, the command that did, the machine and the date into `bench/results/<name>.md`. */
export function writeReport(name, measured, args) {
  const text = `# ${name}

\`npm run bench -- ${args.join(' ')}\` ${madeBy()}.

${measured}
`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.md`), text);
}

function written(value) {
  if (value === 0) return '0';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}
