import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmptySystem } from '../tools/testing/empty-system.mjs';
import { openDatabases } from '../tools/testing/service-databases.mjs';
import { startServers } from './servers.mjs';

/** The services in the order of their ports: each of them is broken in turn. */
export const consumers = [
  'customer-profile',
  'order-ingest',
  'contact-center',
  'survey',
  'segmentation',
  'messaging',
];

/** Starts an empty system on servers that can be stopped, killed and cut off. */
export async function startBreakableSystem() {
  const servers = await startServers();
  const env = {
    ...{ DATABASE_URL: servers.administratorUrl, KAFKA_BROKERS: servers.brokers },
    ...{ TRACE_SAMPLE_RATIO: '0.01', LOG_LEVEL: 'warn' },
  };
  const system = await startEmptySystem({ env }).catch(async (error) => {
    await servers.stop();
    throw error;
  });
  const dev = JSON.parse(readFileSync(system.devJson, 'utf8'));
  const urls = Object.entries(dev.databases).map(([service, url]) => [service, servers.beside(url)]);
  const databases = openDatabases(Object.fromEntries(urls));
  const pidOf = (name) => system.processes().find((process) => process.name === name)?.pid;
  return {
    ...{ dev, servers, pidOf, query: databases.query, mailDirectory: join(system.home, 'mail') },
    /** Resolves to when it happened. The supervisor starts the process again. */
    kill: (name, signal = 'SIGKILL') => {
      process.kill(pidOf(name), signal);
      return Date.now();
    },
    stop: async () => {
      await databases.close();
      await system.stop();
      await servers.stop();
    },
  };
}

/** Calls `look` until it gives something, and resolves to that; undefined after `seconds`. What fails meanwhile is no answer. */
export async function eventually(look, seconds) {
  const giveUpAt = Date.now() + seconds * 1000;
  while (Date.now() < giveUpAt) {
    const seen = await Promise.resolve(look()).catch(() => undefined);
    if (seen) return seen;
    await sleep(50);
  }
  return undefined;
}
