import { fork } from 'node:child_process';
import { join } from 'node:path';
import { quiet } from '../bench/quiet.mjs';
import { createRandom } from '../tools/demo/random.mjs';
import { amissIn } from './amiss.mjs';
import { check } from './check.mjs';
import { readLedger } from './ledger.mjs';
import { PATIENCE_SECONDS } from './recovery.mjs';
import { eventually } from './system.mjs';
import { readTables } from './tables.mjs';

/**
 * Runs one fault of the plan while a producer sends, waits until there is nothing left to do, and compares. Resolves to
 * `{ events, unknown, mails, thanks, recoveries, amiss, found, seconds }`. Of what runs on one system each has a `place` of its
 * own; `isTimed` says whether it matters how long a recovery took.
 */
export async function runFault(
  system,
  name,
  fault,
  { seed, place = 0, events, rate, outageSeconds, only, isTimed, ledgerFolder, say },
) {
  const run = `${name}-${seed}-`;
  const ledger = join(ledgerFolder, `${run}ledger.jsonl`);
  const began = Date.now();
  const producer = startProducer(system, { run, seed, place, events, rate, ledger });
  // The first events show that all is well before anything breaks.
  if (!(await eventually(() => producer.acceptedAt() > 0, 60))) throw new Error('No event was accepted');
  const random = createRandom(`${seed} ${name}`);
  const context = { system, producer, random, say, run, ledger, events, outageSeconds, only };
  const recoveries = await fault(context);
  await producer.finish();
  const left = await whatIsLeft(system);
  const told = readLedger(ledger);
  const tables = await readTables(system, { run, since: began, left });
  const mails = tables.mails.filter(({ address }) => address.startsWith(run));
  const thanks = mails.filter((mail) => mail.thanks).length;
  return {
    ...{ recoveries, amiss: amissIn(recoveries, { thanks, isTimed }), found: check(told, tables) },
    ...{ mails: mails.length, thanks, events: told.length, seconds: (Date.now() - began) / 1000 },
    unknown: told.filter(({ wasUnknown }) => wasUnknown).length,
  };
}

/** No run has more, so that no two share one. */
const MOST_CUSTOMERS = 2000;

function startProducer({ dev }, { run, seed, place, events, rate, ledger }) {
  const count = Math.max(20, Math.min(MOST_CUSTOMERS, Math.round(events / 10)));
  const settings = {
    ...{ gateway: dev.gateway, publisherKey: dev.publishers[0].key, token: dev.people[0].token },
    ...{ run, seed, events, rate, ledger, customers: { first: place * MOST_CUSTOMERS, count } },
  };
  const child = fork(join(import.meta.dirname, 'producer.mjs'), [JSON.stringify(settings)], {
    execArgv: process.execArgv,
  });
  let acceptedAt = 0;
  let isPaused = () => undefined;
  child.on('message', (message) => {
    acceptedAt = message.acceptedAt ?? acceptedAt;
    if (message.paused) isPaused();
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    acceptedAt: () => acceptedAt,
    /** Resolves when no request is under way. */
    pause: () => {
      const paused = new Promise((resolve) => (isPaused = resolve));
      child.send('pause');
      return paused;
    },
    resume: () => child.send('resume'),
    finish: async () => {
      child.send('finish');
      const code = await ended;
      if (code !== 0) throw new Error(`The producer ended with ${code}`);
    },
  };
}

/** Nothing, when all rows and messages are done and no mail is under way; else what there is. */
async function whatIsLeft(system) {
  try {
    await quiet(system, PATIENCE_SECONDS * 1000);
  } catch (error) {
    return [error.message];
  }
  const deliveries = async () =>
    (await system.query('messaging', OPEN_DELIVERIES)).map(({ id }) => `delivery ${id}`);
  const none = await eventually(async () => (await deliveries()).length === 0, PATIENCE_SECONDS);
  if (!none) return deliveries();
  // What became of the last mails is stated, too.
  return quiet(system, PATIENCE_SECONDS * 1000).then(
    () => [],
    (error) => [error.message],
  );
}

/** One that waits for an address, or for its next try, waits on purpose. */
const OPEN_DELIVERIES = `
  SELECT id FROM deliveries
   WHERE status = 'attempting' OR (status = 'pending' AND due_at < clock_timestamp() - interval '5 seconds')`;
