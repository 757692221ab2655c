import { setTimeout as sleep } from 'node:timers/promises';
import { says } from '../postgres-proxy.mjs';
import { untilNextEntry } from '../recovery.mjs';
import { consumers, eventually } from '../system.mjs';

const EVERY_MS = 400;
/** Every service commits something within this, as long as events go on. */
const COMES_WITHIN_SECONDS = 5;
const MOST = 40;

/**
 * The connection breaks while COMMIT is in flight: now before it has reached PostgreSQL, now after it took effect and
 * before the answer is read. Nobody but the database knows which. Commands over HTTP are among what is cut: the
 * producer sends them again under their Idempotency-Key.
 */
export async function cutCommits({ system, random, say, events }) {
  const { proxy } = system.servers;
  const cut = { before: 0, after: 0, commands: 0 };
  const databases = consumers.map((service) => `engawa_${service.replaceAll('-', '_')}`);
  let next;
  proxy.watch = (message) => {
    const { session } = message;
    if (session.database !== next?.database || !next.isMoment(message)) return false;
    const isCommand = session.heard.includes('idempotency_keys');
    if (next.ofCommand && !isCommand) return false;
    if (isCommand) cut.commands += 1;
    cut[next.name] += 1;
    next = undefined;
    session.cut();
    return true;
  };
  const moments = [
    { name: 'before', isMoment: says.commit },
    { name: 'after', isMoment: says.committed },
  ];
  const times = Math.min(MOST, Math.ceil(events / 20));
  for (let cuts = 0; cuts < times; cuts += 1) {
    // Commands of contacts and the readers of events, turn and turn about.
    const ofCommand = cuts % 2 === 0;
    const database = ofCommand ? 'engawa_contact_center' : random.pick(databases);
    next = { ...random.pick(moments), database, ofCommand };
    await eventually(() => !next, COMES_WITHIN_SECONDS);
    await sleep(EVERY_MS);
  }
  proxy.watch = undefined;
  const since = Date.now();
  const seconds = await untilNextEntry(system, since);
  say(
    `${cut.before + cut.after} connections were cut at COMMIT, ${cut.before} before it and ${cut.after} after, ` +
      `${cut.commands} of them of commands; the next entry is there after ${seconds.toFixed(1)} s`,
  );
  const never = 'cut at COMMIT';
  return [
    ...(cut.before + cut.after > 0 ? [{ what: never, seconds }] : [{ what: 'a connection', never }]),
    ...(cut.commands > 0 ? [] : [{ what: 'the connection of a command', never }]),
  ];
}
