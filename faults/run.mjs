import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tools/runtime/install.mjs';
import { plan, quickOnes } from './plan.mjs';
import { hasFailed, recoveriesOf, sayFound, tableOf, writeReport } from './report.mjs';
import { runFault } from './run-fault.mjs';
import { startBreakableSystem } from './system.mjs';

const usage = `npm run faults -- [names] [options]
  --events N     events of all faults together (default 20000)
  --seed S       a run of all for each; may be repeated (default 1)
  --rate N       events a second (default 300)
  --short        the quick ones with a few hundred events, as npm test runs them
  --outage N     seconds that PostgreSQL is away (default 20)
  --report NAME  writes the table into faults/results/NAME.md
names: ${Object.keys(plan).join(' ')}`;

/**
 * Breaks one thing after the other while events go on, and counts what was lost, what is there that should not be, what
 * was done twice, what came in the wrong order, and what is stuck. Fails when anything was counted, when a fault did not
 * happen, and when a service did not come back.
 */
async function faults() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      events: { type: 'string', default: '20000' },
      seed: { type: 'string', multiple: true, default: ['1'] },
      rate: { type: 'string', default: '300' },
      outage: { type: 'string', default: '20' },
      short: { type: 'boolean', default: false },
      report: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const all = values.short ? quickOnes : Object.keys(plan);
  const names = positionals.length > 0 ? positionals : all;
  const [events, rate, outageSeconds] = [values.events, values.rate, values.outage].map(Number);
  const isWrong = names.some((name) => !plan[name]) || !(events > 0) || !(rate > 0) || !(outageSeconds >= 0);
  if (values.help || isWrong) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const each = {
    ...{ rate, outageSeconds, events: values.short ? 100 : Math.ceil(events / names.length) },
    // A test must not fail because its machine is slow.
    isTimed: !values.short,
  };
  const results = [];
  for (const seed of values.seed) {
    results.push(...(await runAll(names, { ...each, seed })));
    // A seed takes half an hour, and what it showed shall not be lost when the next is broken off.
    if (values.report) console.log(`\n${writeReport(values.report, results, process.argv.slice(2))}`);
  }
  console.log(`\n${tableOf(results)}\n\n${recoveriesOf(results)}`);
  if (results.some(hasFailed)) process.exitCode = 1;
}

/** All faults of a seed meet the same system, so what one leaves behind is there for the next. */
async function runAll(names, options) {
  const ledgerFolder = join(root, '.engawa/faults');
  rmSync(ledgerFolder, { recursive: true, force: true });
  mkdirSync(ledgerFolder, { recursive: true });
  const system = await startBreakableSystem();
  const results = [];
  try {
    for (const [place, name] of names.entries()) {
      console.log(`\n${name}, seed ${options.seed}`);
      const say = (line) => console.log(`  ${line}`);
      const result = await runFault(system, name, plan[name], { ...options, place, ledgerFolder, say });
      sayFound(result);
      results.push({ name, seed: options.seed, ...result });
    }
  } finally {
    await system.stop();
  }
  return results;
}

await faults();
