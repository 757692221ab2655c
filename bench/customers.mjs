import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { setTimeout as sleep } from 'node:timers/promises';
import { fillCustomers, namesOf, withEntries } from './customers-fill.mjs';
import { root } from '../tools/runtime/install.mjs';
import { startBenchSystem } from './system.mjs';

const CUSTOMERS = 1_000_000;
const ENTRIES_EACH = 20;
const LOOKS = 300;
const SEARCHES = 200;
const MERGES = 6;
const FEW = 50;
const MANY = 50_000;
const LINES = 50_000;

/**
 * What a company with many customers feels: a page of a timeline beside the customer alone, a search, a merge of customers with
 * much history beside one with little, and a file of customers beside COPY of the same lines. All runs are on one system, whose
 * database is filled by SQL, since publishing so many takes days, and kept for the next time where that is asked for.
 */
export async function measureCustomers({ scale, profile, runs, keep }) {
  const sized = (full, least) => Math.max(least, Math.round(full * scale));
  const [customers, many] = [sized(CUSTOMERS, 2000), sized(MANY, 500)];
  const kept = keep ? keptWith({ customers, many }) : undefined;
  const system = await startBenchSystem({ profile, kept: kept?.home });
  try {
    if (!kept?.isFilled) await fill(system, customers, many);
    kept?.note();
    const merging = pairs(many);
    const results = [];
    for (let run = 1; run <= runs; run += 1) {
      results.push([
        ...(await looks(system, customers, sized(LOOKS, 30))),
        ...(await searches(system, customers, sized(SEARCHES, 30))),
        ...(await merges(system, merging)),
        ...(await imports(system, sized(LINES, 1000), Date.now() + run)),
      ]);
    }
    return results;
  } finally {
    await system.stop();
  }
}

/** The folder of what was filled, which begins anew when that was of another size or broke off. */
function keptWith(sizes) {
  const home = join(root, '.engawa/bench-customers');
  const filled = join(home, 'filled.json');
  const isFilled = existsSync(filled) && readFileSync(filled, 'utf8') === JSON.stringify(sizes);
  if (!isFilled) rmSync(home, { recursive: true, force: true });
  return { home, isFilled, note: () => writeFileSync(filled, JSON.stringify(sizes)) };
}

async function fill(system, customers, many) {
  const seconds = await timed(async () => {
    await fillCustomers(system, customers, ENTRIES_EACH);
    const { few, ...rest } = pairs(many);
    for (const at of few) await fillCustomers(system, 1, FEW, at);
    for (const at of rest.many) await fillCustomers(system, 1, many, at);
    await system.vacuum('customer-profile');
  });
  console.log(
    `${customers} customers with ${ENTRIES_EACH} entries each were made in ${seconds.toFixed(0)} s`,
  );
}

/** One request after the other over one connection, the two kinds in turn, so that a slow minute counts for both. */
async function looks({ dev }, customers, count) {
  const [alone, page] = [[], []];
  for (let place = -10; place < count; place += 1) {
    const { id } = withEntries(((place + 10) * 7919) % customers);
    const took = [
      await timedGet(dev, `/api/customers/${id}`),
      await timedGet(dev, `/api/customers/${id}/timeline?limit=50`),
    ];
    // The first ones warm up.
    if (place >= 0) [alone, page].forEach((list, which) => list.push(took[which]));
  }
  return [
    { figure: 'GET /api/customers/{id}, p50', unit: 'ms', value: part(alone, 0.5) },
    { figure: 'first page of its timeline, p50', unit: 'ms', value: part(page, 0.5) },
    {
      figure: '… beside the customer alone',
      unit: 'ratio',
      value: part(page, 0.5) / part(alone, 0.5),
      goal: '≤ 3',
    },
  ];
}

/** What agents type: parts of names in kanji and kana, the end of a number, an address, the number of an order. */
async function searches({ dev }, customers, count) {
  const times = [];
  // Ten of each kind warm up: every connection of the pool plans a statement anew until it has kept a plan.
  for (let place = -60; place < count; place += 1) {
    const number = ((place + 60) * 104_729) % customers;
    const { name, kana } = namesOf(number);
    const texts = [
      name.slice(0, 2),
      kana.slice(0, 3),
      name,
      String(number).padStart(8, '0').slice(-5),
      `person-${number}@example.jp`,
      `${withEntries(number).id}-1`,
    ];
    const took = await timedGet(
      dev,
      `/api/customers?query=${encodeURIComponent(texts[(place + 60) % texts.length])}`,
    );
    if (place >= 0) times.push(took);
  }
  return [
    { figure: 'search, p50', unit: 'ms', value: part(times, 0.5) },
    { figure: '… p95', unit: 'ms', value: part(times, 0.95), goal: '≤ 50' },
  ];
}

/** The numbers of two customers with few entries each, and of two with many. */
const pairs = (entries) => ({
  few: [0xf0000000, 0xf0000001],
  many: [0xf0000002, 0xf0000003],
  entries,
});

async function merges({ dev }, { few, many, entries }) {
  const times = { few: { merge: [], unmerge: [] }, many: { merge: [], unmerge: [] } };
  for (let turn = -1; turn < MERGES; turn += 1) {
    for (const [name, numbers] of Object.entries({ few, many })) {
      const pair = numbers.map((number) => withEntries(number).id);
      const merge = await timed(() => post(dev, `/api/customers/${pair[0]}/merge`, { with: pair[1] }));
      const { id } = (await get(dev, `/api/customers/${pair[0]}/merges`)).items.find(({ undone }) => !undone);
      const unmerge = await timed(() => post(dev, `/api/customers/${pair[0]}/unmerge`, { merge: id }));
      if (turn < 0) continue;
      times[name].merge.push(merge * 1000);
      times[name].unmerge.push(unmerge * 1000);
    }
  }
  const each = (kind) => [part(times.few[kind], 0.5), part(times.many[kind], 0.5)];
  return ['merge', 'unmerge'].flatMap((kind) => {
    const [little, much] = each(kind);
    return [
      { figure: `${kind} of customers with ${FEW} entries each, p50`, unit: 'ms', value: little },
      { figure: `… with ${entries.toLocaleString('en-US')} each`, unit: 'ms', value: much },
      {
        figure: '… the second beside the first',
        unit: 'ratio',
        value: much / little,
        goal: '≤ 1, but for what the machine varies',
      },
    ];
  });
}

/** A file of people nobody knows yet: the writing of it, without the sending and the check before. */
async function imports(system, lines, run) {
  const { dev } = system;
  const rows = Array.from({ length: lines }, (_, number) => {
    const { name, kana } = namesOf(number);
    const id = `${run}-${number}`;
    return [
      'M' + id,
      name,
      kana,
      `new-${id}@example.jp`,
      `070${String((run * 100_000 + number) % 100_000_000).padStart(8, '0')}`,
      // Most share a birthday and a postal code with nobody of their name.
      new Date(Date.UTC(1940, 0, 1) + ((number * 7919) % 25_000) * 86_400_000).toISOString().slice(0, 10),
      String(8_100_000 + ((number * 104_729) % 90_000)),
      `福岡市${id}`,
    ].join(',');
  });
  const raw = await copyLimit(system.administratorUrl, rows);
  const file = Buffer.from(
    ['会員番号,氏名,フリガナ,メール,電話番号,生年月日,郵便番号,住所', ...rows].join('\r\n'),
  );
  const { id, chunkBytes } = await post(dev, '/api/imports', { name: 'bench.csv', sizeBytes: file.length });
  for (let n = 0; n * chunkBytes < file.length; n += 1)
    await put(dev, `/api/imports/${id}/chunks/${n}`, file.subarray(n * chunkBytes, (n + 1) * chunkBytes));
  const fields = ['member', 'name', 'kana', 'mail', 'phone', 'birthday', 'postalCode', 'line1'];
  await post(dev, `/api/imports/${id}/check`, {
    columns: fields.map((field, column) => ({ column, field })),
  });
  await becomes(dev, id, 'checked');
  const seconds = await timed(async () => {
    await post(dev, `/api/imports/${id}/run`, {});
    await becomes(dev, id, 'done');
  });
  return [
    { figure: 'COPY of the lines of a file, one connection', unit: 'rows/s', value: raw },
    { figure: 'import of them as customers', unit: 'rows/s', value: lines / seconds },
    { figure: '… beside COPY', unit: 'ratio', value: lines / seconds / raw, goal: '≥ 0.1' },
  ];
}

async function copyLimit(connectionString, rows) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(
    'CREATE TABLE bare (member text, name text, kana text, mail text, phone text, birthday text, code text, address text)',
  );
  const stream = client.query(copyFrom('COPY bare FROM STDIN (FORMAT csv)'));
  const seconds = await timed(() => pipeline(Readable.from([rows.join('\n')]), stream));
  await client.query('DROP TABLE bare');
  await client.end();
  return rows.length / seconds;
}

async function becomes(dev, id, state) {
  for (;;) {
    const found = await get(dev, `/api/imports/${id}`);
    if (found.state === state) return;
    if (found.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(found.failure)}`);
    await sleep(50);
  }
}

const timedGet = async (dev, path) => (await timed(() => get(dev, path))) * 1000;
const get = (dev, path) => request(dev, 'GET', path);
const post = (dev, path, body) => request(dev, 'POST', path, JSON.stringify(body), 'application/json');
const put = (dev, path, bytes) => request(dev, 'PUT', path, bytes, 'application/octet-stream');

async function request({ gateway, people }, method, path, body, type) {
  const headers = {
    authorization: `Bearer ${people[0].token}`,
    ...(type ? { 'content-type': type, 'idempotency-key': randomUUID() } : {}),
  };
  const answer = await fetch(gateway + path, { method, headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`);
  return text && JSON.parse(text);
}

/** Seconds. */
async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** The value below which this share of all lies. */
function part(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
