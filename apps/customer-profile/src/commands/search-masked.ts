import type { Page } from '@engawa/http';
import { inTransaction, type Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { keepTry, refuseGuessing, type Try } from './tries.js';

/**
 * A search for a whole number or address by somebody who sees them masked. It finds whom it names; yet whoever asks for each
 * number that may stand behind the stars is stopped. Throws a 429 after too many searches that found nobody.
 */
export async function searchMasked<Found>(db: DataSource, by: Omit<Try, 'items'>, search: (tx: Tx) => Promise<Page<Found>>): Promise<Page<Found>> {
  const asked = { ...by, items: ['address'] };
  return inTransaction(db, async (tx) => {
    await refuseGuessing(tx, asked);
    const found = await search(tx);
    if (found.items.length === 0) await keepTry(tx, null, asked);
    return found;
  });
}
