import { causeOf, type Received } from '@engawa/inbox';
import { learnOrigins } from '@engawa/known-origins';
import type { Tx } from '@engawa/postgres';
import { observationOf } from '../domain/observation.js';
import { evaluateCustomers, type Trigger } from './evaluate-customers.js';

/** Counts facts and looks again at the customers they are about. The later fact about one subject wins. */
export async function observeFacts(tx: Tx, items: Received[], now: Date): Promise<void> {
  await learnOrigins(tx, items);
  const observations = items.map((item) => ({ item, ...observationOf(item)! }));
  const last = [...new Map(observations.map((each) => [each.subject, each])).values()];
  const sorted = last.sort((a, b) => (a.subject < b.subject ? -1 : 1));
  await tx.query(
    `INSERT INTO observations (subject, origin, type, occurred_at, amount, voided)
     SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::bigint[], $6::boolean[])
     ON CONFLICT (subject) DO UPDATE SET occurred_at = excluded.occurred_at, amount = excluded.amount, voided = excluded.voided`,
    [
      sorted.map((each) => each.subject),
      sorted.map((each) => each.item.known!.origin),
      sorted.map((each) => each.type),
      sorted.map((each) => each.item.occurredAt),
      sorted.map((each) => each.amount ?? null),
      sorted.map((each) => each.voided ?? false),
    ],
  );
  await evaluateCustomers(tx, await triggersOf(tx, items), now);
}

/** The customers of the facts by what is known of their origins now, each with its newest fact. */
async function triggersOf(tx: Tx, items: Received[]): Promise<Map<string, Trigger>> {
  const rows = await tx.query<{ origin: string; customer_id: string }[]>(
    'SELECT origin, customer_id FROM known_origins WHERE origin = ANY($1)',
    [items.map((item) => item.known!.origin)],
  );
  const customerOf = new Map(rows.map((row) => [row.origin, row.customer_id]));
  const triggers = new Map<string, Trigger>();
  for (const item of items) {
    const origin = item.known!.origin;
    triggers.set(customerOf.get(origin)!, { origin, fact: item.id, cause: { ...causeOf(item), receipt: undefined } });
  }
  return triggers;
}
