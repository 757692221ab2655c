import { ServiceClient } from '@engawa/auth';
import type { Service } from '@engawa/contracts';
import type { KeptFact } from '@engawa/outbox';
import { connectPostgres } from '@engawa/postgres';
import { processSettings, readSettings, serviceUrls, text } from '@engawa/service';
import { parseArgs } from 'node:util';
import type { Difference, ProjectionTable } from './compare.js';
import { FactsOf } from './facts-of.js';
import { rebuild, RebuildRuns, type RebuildSteps } from './rebuild.js';

/** What the program needs beside what the service has. */
const rebuildSettings = {
  DATABASE_URL: text("URL of the service's database, for its owner", { secret: true }),
  DATABASE_TLS_CA: processSettings.DATABASE_TLS_CA,
  GATEWAY_URL: text('Where the credential is exchanged for a token'),
  SERVICE_CREDENTIAL: text("The service's credential at the gateway", { secret: true }),
  SERVICE_URLS: serviceUrls,
};

/** The facts of a service: those it keeps, or of customer-profile those it knows the customer of. */
export type AskFacts = (owner: Service, route?: 'facts' | 'known-facts') => FactsOf;

/** Differences that are told row by row; of more there is only the number. */
const TOLD = 200;

/**
 * `node apps/<service>/dist/rebuild.js [--compare]`: rebuilds the projections of one service and tells what differed.
 * `factsOf` another service throws when SERVICE_URLS does not have it. Ends with 1 when it could not; a difference is no failure.
 */
export async function runRebuild(
  service: Service,
  tables: ProjectionTable[],
  stepsOf: (factsOf: AskFacts) => RebuildSteps,
): Promise<void> {
  const { values } = parseArgs({ options: { compare: { type: 'boolean', default: false } } });
  const settings = readSettings(rebuildSettings, process.env);
  const client = new ServiceClient(settings.GATEWAY_URL, settings.SERVICE_CREDENTIAL);
  const { DATABASE_URL: url, DATABASE_TLS_CA: tlsCa } = settings;
  const db = await connectPostgres({ url, tlsCa, applicationName: `engawa-${service}-rebuild`, poolSize: 1 });
  const factsOf: AskFacts = (owner, route = 'facts') => {
    const [first] = settings.SERVICE_URLS.get(owner) ?? [];
    if (!first) throw new Error(`SERVICE_URLS does not say where ${owner} is`);
    return new FactsOf(async (query) => (await client.post<{ facts: KeptFact[] }>(owner, `${first}/internal/${route}`, query)).facts);
  };
  try {
    const found = await rebuild(db, tables, stepsOf(factsOf), { onlyCompare: values.compare, say });
    tell(found, values.compare);
  } catch (error) {
    // Not the whole error: the parameters of a statement are people's data.
    process.stderr.write(`${error instanceof RebuildRuns ? error.message : (error as Error).stack}\n`);
    process.exitCode = 1;
  } finally {
    await db.destroy();
  }
}

function tell(found: Difference[], onlyCompare: boolean): void {
  for (const { table, key, customer, what, columns } of found.slice(0, TOLD)) {
    say(`customer ${customer ?? 'nobody'}  ${table} ${key}  ${what}${columns.length > 0 ? `: ${columns.join(', ')}` : ''}`);
  }
  if (found.length > TOLD) say(`… and ${found.length - TOLD} more`);
  const customers = new Set(found.map(({ customer }) => customer)).size;
  if (found.length === 0) say('nothing differs');
  else say(`${found.length} rows of ${customers} customers ${onlyCompare ? 'differ; nothing was changed' : 'differed and are right now'}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
