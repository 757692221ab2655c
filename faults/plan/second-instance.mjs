import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tools/runtime/ports.mjs';
import { startService } from '../../tools/runtime/services.mjs';
import { secondsUntil } from '../recovery.mjs';

const EVERY_MS = 20_000;
const TIMES = 3;

/**
 * A second process of a service comes and goes, in good order or killed: what each reads and sends changes hands under
 * load.
 */
export async function secondInstance({ system, random, say, only }) {
  const recoveries = [];
  const services =
    only ?? random.sample(['order-ingest', 'customer-profile', 'segmentation', 'messaging'], TIMES);
  for (const service of services) {
    const second = await startSecond(system, service);
    const shared = await secondsUntil(Date.now(), async () => (await relaysOf(system, service)) === 2);
    await sleep(EVERY_MS);
    const since = Date.now();
    const isKilled = random.next() < 0.5;
    if (isKilled) process.kill(second.pid, 'SIGKILL');
    await second.stop();
    const alone = await secondsUntil(since, async () => (await relaysOf(system, service)) === 1);
    const went = isKilled ? 'was killed' : 'left';
    say(
      `a second ${service} sent its share after ${shared.toFixed(1)} s, ${went}, and left its share after ${alone.toFixed(1)} s`,
    );
    recoveries.push(
      { what: `${service} +1`, seconds: shared },
      { what: `${service} -1, ${went}`, seconds: alone },
    );
  }
  return recoveries;
}

/** How many processes send a service's facts now. */
async function relaysOf(system, service) {
  const [{ relays }] = await system.query(
    service,
    'SELECT count(DISTINCT holder)::int AS relays FROM outbox_shards WHERE leased_until > clock_timestamp()',
  );
  return relays;
}

/** With the environment of the first, on a port of its own. The gateway goes on asking the first alone. */
async function startSecond(system, service) {
  const text = readFileSync(`/proc/${system.pidOf(service)}/environ`, 'utf8');
  const pairs = text.split('\0').filter(Boolean);
  const environment = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
  const port = await freePort();
  return startService({
    instance: { service, name: `${service}-2`, url: `http://127.0.0.1:${port}` },
    environment: { ...environment, PORT: String(port) },
    logFile: join(system.servers.logs, `${service}-2.log`),
  });
}
