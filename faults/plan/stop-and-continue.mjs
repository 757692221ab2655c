import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from '../recovery.mjs';

/** Longer than the relays' leases (4 s), the group's sessions (8 s) and transactions (10 s). */
const STOPPED_MS = 12_000;

/** SIGSTOP of a service past every lease, then SIGCONT: it comes back and believes that nothing has happened. */
export async function stopAndContinue({ system, producer, random, say, only }) {
  const services = only ?? ['order-ingest', 'customer-profile', 'segmentation', 'messaging', 'survey'];
  const recoveries = [];
  for (const service of random.sample(services, services.length)) {
    system.kill(service, 'SIGSTOP');
    await sleep(STOPPED_MS);
    const since = system.kill(service, 'SIGCONT');
    const seconds = await (await watch(system, producer, service)).recovered(since);
    say(
      `${service} stood still for ${STOPPED_MS / 1000} s and is back at work after ${seconds.toFixed(1)} s`,
    );
    recoveries.push({ what: service, seconds });
  }
  return recoveries;
}
