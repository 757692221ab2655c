import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { loadCredentials } from '../tools/runtime/credentials.mjs';
import { services } from '../tools/runtime/services.mjs';
import { startEmptySystem } from '../tools/testing/empty-system.mjs';
import { beginProfiles, keepStatements } from './profiles.mjs';

/** USER_HZ of Linux: the unit of CPU times in /proc. */
const TICKS_PER_SECOND = 100;

/**
 * Starts a system as it runs in production: one in a hundred requests is traced, and only warnings are logged. It is empty, unless
 * a folder is `kept` for the next time.
 */
export async function startBenchSystem({ profile, args, nodeOptions, kept }) {
  const env = { TRACE_SAMPLE_RATIO: '0.01', LOG_LEVEL: 'warn' };
  if (profile) Object.assign(env, beginProfiles());
  if (nodeOptions) env.NODE_OPTIONS = [env.NODE_OPTIONS, nodeOptions].filter(Boolean).join(' ');
  // A profile names the files, and what is loaded before a service finds its parts there.
  const extra = profile || nodeOptions ? ['--unbundled'] : [];
  const system = await startEmptySystem({ env, args: [...(args ?? []), ...extra], kept });
  const dev = JSON.parse(readFileSync(system.devJson, 'utf8'));
  const clients = [];
  /** Rows of a service's database. */
  const query = async (service, sql, parameters) => {
    clients[service] ??= await connected(dev.databases[service]);
    return (await clients[service].query(sql, parameters)).rows;
  };
  const administratorUrl = administrator(system.home, Object.values(dev.databases)[0]);
  /** So that plans of what was just written are those of what lies there for long. */
  const vacuum = async (service) => {
    const url = new URL(administratorUrl);
    url.pathname = new URL(dev.databases[service]).pathname;
    const client = await connected(url.href);
    await client.query('VACUUM (ANALYZE)');
    await client.end();
  };
  const statements = profile && (await connected(administratorUrl));
  if (statements) await statements.query('CREATE EXTENSION pg_stat_statements');
  const stop = async () => {
    for (const client of Object.values(clients)) await client.end();
    if (statements) {
      await keepStatements(statements);
      await statements.end();
    }
    await system.stop();
  };
  return {
    dev,
    query,
    vacuum,
    administratorUrl,
    processes: system.processes,
    cpuSeconds: () => cpuSeconds(system.processes()),
    stop,
  };
}

/** The server's own administrator, for what is measured beside the services. */
function administrator(home, databaseUrl) {
  const url = new URL(databaseUrl);
  url.username = 'postgres';
  url.password = loadCredentials(home, services).administratorPassword;
  url.pathname = '/postgres';
  return url.href;
}

async function connected(connectionString) {
  const client = new pg.Client({ connectionString });
  // Whoever waits for an answer is told of the error, too.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** CPU time of each process of the system so far, those it started included: `{ <name>: seconds }`. */
function cpuSeconds(processes) {
  const all = allProcesses();
  return Object.fromEntries(processes.map(({ name, pid }) => [name, timeOf(all, pid)]));
}

/** Live children are added up; what ended children took is in their parent's account. */
function timeOf(all, pid) {
  const own = all.get(pid)?.seconds ?? 0;
  const children = [...all].filter(([, { parent }]) => parent === pid);
  return children.reduce((sum, [child]) => sum + timeOf(all, child), own);
}

function allProcesses() {
  const found = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // user and system time of itself and of the children it waited for
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      found.set(Number(name), { parent: Number(fields[1]), seconds: ticks / TICKS_PER_SECOND });
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}
