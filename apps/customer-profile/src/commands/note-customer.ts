import { CustomerNoted } from '@engawa/contracts';
import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { mentionsIn } from '../domain/mentions.js';
import { transactionKinds, transactionsOf, type Transactions } from '../domain/transaction.js';
import { enterOwnFacts } from './enter-own-facts.js';
import { keepMentions } from './keep-mentions.js';
import { refuseGone } from './refuse-gone.js';

interface Note {
  text: string;
  about: Transactions;
  by: string;
}

/** Somebody notes something of a customer. Gives the id of its entry. Throws 404, 409 for one who was merged, and 400 for a transaction that is not theirs. */
export async function noteCustomer(tx: Tx, customer: string, { text, about, by }: Note, now: Date): Promise<string> {
  await refuseGone(tx, [customer]);
  await refuseForeign(tx, customer, about);
  const mentions = mentionsIn(text);
  const data = { note: uuidv7(), customer: { origin: customer }, text, mentions: mentions.length > 0 ? mentions : undefined, ...transactionsOf(about), by };
  const [entry] = await enterOwnFacts(tx, CustomerNoted, [{ data, cause: { occurredAt: now, backfill: false } }], (told) => told);
  await keepMentions(tx, { entry: entry!, notedAt: now }, mentions);
  return entry!;
}

/** What is noted here is read by whoever sees the transaction. */
async function refuseForeign(tx: Tx, customer: string, about: Transactions): Promise<void> {
  for (const kind of transactionKinds) {
    if (about[kind] === undefined) continue;
    const [own] = await tx.query<unknown[]>(
      `SELECT FROM entries JOIN origins USING (origin) WHERE customer_id = $1 AND about ? '${kind}' AND about->>'${kind}' = $2 LIMIT 1`,
      [customer, about[kind]],
    );
    if (own) continue;
    const errors = [{ pointer: `/about/${kind}`, detail: 'is none of this customer' }];
    throw new Problem(400, 'unknown-transaction', 'There is no such transaction of this customer.', { errors });
  }
}
