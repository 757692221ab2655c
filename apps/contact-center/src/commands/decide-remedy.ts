import { RemedyGranted } from '@engawa/contracts';
import type { Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { fact, stateFacts } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { grantedSoFar, saveRemedy } from '../db/remedies.js';
import type { Contact } from '../domain/contact.js';
import { CURRENCY, isWithin, type Remedy } from '../domain/remedy.js';
import { emptyEnded } from './expire-contacts.js';

export interface Decision {
  grant: boolean;
  note?: string;
}

/**
 * Decides on a remedy that somebody else asked for, which with what was granted before is within the authority of who decides.
 * The same decision by the same person again is a repetition. Throws a 403 beyond their authority and for one's own question,
 * and a 409 for one that was decided.
 */
export async function decideRemedy(tx: Tx, remedy: Remedy, contact: Contact, { grant, note }: Decision, caller: Caller, now: Date): Promise<Remedy> {
  const state = grant ? 'granted' : 'refused';
  if (remedy.askedBy === caller.subject) throw new Problem(403, 'own-question', 'Somebody else decides what you asked for.');
  if (remedy.state !== 'asked') {
    if (remedy.state === state && remedy.decidedBy === caller.subject) return remedy;
    const extensions = { decidedBy: remedy.decidedName, decidedAt: remedy.decidedAt, state: remedy.state };
    throw new Problem(409, 'already-decided', 'It was decided before. Nothing was changed.', { extensions });
  }
  const before = grant ? await grantedSoFar(tx, remedy) : 0;
  if (grant && !isWithin(caller.authority, { kind: remedy.kind, amountMinor: before + remedy.amountMinor })) {
    throw new Problem(403, 'beyond-authority', 'With what was promised before it is beyond your authority as well. Leave it to somebody who may promise as much.');
  }
  const decided: Remedy = { ...remedy, state, decidedBy: caller.subject, decidedName: caller.name, decidedAt: now, note: note ?? null };
  await saveRemedy(tx, decided);
  if (grant) await stateGranted(tx, decided, contact);
  else await emptyEnded(tx, contact.id);
  return decided;
}

/** Tells everybody what was promised, on the customer's timeline and to whoever carries it out. */
export async function stateGranted(tx: Tx, remedy: Remedy, { customer }: Contact): Promise<void> {
  const { id, contact, kind, amountMinor, order, decidedName, decidedAt } = remedy;
  const data = { contact, remedy: id, customer, kind, amountMinor, currency: CURRENCY, order: order ?? undefined, grantedBy: decidedName! };
  await stateFacts(tx, 'contact-center', [fact(RemedyGranted, data, { occurredAt: decidedAt!, backfill: false })]);
}
