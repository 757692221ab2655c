import { recordFacts } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { entryOf } from '../domain/entry.js';
import { joinCustomers, type OriginPlace } from './join-customers.js';
import { publishKnown } from './publish-known.js';
import { resolveOrigins } from './resolve-origins.js';
import { updateProfiles } from './update-profiles.js';

/**
 * The heart: says whose facts these are, joins customers where a fact shows that they are one, enters the facts on
 * the timeline and states them again with their customer (its own facts for the first time). All in one transaction; a fact that was entered before must
 * not be given again.
 */
export async function enterFacts(tx: Tx, facts: EnteringFact[]): Promise<void> {
  if (facts.length === 0) return;
  const resolved = await resolveOrigins(tx, facts);
  const { places, regrouped } = await joinCustomers(tx, resolved);
  await updateProfiles(tx, resolved);
  const all = [...regrouped, ...resolved];
  await recordFacts(tx, all.filter((fact) => fact.contract.owner === 'customer-profile'));
  await writeEntries(tx, entriesOf(all), places);
  await publishKnown(tx, all, places);
}

/** A regrouping is stated once per origin, but is one entry for the reader. */
function entriesOf<F extends EnteringFact>(facts: F[]): F[] {
  const changes = new Set<unknown>();
  return facts.filter((fact) => {
    const { change } = fact.data;
    if (change === undefined || !fact.contract.type.endsWith('customer.regrouped')) return true;
    return !changes.has(change) && changes.add(change);
  });
}

/**
 * Puts facts on the timeline. Revisions are counted per customer under its lock, so whoever reads up to a revision
 * has seen everything below it.
 */
async function writeEntries(tx: Tx, facts: ResolvedFact[], places: Map<string, OriginPlace>): Promise<void> {
  const customers = facts.map((fact) => places.get(fact.origin)!.customer);
  const entries = facts.map((fact) => entryOf({ ...fact, occurredAt: fact.cause.occurredAt }));
  await tx.query(
    `WITH new AS (
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::smallint[], $6::timestamptz[],
                            $7::timestamptz[], $8::text[], $9::text[], $10::jsonb[], $11::jsonb[])
         WITH ORDINALITY AS new (id, origin, customer_id, type, version, occurred_at, recorded_at, department, channel,
                                 about, data, place)),
     counted AS (
       UPDATE customers SET revision = customers.revision + batch.entries, entry_count = entry_count + batch.entries,
              last_entry_at = greatest(last_entry_at, batch.last_at), first_seen_at = least(first_seen_at, batch.first_at)
         FROM (SELECT customer_id, count(*) AS entries, max(occurred_at) AS last_at, min(occurred_at) AS first_at
                 FROM new GROUP BY customer_id) AS batch
        WHERE customers.id = batch.customer_id
       RETURNING customers.id, customers.revision - batch.entries AS below)
     INSERT INTO entries (id, origin, type, version, occurred_at, recorded_at, department, channel, about, data, revision)
     SELECT new.id, new.origin, type, version, occurred_at, recorded_at, department, channel, about, data,
            below + row_number() OVER (PARTITION BY new.customer_id ORDER BY place)
       FROM new JOIN counted ON counted.id = new.customer_id`,
    [
      entries.map((entry) => entry.id),
      facts.map((fact) => fact.origin),
      customers,
      entries.map((entry) => entry.type),
      entries.map((entry) => entry.version),
      entries.map((entry) => entry.occurredAt),
      entries.map((entry) => entry.recordedAt),
      entries.map((entry) => entry.department),
      entries.map((entry) => entry.channel),
      entries.map((entry) => JSON.stringify(entry.about)),
      entries.map((entry) => JSON.stringify(entry.data)),
    ],
  );
}
