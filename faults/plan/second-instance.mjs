import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../tools/runtime/ports.mjs';
import { startService } from '../../tools/runtime/services.mjs';
import { untilNextEntry } from '../recovery.mjs';

const EVERY_MS = 20_000;
const TIMES = 3;

/** A second process of a service comes and goes: what each reads and sends changes hands under load. */
export async function secondInstance({ system, random, say, only }) {
  const recoveries = [];
  const services =
    only ?? random.sample(['order-ingest', 'customer-profile', 'segmentation', 'messaging'], TIMES);
  for (const service of services) {
    const second = await startSecond(system, service);
    const came = await untilNextEntry(system, Date.now());
    await sleep(EVERY_MS - (came % 10) * 1000);
    const since = Date.now();
    await second.stop();
    const went = await untilNextEntry(system, since);
    say(`a second ${service} came (next entry after ${came.toFixed(1)} s) and went (${went.toFixed(1)} s)`);
    recoveries.push({ what: `${service} +1`, seconds: came }, { what: `${service} -1`, seconds: went });
  }
  return recoveries;
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
