import type { DataOf, EventContract } from '@engawa/contracts';
import type { Reported } from '@engawa/inbox';
import { fact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import type { EnteringFact } from '../domain/entering-fact.js';
import { enterFacts } from './enter-facts.js';

/** States customer-profile's own facts, one for each that is told, and enters them on the timeline at once. Gives their ids, which are those of their entries. */
export async function enterOwnFacts<C extends EventContract, D>(
  tx: Tx,
  contract: C,
  reports: Omit<Reported<D>, 'reject'>[],
  dataOf: (report: D) => DataOf<C>,
): Promise<string[]> {
  const recordedAt = new Date();
  const facts = reports.map(({ data, cause }) => {
    const stated = fact(contract, dataOf(data), cause);
    return { ...stated, key: contract.key(stated.data as never), recordedAt } as EnteringFact;
  });
  await enterFacts(tx, facts);
  return facts.map(({ id }) => id);
}
