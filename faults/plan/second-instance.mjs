import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tools/runtime/ports.mjs';
import { bundleOf, startService } from '../../tools/runtime/services.mjs';
import { PATIENCE_SECONDS, secondsUntil } from '../recovery.mjs';
import { eventually } from '../system.mjs';

const EVERY_MS = 20_000;
const TIMES = 3;

/**
 * A second process of a service comes and goes, in good order or killed: what each reads and sends changes hands under
 * load. Measured is work: a position moves in the transaction in which what it stands for is done, and a row leaves the
 * outbox when it is sent.
 */
export async function secondInstance({ system, random, say, only }) {
  const recoveries = [];
  const services =
    only ?? random.sample(['order-ingest', 'customer-profile', 'segmentation', 'messaging'], TIMES);
  for (const service of services) {
    const second = await startSecond(system, service);
    const ready = Date.now();
    const shared = await untilDone(system, service, await shareOf(second), ready);
    await sleep(EVERY_MS);
    const last = await shareOf(second);
    const since = Date.now();
    const isKilled = random.next() < 0.5;
    if (isKilled) process.kill(second.pid, 'SIGKILL');
    await second.stop();
    const done = await untilDone(system, service, last, since);
    const sent = await secondsUntil(since, () => isSent(system, service, since));
    const alone = Math.max(done, sent);
    const went = isKilled ? 'was killed' : 'left';
    say(
      `a second ${service} did something of its share after ${shared.toFixed(1)} s and ${went}; ` +
        `the first went on with it after ${alone.toFixed(1)} s`,
    );
    recoveries.push(
      { what: `${service} +1`, seconds: shared },
      { what: `${service} -1, ${went}`, seconds: alone },
    );
  }
  return recoveries;
}

/** The partitions that a process reads, by their names, or undefined: it tells the lag of its own alone. */
function shareOf({ url }) {
  return eventually(async () => {
    const text = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(2000) })).text();
    const lags = text.matchAll(/^engawa_consumer_lag_messages\{topic="(.+)",partition="(\d+)"\}/gm);
    const share = [...lags].map(([, topic, partition]) => `${topic}/${partition}`);
    return share.length > 0 && share;
  }, PATIENCE_SECONDS);
}

/** The seconds from `since` until something more than now is done of a share. */
async function untilDone(system, service, share, since) {
  if (!share) return Infinity;
  const before = await doneOf(system, service, share);
  return secondsUntil(since, async () => (await doneOf(system, service, share)) > before);
}

async function doneOf(system, service, share) {
  const [{ done }] = await system.query(
    service,
    `SELECT sum(next_offset)::float8 AS done FROM inbox_positions WHERE topic || '/' || partition = ANY($1)`,
    [share],
  );
  return done;
}

/** Whether all is sent that was to be sent at `since`, by whomever. */
async function isSent(system, service, since) {
  const rows = await system.query(
    service,
    'SELECT FROM outbox WHERE created_at <= $1 AND parked_at IS NULL LIMIT 1',
    [new Date(since)],
  );
  return rows.length === 0;
}

/** With the environment of the first, on a port of its own. The gateway goes on asking the first alone. */
async function startSecond(system, service) {
  const text = readFileSync(`/proc/${system.pidOf(service)}/environ`, 'utf8');
  const pairs = text.split('\0').filter(Boolean);
  const environment = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const second = await startService({
    instance: { service, name: `${service}-2`, url },
    program: bundleOf(service),
    environment: { ...environment, PORT: String(port) },
    logFile: join(system.servers.logs, `${service}-2.log`),
  });
  return { ...second, url };
}
