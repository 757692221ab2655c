import type { ExpireRows } from '@engawa/erasure';
import { emptyContacts } from './erase-contacts.js';

/**
 * Of contacts whose lifetime is over reasons and amounts stay for the counts, as of those whose person was erased. One that is open, or in
 * which a remedy is not decided on, stays as it is: what is told of it next has to say whose it is.
 */
export const expireContacts: ExpireRows = async (tx, { keys }) => {
  const finished = await tx.query<{ id: string }[]>(
    `SELECT id FROM contacts WHERE id = ANY($1) AND status <> 'open' AND NOT EXISTS (SELECT FROM remedies WHERE contact = contacts.id AND state = 'asked')
      ORDER BY id FOR UPDATE`,
    [keys],
  );
  return emptyContacts(tx, finished.map(({ id }) => id));
};
