import { eventually } from './system.mjs';

/** What is not back after this long is stuck. */
export const PATIENCE_SECONDS = 180;

/**
 * Follows one service: `recovered(since)` resolves to the seconds from a fault at `since` until the service has done
 * something again, or to Infinity. To be made when the fault has happened: what it finds then counts as before it.
 */
export async function watch(system, producer, service, isOver = () => true) {
  if (service === 'gateway') {
    return { recovered: (since) => secondsUntil(since, () => isOver() && producer.acceptedAt() > since) };
  }
  const before = await doneBy(system, service);
  return {
    recovered: (since) =>
      secondsUntil(since, async () => isOver() && (await doneBy(system, service)) !== before),
  };
}

/** The seconds from a fault until an event that was recorded after it is on the timeline. */
export function untilNextEntry(system, since) {
  // Facts have ids in the order of time (uuid v7), so the newest ones are found by the primary key.
  const from = `${since
    .toString(16)
    .padStart(12, '0')
    .replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`;
  return secondsUntil(since, async () => {
    const rows = await system.query(
      'customer-profile',
      `SELECT FROM entries WHERE id > $1::uuid AND id < '10000000-0000-0000-0000-000000000000' LIMIT 1`,
      [from],
    );
    return rows.length > 0;
  });
}

/** The seconds from `since` until `look` gives something, or Infinity. */
export async function secondsUntil(since, look) {
  const seen = await eventually(look, PATIENCE_SECONDS);
  return seen ? (Date.now() - since) / 1000 : Infinity;
}

/** How far a service has come: what it has read, or for one that desks use the commands it has carried out. */
async function doneBy(system, service) {
  const sql =
    service === 'contact-center'
      ? 'SELECT count(*) AS done FROM idempotency_keys'
      : 'SELECT sum(next_offset) AS done FROM inbox_positions';
  const [{ done }] = await system.query(service, sql);
  return String(done);
}
