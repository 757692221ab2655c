import { says } from '../postgres-proxy.mjs';
import { PATIENCE_SECONDS, watch } from '../recovery.mjs';
import { consumers, eventually } from '../system.mjs';

const states = ['order-ingest', 'customer-profile', 'contact-center'];
/** Contacts come over HTTP here. */
const reads = consumers.filter((service) => service !== 'contact-center');

/**
 * SIGKILL when the brokers have acknowledged rows of the outbox and their deletion is on its way to PostgreSQL: the
 * proxy sees the statement, keeps it back and kills its sender, whose rows the next relay sends once more.
 */
export const killBeforeMark = (context) =>
  inTurn(context, states, 'between acknowledgement and mark', () => {
    return (message) => says.statement(message, 'DELETE FROM outbox USING');
  });

/**
 * SIGKILL when a transaction of the inbox is committed and the process does not know it yet, so that it has not
 * committed the group's offsets either: the proxy sees PostgreSQL's answer, keeps it back and kills whom it is for.
 */
export const killAfterCommit = (context) =>
  inTurn(context, reads, 'between COMMIT and the offset commit', () => {
    return (message) => says.committed(message) && message.session.heard.includes('INTO inbox_positions');
  });

/** Kills each service at the next message for which the test that `begin` makes says yes. */
async function inTurn({ system, producer, random, say, only }, services, when, begin) {
  const recoveries = [];
  for (const service of random.sample(only ?? services, services.length)) {
    const since = await killAt(system, service, begin());
    if (!since) {
      say(`${service} never was killed ${when}`);
      recoveries.push({ what: service, never: `killed ${when}` });
      continue;
    }
    const seconds = await (await watch(system, producer, service)).recovered(since);
    say(`${service} was killed ${when} and is back at work after ${seconds.toFixed(1)} s`);
    recoveries.push({ what: service, seconds, isKilled: true });
  }
  return recoveries;
}

/** Resolves to when it was killed, or to undefined when the moment never came. */
async function killAt(system, service, isMoment) {
  const { proxy } = system.servers;
  const database = `engawa_${service.replaceAll('-', '_')}`;
  let killedAt;
  proxy.watch = (message) => {
    if (message.session.database !== database || killedAt || !isMoment(message)) return false;
    killedAt = system.kill(service);
    return true;
  };
  await eventually(() => killedAt, PATIENCE_SECONDS / 6);
  proxy.watch = undefined;
  return killedAt;
}
