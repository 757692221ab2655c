import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillCustomers, namesOf, withEntries } from './customers-fill.mjs';
import { measureImport } from './customers-import.mjs';
import { get, post, timed } from './requests.mjs';
import { root } from '../tools/runtime/install.mjs';
import { startBenchSystem } from './system.mjs';

const CUSTOMERS = 1_000_000;
const ENTRIES_EACH = 20;
const LOOKS = 300;
const SEARCHES = 200;
const MERGES = 24;
const FEW = 50;
const MANY = 50_000;
const LINES = 50_000;

/**
 * What a company with many customers feels: a page of a timeline beside the customer alone, a search, a merge of customers with
 * much history beside one with little, and a file of customers beside COPY. All runs are on one system, whose
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
        ...(await measureImport(system, sized(LINES, 1000))),
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

const timedGet = async (dev, path) => (await timed(() => get(dev, path))) * 1000;

/** The value below which this share of all lies. */
function part(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
