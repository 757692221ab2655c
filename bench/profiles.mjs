import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/runtime/install.mjs';

const folder = join(root, '.engawa/profiles');
const LISTED = 25;

/** `npm run bench:profiles` lists what each process of the last profiled bench spent its time on, by function itself. */
for (const file of readdirSync(folder)) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const spent = new Map();
  samples.forEach((id, place) => {
    const name = nameOf.get(id);
    spent.set(name, (spent.get(name) ?? 0) + timeDeltas[place]);
  });
  const busy = [...spent]
    .filter(([name]) => !name.startsWith('(idle)'))
    .reduce((sum, [, time]) => sum + time, 0);
  const main = [...nameOf.values()].find((name) => /apps\/[a-z-]+\/dist\/main\.js/.test(name));
  console.log(`\n${main ?? file}: busy for ${(busy / 1e6).toFixed(1)} s`);
  const hottest = [...spent].filter(([name]) => !name.startsWith('(idle)')).sort((a, b) => b[1] - a[1]);
  for (const [name, time] of hottest.slice(0, LISTED))
    console.log(`${((time / busy) * 100).toFixed(1).padStart(6)} %  ${name}`);
}

function placeOf({ functionName, url, lineNumber }) {
  const file = url.replace(/^.*\/(node_modules|apps|libs)\//, '$1/');
  return `${functionName || '(anonymous)'} ${file}${url ? `:${lineNumber + 1}` : ''}`;
}
