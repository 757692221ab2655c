import { CustomerRegrouped } from '@engawa/contracts';
import { recordFacts } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { ENTRY_ARRAYS, ENTRY_COLUMNS, entryColumns } from '../db/entry-columns.js';
import { readIdentityRules } from '../db/read-identity-rules.js';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { entryOf } from '../domain/entry.js';
import { findDuplicates } from './find-duplicates.js';
import { joinCustomers } from './join-customers.js';
import type { OriginPlace } from './lock-customers.js';
import { publishKnown } from './publish-known.js';
import { resolveOrigins } from './resolve-origins.js';
import { updateProfiles } from './update-profiles.js';
import { noteReturns, withoutErased } from './without-erased.js';

/**
 * The heart: says whose facts these are, joins customers where a fact shows that they are one, enters the facts on
 * the timeline and states them again with their customer (its own facts for the first time). All in one transaction; a fact that was entered before must
 * not be given again.
 */
export async function enterFacts(tx: Tx, told: EnteringFact[]): Promise<void> {
  if (told.length === 0) return;
  const rules = await readIdentityRules(tx);
  const { facts, suppressing } = await withoutErased(tx, told, rules);
  if (facts.length === 0) return;
  const { resolved, phoned } = await resolveOrigins(tx, facts, rules, suppressing ? noteReturns : undefined);
  const { places, regrouped } = await joinCustomers(tx, resolved, rules.most);
  const changed = await updateProfiles(tx, resolved);
  await findDuplicates(tx, [...changed, ...phoned, ...regrouped.map(({ origin }) => origin)]);
  await enterResolved(tx, [...regrouped, ...resolved], places);
}

/** Enters facts of whom it is known whose they are, and states them with their customer. */
export async function enterResolved(tx: Tx, facts: ResolvedFact[], places: Map<string, OriginPlace>): Promise<void> {
  await recordFacts(tx, facts.filter((fact) => fact.contract.owner === 'customer-profile'));
  await writeEntries(tx, entriesOf(facts), places);
  await publishKnown(tx, facts, places);
}

/** A regrouping is stated once per origin, but is one entry for the reader. */
function entriesOf<F extends EnteringFact>(facts: F[]): F[] {
  const changes = new Set<unknown>();
  return facts.filter((fact) => {
    const { change } = fact.data;
    if (change === undefined || fact.contract !== CustomerRegrouped) return true;
    return !changes.has(change) && changes.add(change);
  });
}

/**
 * Puts facts on the timeline. Revisions are counted per customer under its lock, so whoever reads up to a revision
 * has seen everything below it. What a customer begins with is counted already. Whose a key is may have been forgotten, with the last
 * entry that went by it, between reading that and the lock.
 */
async function writeEntries(tx: Tx, facts: ResolvedFact[], places: Map<string, OriginPlace>): Promise<void> {
  const customers = facts.map((fact) => places.get(fact.origin)!.customer);
  const entries = facts.map((fact) => entryOf({ ...fact, occurredAt: fact.cause.occurredAt }));
  await tx.query(
    `WITH new AS (
       SELECT * FROM unnest(${ENTRY_ARRAYS}, $10::uuid[], $11::uuid[], $12::boolean[], $13::text[], $14::text[])
         WITH ORDINALITY AS new (${ENTRY_COLUMNS}, origin, customer_id, begins, owner, key, place)),
     known_keys AS (
       INSERT INTO key_origins (owner, key, origin) SELECT owner, key, origin FROM new WHERE key IS NOT NULL AND NOT begins ON CONFLICT DO NOTHING),
     counted AS (
       UPDATE customers SET revision = customers.revision + batch.entries, entry_count = entry_count + batch.entries,
              last_entry_at = greatest(CASE WHEN entry_count > 0 THEN last_entry_at END, batch.last_at), first_seen_at = least(first_seen_at, batch.first_at)
         FROM (SELECT customer_id, count(*) AS entries, max(occurred_at) AS last_at, min(occurred_at) AS first_at
                 FROM new WHERE NOT begins GROUP BY customer_id) AS batch
        WHERE customers.id = batch.customer_id
       RETURNING customers.id AS customer_id, customers.revision - batch.entries AS below),
     of_origins AS (
       UPDATE origins SET own_entries = own_entries + batch.entries, latest_at = greatest(latest_at, batch.last_at),
              earliest_at = least(earliest_at, batch.first_at)
         FROM (SELECT origin, count(*) AS entries, max(occurred_at) AS last_at, min(occurred_at) AS first_at FROM new WHERE NOT begins GROUP BY origin) AS batch
        WHERE origins.origin = batch.origin)
     INSERT INTO entries (${ENTRY_COLUMNS}, origin, revision)
     SELECT ${ENTRY_COLUMNS}, origin, coalesce(below, 0) + row_number() OVER (PARTITION BY customer_id ORDER BY place)
       FROM new LEFT JOIN counted USING (customer_id)`,
    [
      ...entryColumns(entries),
      facts.map((fact) => fact.origin),
      customers,
      facts.map(({ begins }) => begins !== undefined),
      facts.map(({ contract }) => contract.owner),
      facts.map(keyOf),
    ],
  );
}

/** A regrouping goes by no key. */
const keyOf = ({ contract, key }: ResolvedFact) => (contract === CustomerRegrouped ? null : key);
