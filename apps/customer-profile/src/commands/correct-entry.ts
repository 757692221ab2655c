import { CustomerEntryCorrected, CustomerNoted, type About } from '@engawa/contracts';
import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { mentionsIn } from '../domain/mentions.js';
import { transactionsOf } from '../domain/transaction.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { keepMentions } from './keep-mentions.js';
import { lockCustomers } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';

/** What is corrected stays as it was stated, and its correction stays with its origin. Throws 404, and 409 for a merged customer or a correction. */
export async function correctEntry(tx: Tx, named: { customer: string; entry: string }, { text, by }: { text: string; by: string }, now: Date): Promise<void> {
  await refuseGone(tx, [named.customer]);
  // Whoever deletes the entry at the end of its lifetime locks its customer before.
  await lockCustomers(tx, [named.customer]);
  const [entry] = await tx.query<{ origin: string; type: string; about: About; occurred_at: Date }[]>(
    'SELECT origin, type, about, occurred_at FROM entries WHERE id = $1 AND origin = ANY($2)',
    [named.entry, await originsOf(tx, named.customer)],
  );
  if (!entry) throw notFound('The entry');
  if (entry.type === CustomerEntryCorrected.type) throw new Problem(409, 'not-correctable', 'Correct the entry that it is about once more.');
  const isNote = entry.type === CustomerNoted.type;
  const mentions = isNote ? mentionsIn(text) : [];
  const data = {
    correction: uuidv7(),
    customer: { origin: entry.origin },
    entry: named.entry,
    text,
    mentions: mentions.length > 0 ? mentions : undefined,
    ...transactionsOf(entry.about),
    by,
  };
  await enterOwnFacts(tx, CustomerEntryCorrected, [{ data, cause: { occurredAt: now, backfill: false } }], (told) => told);
  if (isNote) await keepMentions(tx, { entry: named.entry, notedAt: entry.occurred_at }, mentions);
}
