import type { ExpireRows } from '@engawa/erasure';
import { emptyContacts } from './erase-contacts.js';

/** Of contacts whose lifetime is over reasons and amounts stay for the counts, as of those whose person was erased. */
export const expireContacts: ExpireRows = (tx, { keys }) => emptyContacts(tx, keys);
