import type { Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { grantedSoFar, saveRemedy } from '../db/remedies.js';
import { isOver, type Contact } from '../domain/contact.js';
import { isWithin, type Remedy } from '../domain/remedy.js';
import { stateGranted } from './decide-remedy.js';

export interface AskedRemedy {
  kind: Remedy['kind'];
  amountMinor: number;
  orderId?: string;
  reason?: string;
}

/**
 * Promises a remedy in a contact, or asks for it where it is, with what was promised in that contact or for that order before,
 * beyond the authority of who promises: the clock then runs for `minutes`. Throws a 409 for a contact that is over, and a 403
 * for one of a partner in which nobody was identified.
 */
export async function askRemedy(tx: Tx, contact: Contact, asked: AskedRemedy, caller: Caller, { now, minutes }: { now: Date; minutes: number }): Promise<Remedy> {
  const { orderId: order = contact.order ?? null, reason = null, ...what } = asked;
  if (isOver(contact, now)) throw new Problem(409, 'contact-over', 'The contact is over. Promise it in a new one.');
  if (caller.partner && !contact.verification) throw new Problem(403, 'not-verified', 'Identify the caller first, in a contact of their own.');
  const before = await grantedSoFar(tx, { contact: contact.id, order, kind: what.kind });
  const granted = isWithin(caller.authority, { kind: what.kind, amountMinor: before + what.amountMinor });
  const remedy: Remedy = {
    id: uuidv7(),
    contact: contact.id,
    ...what,
    order,
    reason,
    state: granted ? 'granted' : 'asked',
    askedBy: caller.subject,
    askedName: caller.name,
    partner: caller.partner?.id ?? null,
    askedAt: now,
    dueAt: new Date(now.getTime() + minutes * 60_000),
    decidedBy: granted ? caller.subject : null,
    decidedName: granted ? caller.name : null,
    decidedAt: granted ? now : null,
    note: null,
  };
  await saveRemedy(tx, remedy);
  if (granted) await stateGranted(tx, remedy, contact);
  return remedy;
}
