import type { EraseRows } from '@engawa/erasure';
import type { Tx } from '@engawa/postgres';

/** Takes the person, and what they and the staff wrote of them, out of contacts and of what was promised there. Reasons and amounts stay for the counts. */
export async function emptyContacts(tx: Tx, keys: string[]): Promise<Record<string, number>> {
  const [, contacts] = await tx.query<[unknown[], number]>(
    `UPDATE contacts SET customer = '{}', quote = NULL, note = NULL, verification = NULL
      WHERE id = ANY($1) AND (customer <> '{}' OR num_nonnulls(quote, note, verification) > 0)`,
    [keys],
  );
  const [, remedies] = await tx.query<[unknown[], number]>('UPDATE remedies SET reason = NULL, note = NULL WHERE contact = ANY($1) AND num_nonnulls(reason, note) > 0', [keys]);
  return { contacts, remedies };
}

export const eraseContacts: EraseRows = (tx, { keys }) => emptyContacts(tx, keys);
