import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { namesOf } from './customers-fill.mjs';
import { get, post, put, timed } from './requests.mjs';

const FIELDS = ['member', 'name', 'kana', 'mail', 'phone', 'birthday', 'postalCode', 'line1'];
const NAMES = '会員番号,氏名,フリガナ,メール,電話番号,生年月日,郵便番号,住所';

/** What a line becomes rows of, and by which ids, which tell their time, those of an import are found. */
const TABLES = {
  facts: 'id',
  entries: 'id',
  customers: 'id',
  origins: 'origin',
  identifiers: 'origin',
  weak_identifiers: 'origin',
  key_origins: 'origin',
  links: 'a',
  profiles: 'origin',
  profile_changes: 'origin',
  sign_keys: 'origin',
  duplicates: 'a',
};

/**
 * The writing of a file of people nobody knows yet, without the sending and the check before, beside two limits: COPY of its lines into
 * one table without an index, and COPY of the rows that the lines became into the tables' copies with all their indexes and keys. Of the
 * rows those of the outbox are missing, which left.
 */
export async function measureImport(system, count) {
  const client = await administratorOf(system);
  try {
    const [{ before }] = (await client.query('SELECT count(*)::int AS before FROM imports')).rows;
    const lines = linesOf(before, count);
    const bare = count / (await copyLines(client, lines));
    const since = idOf(Date.now());
    const imported = count / (await importFile(system.dev, lines));
    const rows = count / (await copyRows(client, since));
    return [
      { figure: 'COPY of the lines of a file, one connection', unit: 'lines/s', value: bare },
      { figure: 'COPY of the rows they become, with their indexes', unit: 'lines/s', value: rows },
      { figure: 'import of them as customers', unit: 'lines/s', value: imported },
      { figure: '… beside COPY of the lines', unit: 'ratio', value: imported / bare, goal: '≥ 0.1' },
      { figure: '… beside COPY of the rows', unit: 'ratio', value: imported / rows },
    ];
  } finally {
    await client.end();
  }
}

/** In the database of customer-profile, whose time-outs do not hold for it. */
async function administratorOf({ administratorUrl, dev }) {
  const url = new URL(administratorUrl);
  url.pathname = new URL(dev.databases['customer-profile']).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

/** No line says anything of a person of whom another, or one of the imports before, says something. */
function linesOf(importsBefore, count) {
  return Array.from({ length: count }, (_, place) => {
    const number = importsBefore * count + place;
    const { name, kana } = namesOf(number);
    return [
      `M-${number}`,
      name,
      kana,
      `new-${number}@example.jp`,
      `070${String(number).padStart(8, '0')}`,
      new Date(Date.UTC(1940, 0, 1) + ((number * 7919) % 25_000) * 86_400_000).toISOString().slice(0, 10),
      String(8_100_000 + ((number * 104_729) % 90_000)),
      `福岡市${number}`,
    ].join(',');
  });
}

/** A uuid of version 7 below all that are made from this time on. */
const idOf = (time) => time.toString(16).padStart(12, '0').replace(/.{8}/, '$&-') + '-7000-8000-000000000000';

async function importFile(dev, lines) {
  const file = Buffer.from([NAMES, ...lines].join('\r\n'));
  const { id, chunkBytes } = await post(dev, '/api/imports', { name: 'bench.csv', sizeBytes: file.length });
  for (let n = 0; n * chunkBytes < file.length; n += 1)
    await put(dev, `/api/imports/${id}/chunks/${n}`, file.subarray(n * chunkBytes, (n + 1) * chunkBytes));
  const columns = FIELDS.map((field, column) => ({ column, field }));
  await post(dev, `/api/imports/${id}/check`, { columns });
  const { counts } = await becomes(dev, id, 'checked');
  if (counts.new < lines.length) throw new Error(`Only ${counts.new} of ${lines.length} lines are of nobody`);
  return timed(async () => {
    await post(dev, `/api/imports/${id}/run`, {});
    await becomes(dev, id, 'done');
  });
}

async function becomes(dev, id, state) {
  for (;;) {
    const found = await get(dev, `/api/imports/${id}`);
    if (found.state === state) return found;
    if (found.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(found.failure)}`);
    await sleep(50);
  }
}

async function copyLines(client, lines) {
  await client.query(`CREATE TABLE bare (${FIELDS.map((field) => `"${field}" text`).join()})`);
  const seconds = await copyIn(client, 'bare FROM STDIN (FORMAT csv)', [lines.join('\n')]);
  await client.query('DROP TABLE bare');
  return seconds;
}

/** One table after the other, each read before its copy is timed. */
async function copyRows(client, since) {
  let seconds = 0;
  await client.query('CREATE SCHEMA copied');
  for (const [table, id] of Object.entries(TABLES)) {
    await client.query(`CREATE TABLE copied.${table} (LIKE public.${table} INCLUDING ALL)`);
    if (table === 'origins')
      await client.query(
        'ALTER TABLE copied.origins ADD FOREIGN KEY (customer_id) REFERENCES copied.customers',
      );
    const made = `(SELECT * FROM public.${table} WHERE ${id} >= '${since}')`;
    const rows = await client.query(copyTo(`COPY ${made} TO STDOUT`)).toArray();
    seconds += await copyIn(client, `copied.${table} FROM STDIN`, rows);
  }
  await client.query('DROP SCHEMA copied CASCADE');
  return seconds;
}

/** Seconds. */
const copyIn = (client, target, pieces) =>
  timed(() => pipeline(Readable.from(pieces), client.query(copyFrom(`COPY ${target}`))));
