import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/runtime/install.mjs';
import { services } from '../tools/runtime/services.mjs';
import { makeTopics, migrate } from '../tools/runtime/tools.mjs';
import { untilNextEntry } from './recovery.mjs';
import { hasFailed, sayFound, tableOf } from './report.mjs';
import { runFault } from './run-fault.mjs';
import { startServers } from './servers.mjs';
import {
  brokenColumns,
  columnsOf,
  contractsOf,
  goneContracts,
  otherShapes,
  refusedSamples,
  shapesOf,
  usedIn,
} from './versions/compatible.mjs';
import { prepareFleet } from './versions/fleet.mjs';
import { unpack } from './versions/version-before.mjs';

/**
 * Takes a system from the version before to today's and back, while events go on, and counts as faults do: lost 0 and so
 * on. At each step both are at work somewhere on the same tables and topics.
 */
async function versions(commit) {
  const before = await unpack(commit);
  const ledgerFolder = join(root, '.engawa/faults');
  rmSync(ledgerFolder, { recursive: true, force: true });
  mkdirSync(ledgerFolder, { recursive: true });
  const broken = [
    ...goneContracts(await contractsOf(before), await contractsOf(root)).map(
      (told) => `the version before would wait for ever: ${told}`,
    ),
    ...(await refusedSamples({ writer: before, reader: root })).map(
      (told) => `today's contracts refuse what was stated: ${told}`,
    ),
    ...(await refusedSamples({ writer: root, reader: before })).map(
      (told) => `the contracts before refuse today's: ${told}`,
    ),
  ];
  const servers = await startServers();
  const fleet = await prepareFleet(servers).catch(async (error) => {
    await servers.stop();
    throw error;
  });
  try {
    await migrate(fleet.databases);
    const fresh = await shapesOf(fleet.system, services);
    await fleet.empty();
    await migrate(fleet.databases, before);
    await makeTopics(servers.brokers);
    const old = await fleet.start(before);
    const upgrade = (context) => upgradeAndBack(context, { fleet, before, fresh, old, broken });
    const options = { seed: 1, events: 500, rate: 100, ledgerFolder };
    const result = await runFault(fleet.system, 'versions', upgrade, options);
    sayFound(result);
    console.log(`\n${tableOf([{ name: commit.slice(0, 7), seed: 1, ...result }])}`);
    if (hasFailed(result)) broken.push('events were not done as they were accepted');
  } finally {
    await fleet.end();
    await servers.stop();
  }
  for (const told of broken) console.log(`  ${told}`);
  if (broken.length > 0) process.exitCode = 1;
}

async function upgradeAndBack({ system }, { fleet, before, fresh, old, broken }) {
  const recoveries = [];
  const step = async (what, work) => {
    const done = await work();
    const seconds = await untilNextEntry(system, Date.now());
    console.log(`  ${what}; the next entry is there after ${seconds.toFixed(1)} s`);
    recoveries.push({ what, seconds });
    return done;
  };
  const tables = await columnsOf(system, services);
  await step('the version before on the tables of today', () => migrate(fleet.databases));
  const [migrated, shapes] = [await columnsOf(system, services), await shapesOf(system, services)];
  for (const service of services) {
    const found = [
      ...brokenColumns(tables[service], migrated[service], usedIn(before, service)),
      ...otherShapes(fresh[service], shapes[service]),
    ];
    broken.push(...found.map((told) => `${service}: ${told}`));
  }
  const beside = await step('today beside the version before', () => fleet.start(root, 'beside'));
  const today = await step('today alone on what the version before left', async () => {
    await fleet.stop(old);
    const usual = await fleet.start(root);
    await fleet.stop(beside);
    return usual;
  });
  const back = await step('the version before on what today left', async () => {
    await fleet.stop(today);
    return fleet.start(before);
  });
  await step('today again', async () => {
    await fleet.stop(back);
    await fleet.start(root);
  });
  return recoveries;
}

await versions(process.argv[2]);
