import { send } from './load.mjs';
import { batches, orderEvent, ordersInTurn } from './orders.mjs';
import { allDone, quiet } from './quiet.mjs';
import { segmentsOfBench, useSegments } from './segments.mjs';
import { startBenchSystem } from './system.mjs';

const SMALL = 100_000;
const LARGE = 1_000_000;
const MEASURED = 30_000;

/**
 * What an event costs all processes together when there are ten times as many customers, each as likely as any other. All
 * runs are on one system, since filling it takes half an hour: as many measurements with few customers, then with many.
 * The result of a run is its measurement of each, and their ratio.
 */
export async function measureCostPerEvent({ scale, profile, runs }) {
  const system = await startBenchSystem({ profile });
  try {
    await useSegments(system.dev, segmentsOfBench);
    const [small, large] = [SMALL, LARGE].map((size) => Math.max(1000, Math.round(size * scale)));
    const measured = Math.max(2000, Math.round(MEASURED * scale));
    await publish(system, ordersInTurn(small, small, 'first-'));
    const atSmall = await costs(system, small, measured, runs);
    await publish(system, newCustomers(small, large));
    const atLarge = await costs(system, large, measured, runs);
    await allDone(system);
    return atSmall.map((cost, run) => figures({ small, large, atSmall: cost, atLarge: atLarge[run] }));
  } finally {
    await system.stop();
  }
}

function figures({ small, large, atSmall, atLarge }) {
  const [few, many] = [small, large].map((size) => size.toLocaleString('en-US'));
  const unit = 'ms/1,000 events';
  return [
    { figure: `CPU of all processes at ${few} customers`, unit, value: atSmall },
    { figure: `… at ${many} customers`, unit, value: atLarge },
    { figure: '… the second beside the first', unit: 'ratio', value: atLarge / atSmall, goal: '≤ 1.3' },
  ];
}

function* newCustomers(from, to) {
  for (let customer = from; customer < to; customer += 1) yield orderEvent(customer, customer, 'first-');
}

function* anyCustomers(count, customers, run) {
  // A multiplicative generator (Lehmer, MINSTD): the same customers in the same run of every bench.
  let state = run;
  for (let number = 0; number < count; number += 1) {
    state = (state * 48_271) % 2_147_483_647;
    yield orderEvent(state % customers, number, `of-${customers}-in-${run}-`);
  }
}

async function publish(system, events) {
  await send(system.dev.gateway, batches(events, 100, system.dev.publishers[0].key), { connections: 8 });
  await quiet(system);
}

/** CPU milliseconds per thousand events, of each run. */
async function costs(system, customers, count, runs) {
  const total = () => Object.values(system.cpuSeconds()).reduce((sum, seconds) => sum + seconds, 0);
  const each = [];
  for (let run = 1; run <= runs; run += 1) {
    const before = total();
    await publish(system, anyCustomers(count, customers, run));
    each.push(((total() - before) / count) * 1e6);
    console.log(`${customers} customers, run ${run} of ${runs}: ${Math.round(each.at(-1))} ms/1,000 events`);
  }
  return each;
}
