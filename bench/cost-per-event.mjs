import { send } from './load.mjs';
import { batches, orderEvent, ordersInTurn } from './orders.mjs';
import { allDone, quiet } from './quiet.mjs';
import { segmentsOfBench, useSegments } from './segments.mjs';
import { startBenchSystem } from './system.mjs';

const SMALL = 100_000;
const LARGE = 1_000_000;
const MEASURED = 30_000;

/** What an event costs all processes together when there are ten times as many customers, each as likely as any other. */
export async function measureCostPerEvent({ scale, profile }) {
  const system = await startBenchSystem({ profile });
  try {
    await useSegments(system.dev, segmentsOfBench);
    const [small, large] = [SMALL, LARGE].map((size) => Math.max(1000, Math.round(size * scale)));
    const measured = Math.max(2000, Math.round(MEASURED * scale));
    await publish(system, ordersInTurn(small, small, 'first-'));
    const atSmall = await cost(system, small, measured, 'small-');
    await publish(system, newCustomers(small, large));
    const atLarge = await cost(system, large, measured, 'large-');
    await allDone(system);
    return [
      {
        figure: `CPU of all processes at ${small.toLocaleString('en-US')} customers`,
        unit: 'ms/1,000 events',
        value: atSmall,
      },
      { figure: `… at ${large.toLocaleString('en-US')} customers`, unit: 'ms/1,000 events', value: atLarge },
      { figure: '… the second beside the first', unit: 'ratio', value: atLarge / atSmall, goal: '≤ 1.3' },
    ];
  } finally {
    await system.stop();
  }
}

function* newCustomers(from, to) {
  for (let customer = from; customer < to; customer += 1) yield orderEvent(customer, customer, 'first-');
}

function* anyCustomers(count, customers, run) {
  // A multiplicative generator (Lehmer, MINSTD): the same customers in every run.
  let state = 48_271;
  for (let number = 0; number < count; number += 1) {
    state = (state * 48_271) % 2_147_483_647;
    yield orderEvent(state % customers, number, run);
  }
}

async function publish(system, events) {
  await send(system.dev.gateway, batches(events, 100, system.dev.publishers[0].key), { connections: 8 });
  await quiet(system);
}

async function cost(system, customers, count, run) {
  const total = () => Object.values(system.cpuSeconds()).reduce((sum, seconds) => sum + seconds, 0);
  const before = total();
  await publish(system, anyCustomers(count, customers, run));
  return ((total() - before) / count) * 1e6;
}
