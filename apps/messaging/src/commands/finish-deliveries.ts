import { MessageHeld, MessageSent, type DataOf } from '@engawa/contracts';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { Channel, Delivery } from '../domain/delivery.js';

type Held = DataOf<typeof MessageHeld>;

/** How a delivery ended. */
export type End =
  | { delivery: Delivery; subject: string; sent: Channel }
  | { delivery: Delivery; subject: string; held: Held['reason']; stopped?: Held['stopped']; consent?: Held['consent'] };

/** Closes deliveries and states how they ended. One that somebody else closed meanwhile states nothing. */
export async function finishDeliveries(tx: Tx, ends: End[], now: Date): Promise<void> {
  if (ends.length === 0) return;
  const [closed] = await tx.query<[{ id: string }[], number]>(
    `UPDATE deliveries SET status = done.status, channel = done.channel, subject = done.subject, reason = done.reason, finished_at = $6
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS done (id, status, channel, subject, reason)
      WHERE deliveries.id = done.id AND deliveries.status IN ('pending', 'attempting') RETURNING deliveries.id`,
    [
      ends.map((end) => end.delivery.id),
      ends.map((end) => ('sent' in end ? 'sent' : 'held')),
      ends.map((end) => ('sent' in end ? end.sent : null)),
      ends.map((end) => end.subject),
      ends.map((end) => ('held' in end ? (end.stopped ?? end.consent ?? end.held) : null)),
      now,
    ],
  );
  const ours = new Set(closed.map((row) => row.id));
  const facts = ends.filter((end) => ours.has(end.delivery.id)).map((end) => factOf(end, now));
  await stateFacts(tx, 'messaging', facts);
}

function factOf(end: End, now: Date): NewFact {
  const { id, origin, template, journey, contact, order, survey, traceparent } = end.delivery;
  const about = { message: id, subject: end.subject, customer: { origin }, ...present({ template, journey, contact, order, survey }) };
  const cause = { occurredAt: now, backfill: false, traceparent: traceparent ?? undefined };
  if ('sent' in end) return fact(MessageSent, { ...about, channel: end.sent }, cause);
  return fact(MessageHeld, { ...about, reason: end.held, stopped: end.stopped, consent: end.consent }, cause);
}

function present<T extends Record<string, string | null | undefined>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as never;
}
