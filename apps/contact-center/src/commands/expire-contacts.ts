import type { ExpireRows } from '@engawa/erasure';
import type { Tx } from '@engawa/postgres';
import { emptyContacts } from './erase-contacts.js';

/** A remedy in it is not decided on. */
const UNDECIDED = `EXISTS (SELECT FROM remedies WHERE contact = contacts.id AND state = 'asked')`;

/**
 * Of contacts whose lifetime is over reasons and amounts stay for the counts, as of those whose person was erased. One that is open, or in
 * which a remedy is not decided on, stays as it is for now: what is told of it next has to say whose it is.
 */
export const expireContacts: ExpireRows = async (tx, { keys }) => {
  await lock(tx, keys);
  await tx.query(`UPDATE contacts SET ended = true WHERE id = ANY($1) AND ${UNDECIDED}`, [keys]);
  const finished = await tx.query<{ id: string }[]>(`SELECT id FROM contacts WHERE id = ANY($1) AND status <> 'open' AND NOT ${UNDECIDED}`, [keys]);
  return emptyContacts(tx, finished.map(({ id }) => id));
};

/** Empties a contact that waited for this decision alone. What was granted is a fact with a lifetime of its own. */
export async function emptyEnded(tx: Tx, contact: string): Promise<void> {
  await lock(tx, [contact]);
  const ended = await tx.query<{ id: string }[]>(`SELECT id FROM contacts WHERE id = $1 AND ended AND status <> 'open' AND NOT ${UNDECIDED}`, [contact]);
  await emptyContacts(tx, ended.map(({ id }) => id));
}

/** Whoever decides, and whoever ends the contact, sees what the other did. */
const lock = (tx: Tx, contacts: string[]) => tx.query('SELECT FROM contacts WHERE id = ANY($1) ORDER BY id FOR UPDATE', [contacts]);
