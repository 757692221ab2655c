import { setTimeout as sleep } from 'node:timers/promises';
import { untilNextEntry } from '../recovery.mjs';

/** SIGKILL of Kafka, which is started again at once. */
export async function killKafka({ system, say }) {
  const since = Date.now();
  await system.servers.kafka.kill();
  await system.servers.kafka.start();
  const seconds = await untilNextEntry(system, since);
  say(`Kafka was killed; the next entry is there after ${seconds.toFixed(1)} s`);
  return [{ what: 'kafka', seconds }];
}

/** PostgreSQL is away for a while. Nothing may become a dead letter by it. */
export async function stopPostgres({ system, say, outageSeconds }) {
  await system.servers.postgres.stop();
  await sleep(outageSeconds * 1000);
  const since = Date.now();
  await system.servers.postgres.start();
  const seconds = await untilNextEntry(system, since);
  say(`PostgreSQL was away for ${outageSeconds} s; the next entry is there ${seconds.toFixed(1)} s after it`);
  return [{ what: 'postgres', seconds }];
}
