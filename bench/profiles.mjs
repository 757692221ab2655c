import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/runtime/install.mjs';

const folder = join(root, '.engawa/profiles');
const FUNCTIONS = 12;
const STATEMENTS = 20;

/** Begins anew; what it gives back is the environment in which the processes take profiles when they end. */
export function beginProfiles() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    ENGAWA_POSTGRES_PRELOAD: 'pg_stat_statements',
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}`,
  };
}

/** What PostgreSQL spent its time on; `client` is of an administrator, while the server still runs. */
export async function keepStatements(client) {
  const { rows } = await client.query(
    `SELECT replace(datname, 'engawa_', '') AS database, calls, rows, round(total_exec_time) AS ms, query
       FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid ORDER BY total_exec_time DESC LIMIT ${STATEMENTS}`,
  );
  writeFileSync(join(folder, 'statements.json'), JSON.stringify(rows));
}

/** What each process of the last profiled bench spent its time on, by function itself, and PostgreSQL by statement. */
export function profilesOf() {
  const processes = readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => profileOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    .filter(({ name }) => name)
    .sort((a, b) => b.busy - a.busy);
  const statements = JSON.parse(readFileSync(join(folder, 'statements.json'), 'utf8'));
  return [...processes.map(tableOfProcess), tableOfStatements(statements)].join('\n\n');
}

function profileOf({ nodes, samples, timeDeltas }) {
  const nameOf = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const spent = new Map();
  samples.forEach((id, place) => {
    const name = nameOf.get(id);
    if (name !== '(idle)') spent.set(name, (spent.get(name) ?? 0) + timeDeltas[place]);
  });
  const busy = [...spent.values()].reduce((sum, time) => sum + time, 0);
  const main = [...nameOf.values()].find((name) => /apps\/[a-z-]+\/dist\/main\.js/.test(name));
  const hottest = [...spent].sort((a, b) => b[1] - a[1]).slice(0, FUNCTIONS);
  return { name: main && /apps\/([a-z-]+)\//.exec(main)[1], busy, hottest };
}

function placeOf({ functionName, url, lineNumber }) {
  const file = url.replace(/^.*\/(node_modules|apps|libs)\//, '$1/');
  return [functionName || '(anonymous)', file && `${file}:${lineNumber + 1}`].filter(Boolean).join(' ');
}

function tableOfProcess({ name, busy, hottest }) {
  const rows = hottest.map(([place, time]) => `| ${((time / busy) * 100).toFixed(1)} | ${place} |`);
  return [`| % of ${(busy / 1e6).toFixed(1)} s | ${name} |`, '|---:|---|', ...rows].join('\n');
}

function tableOfStatements(statements) {
  const rows = statements.map(({ database, calls, rows: count, ms, query }) => {
    const text = query.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 150);
    return `| ${ms} | ${calls} | ${count} | ${database} | \`${text}\` |`;
  });
  return ['| ms | calls | rows | database | statement |', '|---:|---:|---:|---|---|', ...rows].join('\n');
}
