import type { Expired } from '@engawa/erasure';
import type { Tx } from '@engawa/postgres';
import { evaluateCustomers, type Trigger } from './evaluate-customers.js';

/**
 * What rules count of these facts goes, and who was in a segment for it leaves. It is no news of the customer: whatever follows is
 * history, on which nobody is sent anything.
 */
export async function expireObservations(tx: Tx, { facts, orders, origins }: Expired, now: Date): Promise<Record<string, number>> {
  const [, observations] = await tx.query<[unknown[], number]>('DELETE FROM observations WHERE subject = ANY($1)', [[...facts, ...orders]]);
  if (observations === 0) return { observations };
  const rows = await tx.query<{ origin: string; customer_id: string }[]>('SELECT origin, customer_id FROM known_origins WHERE origin = ANY($1)', [origins]);
  const cause = { occurredAt: now, backfill: true };
  await evaluateCustomers(tx, new Map<string, Trigger>(rows.map(({ origin, customer_id }) => [customer_id, { origin, cause }])), now);
  return { observations };
}
