import { recordFacts } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { EnteringFact } from '../domain/entering-fact.js';
import { joinCustomers } from './join-customers.js';
import { publishKnown } from './publish-known.js';
import { resolveOrigins } from './resolve-origins.js';
import { updateProfiles } from './update-profiles.js';
import { writeEntries } from './write-entries.js';

/**
 * The heart: says whose facts these are, joins customers where a fact shows that they are one, enters the facts on
 * the timeline and states them again with their customer (its own facts for the first time). All in one transaction; a fact that was entered before must
 * not be given again. `refuse` is told of facts that name an origin nobody knows.
 */
export async function enterFacts(
  tx: Tx,
  facts: EnteringFact[],
  refuse: (fact: EnteringFact, detail: string) => void,
): Promise<void> {
  if (facts.length === 0) return;
  const resolved = await resolveOrigins(tx, facts, refuse);
  if (resolved.length === 0) return;
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
