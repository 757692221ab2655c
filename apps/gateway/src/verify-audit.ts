import { readFileSync } from 'node:fs';
import type { AuditEntry } from '@engawa/contracts';
import pg from 'pg';
import { readVerification } from './config.js';
import { EMPTY, hashOf } from './domain/audit-chain.js';

/**
 * Goes through the chain of every day and compares the entries with those that the services kept for themselves, and the ends
 * of days with those in a file that holds what this said before. Says what is altered, missing or added, and ends with 1 if
 * anything is. Reads only.
 */
const AT_ONCE = 5000;
/** Entries this young may still be on their way from a service. */
const ON_THE_WAY = '2 minutes';

interface Row {
  place: number;
  entry: string;
  at: Date;
  service: string;
  subject: string;
  name: string;
  partner: string | null;
  purpose: string | null;
  from: string | null;
  action: string;
  target: string | null;
  customers: string[];
  outcome: 'done' | 'refused';
  hash: Buffer;
}
interface Day {
  day: string;
  entries: number;
  hash: Buffer | null;
}

const COLUMNS = `place, entry, at, service, subject, name, partner, purpose, from_address AS "from", action, target, customers, outcome, hash`;

/** What a row of the chain says, in the form in which it was written. */
function entryOf({ partner, purpose, from, target, at, ...row }: Row): AuditEntry & { service: string } {
  const told = { partner: partner ?? undefined, purpose: purpose ?? undefined, from: from ?? undefined, target: target ?? undefined };
  return { ...row, ...told, at: at.toISOString() };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** What is wrong with a day's chain. An entry that was altered does not hide what comes behind it. */
async function faultsOf(gateway: pg.Client, { day, entries, hash }: Day): Promise<string[]> {
  const faults: string[] = [];
  let before = EMPTY.hash;
  let place = 0;
  for (;;) {
    const { rows } = await gateway.query<Row>(
      `SELECT ${COLUMNS} FROM audit_chain WHERE day = $1 AND place > $2 ORDER BY place LIMIT ${AT_ONCE}`,
      [day, place],
    );
    for (const row of rows) {
      if (row.place !== place + 1) faults.push(`entry ${place + 1} is missing`);
      else if (!hashOf(before, row.place, entryOf(row)).equals(row.hash)) faults.push(`entry ${row.place} was altered, or the one before it`);
      before = row.hash;
      place = row.place;
    }
    if (rows.length < AT_ONCE) break;
  }
  if (place < entries) faults.push(`entries ${place + 1} to ${entries} are missing`);
  else if (place > entries || !before.equals(hash ?? EMPTY.hash)) faults.push('the day does not end as its chain does');
  return faults;
}

/** Where days ended when this was run before and what it said was kept elsewhere: nothing up to there may be other now. */
async function faultsSince(gateway: pg.Client, said: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [, day, place, hash] of said.matchAll(/^(\d{4}-\d\d-\d\d): (\d+) entries, ends in ([0-9a-f]{64})$/gm)) {
    const { rows } = await gateway.query<{ hash: Buffer }>('SELECT hash FROM audit_chain WHERE day = $1 AND place = $2', [day, place]);
    if (rows[0]?.hash.toString('hex') !== hash) faults.push(`${day}: entry ${place} is not the one that the day ended in before`);
    else console.log(`${day}: goes on from where it ended before`);
  }
  return faults;
}

/** Services of which there are entries, and no database to compare them with. */
async function uncompared(gateway: pg.Client, given: Map<string, string>): Promise<string[]> {
  const { rows } = await gateway.query<{ service: string }>('SELECT DISTINCT service FROM audit_chain ORDER BY 1');
  return rows.filter(({ service }) => !given.has(service)).map(({ service }) => `DATABASE_URLS names no database of ${service}, so its entries were not compared`);
}

/** Entries that one side has and the other has not, or has otherwise. */
async function differences(gateway: pg.Client, name: string, service: pg.Client): Promise<string[]> {
  const { rows: kept } = await service.query<{ entry: string; data: AuditEntry; young: boolean }>(
    `SELECT entry, data, at > clock_timestamp() - interval '${ON_THE_WAY}' AS young FROM audit_entries`,
  );
  const { rows: chained } = await gateway.query<Row>(`SELECT ${COLUMNS} FROM audit_chain WHERE service = $1`, [name]);
  const there = new Map(chained.map((row) => [row.entry, row]));
  const own = new Set(kept.map(({ entry }) => entry));
  const altered = kept
    .filter(({ entry, data }) => there.has(entry) && !hashOf(EMPTY.hash, 0, { ...data, service: name }).equals(hashOf(EMPTY.hash, 0, entryOf(there.get(entry)!))))
    .map(({ entry }) => `entry ${entry} of ${name} is another one in the chain`);
  const lost = kept.filter(({ entry, young }) => !young && !there.has(entry)).map(({ entry }) => `entry ${entry} of ${name} is not in the chain`);
  const added = chained.filter(({ entry }) => !own.has(entry)).map(({ entry }) => `entry ${entry} is in the chain, but ${name} never wrote it`);
  console.log(`${name}: ${own.size} entries of its own, ${there.size} in the chain`);
  return [...altered, ...lost, ...added];
}

async function verify(): Promise<void> {
  const { DATABASE_URLS: urls } = readVerification();
  const gatewayUrl = urls.get('gateway');
  if (!gatewayUrl) throw new Error('DATABASE_URLS names no database of the gateway');
  const gateway = await connect(gatewayUrl);
  const faults: string[] = [];
  const { rows: days } = await gateway.query<Day>('SELECT day::text, entries, hash FROM audit_days ORDER BY day');
  for (const day of days) {
    const wrong = await faultsOf(gateway, day);
    faults.push(...wrong.map((fault) => `${day.day}: ${fault}`));
    if (wrong.length === 0) console.log(`${day.day}: ${day.entries} entries, ends in ${day.hash?.toString('hex') ?? 'nothing'}`);
  }
  const [, , before] = process.argv;
  if (before) faults.push(...(await faultsSince(gateway, readFileSync(before, 'utf8'))));
  faults.push(...(await uncompared(gateway, urls)));
  for (const [name, url] of urls) {
    if (name === 'gateway') continue;
    const service = await connect(url);
    faults.push(...(await differences(gateway, name, service)));
    await service.end();
  }
  await gateway.end();
  for (const fault of faults) console.error(fault);
  console.log(faults.length === 0 ? 'Nothing is altered, missing or added.' : `${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

await verify();
