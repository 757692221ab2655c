import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { measureAuthentication } from './authentication.mjs';
import { measureCostPerEvent } from './cost-per-event.mjs';
import { measureCustomers } from './customers.mjs';
import { measureEndToEnd } from './end-to-end.mjs';
import { measureIntake } from './intake.mjs';
import { measureLatency } from './latency.mjs';
import { profilesOf } from './profiles.mjs';
import { summaryOf, writeReport } from './report.mjs';

const benches = {
  intake: measureIntake,
  'end-to-end': measureEndToEnd,
  latency: measureLatency,
  authentication: measureAuthentication,
};
/** What measures all its runs on one system. */
const benchesOfAllRuns = { 'cost-per-event': measureCostPerEvent, customers: measureCustomers };
const allNames = [...Object.keys(benches), ...Object.keys(benchesOfAllRuns)];

const usage = `npm run bench -- [${allNames.join(' | ')}] [options]
  --scale F    fraction of the full sizes; 0.01 is enough to see that a bench works (default 1)
  --runs N     runs of each, of which minimum, median and maximum are reported (default 3)
  --keep       customers: keep what was filled in .engawa/bench-customers (about 25 GB at full size), and use it again
  --profile    one run in which every service takes a CPU profile, which is written down instead of figures`;

/**
 * Measures what this system reaches beside a raw limit measured in the same run, and writes what came out into
 * `bench/results`, where the scale is 1. Nothing here fails because of a time: machines differ.
 */
async function bench() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1' },
      runs: { type: 'string', default: '3' },
      keep: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  const names = positionals.length > 0 ? positionals : allNames;
  const unknown = names.find((name) => !allNames.includes(name));
  const [scale, runs] = [Number(values.scale), Number(values.runs)];
  if (values.help || unknown || !(scale > 0) || !(runs >= 1)) {
    console.log(usage);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  for (const name of names) {
    if (values.profile) {
      await (benches[name] ?? benchesOfAllRuns[name])({ scale, profile: true, runs: 1, keep: values.keep });
      const profiles = profilesOf();
      console.log(`\n${profiles}`);
      if (scale === 1) writeReport(`${name}-profile`, profiles, process.argv.slice(2));
      continue;
    }
    const results = await (benchesOfAllRuns[name]?.({ scale, profile: false, runs, keep: values.keep }) ??
      oneByOne(name, { scale, runs }));
    const summary = summaryOf(name, results);
    console.log(`\n${summary}`);
    if (scale === 1) writeReport(name, summary, process.argv.slice(2));
  }
}

async function oneByOne(name, { scale, runs }) {
  const results = [];
  for (let run = 1; run <= runs; run += 1) {
    console.log(`\n${name}, run ${run} of ${runs}`);
    results.push(await benches[name]({ scale, profile: false }));
    if (runs > 1) console.log(summaryOf(name, results.slice(-1)));
    // The brokers and databases of the run before are still writing.
    await sleep(1000);
  }
  return results;
}

await bench();
