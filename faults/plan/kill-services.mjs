import { untilNextEntry, watch } from '../recovery.mjs';
import { consumers } from '../system.mjs';

/** SIGKILL of each service in turn, in an order of the seed; the supervisor starts it again. */
export async function killServices({ system, producer, random, say, only }) {
  const services = only ?? ['gateway', ...consumers];
  const recoveries = [];
  for (const service of random.sample(services, services.length)) {
    const since = system.kill(service);
    const seconds = await (await watch(system, producer, service)).recovered(since);
    say(`${service} was killed and is back at work after ${seconds.toFixed(1)} s`);
    recoveries.push({ what: service, seconds, isKilled: true });
  }
  return recoveries;
}

/** SIGKILL of everything that is not a server, at once. */
export async function killAllServices({ system, say }) {
  const since = Date.now();
  for (const service of ['gateway', ...consumers]) system.kill(service);
  const seconds = await untilNextEntry(system, since);
  say(`all services were killed; the next entry is there after ${seconds.toFixed(1)} s`);
  return [{ what: 'all services', seconds, isKilled: true }];
}
