import type { Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { inTransaction, type Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { escapeLike, FOLDED_NAME } from '../db/folded-name.js';
import { e164 } from '@engawa/identifiers';
import { foldName } from '../domain/name-folding.js';
import { queryGrams } from '../domain/profile.js';
import { keepTry, refuseGuessing } from './tries.js';

/** What somebody tells of themselves to show who they are. */
export interface TellableItems {
  name?: string;
  phone?: string;
  mail?: string;
  memberId?: string;
  postalCode?: string;
  birthday?: string;
}

const CANDIDATES = 5;

const byIdentifier = (kind: string, place: number) => {
  const from = (table: string) => `SELECT customer_id FROM origins JOIN ${table} USING (origin) WHERE kind = '${kind}' AND value = $${place}`;
  return `(${from('identifiers')} UNION ${from('weak_identifiers')})`;
};
const byProfile = (condition: string) => `SELECT customer_id FROM origins JOIN profiles USING (origin) WHERE ${condition}`;

/** How each item finds customers. The first four have indexes, the last two only narrow down. */
const finders: { [Item in keyof Required<TellableItems>]: (told: string, place: number) => [sql: string, values: unknown[]] } = {
  name: (told, place) => [
    byProfile(`grams @> $${place} AND '|' || ${FOLDED_NAME} || '|' LIKE '%|' || $${place + 1} || '|%'`),
    [queryGrams(told), escapeLike(foldName(told))],
  ],
  phone: (told, place) => [byIdentifier('phone', place), [e164(told.normalize('NFKC'))]],
  mail: (told, place) => [byIdentifier('mail', place), [told.normalize('NFKC').trim().toLowerCase()]],
  memberId: (told, place) => [byIdentifier('member', place), [told.normalize('NFKC').trim()]],
  postalCode: (told, place) => [
    byProfile(`regexp_replace(fields#>>'{address,value,postalCode}', '\\D', '', 'g') = $${place}`),
    [told.normalize('NFKC').replace(/\D/g, '')],
  ],
  birthday: (told, place) => [byProfile(`fields#>>'{birthday,value}' = $${place}`), [told]],
};
const STRONG = ['name', 'phone', 'mail', 'memberId'];

/**
 * The customers who have all of the items told, at most five: with more, none. Where it is one, and somebody of a partner asked,
 * that they were identified is kept, without what was told; it lets the partner record a contact and opens the record to it.
 * Throws a 400 for fewer than two items, and a 429 after too many tries in vain.
 */
export async function matchCustomers(db: DataSource, told: TellableItems, { partner, subject, permissions }: Caller, now: Date): Promise<string[]> {
  const items = (Object.keys(finders) as (keyof TellableItems)[]).filter((item) => told[item]?.trim());
  if (items.length < 2 || !items.some((item) => STRONG.includes(item))) {
    const errors = [{ pointer: '', detail: `needs two items, one of them ${STRONG.join(', ')}` }];
    throw new Problem(400, 'too-few-items', 'Ask for two items, one of them a name, a number or a mail address.', { errors });
  }
  const by = { partner: partner?.id, subject, items, now };
  // Somebody who sees the data has nothing to guess.
  const mayGuess = partner !== undefined || !permissions.includes('personal.read');
  return inTransaction(db, async (tx) => {
    if (mayGuess) await refuseGuessing(tx, by);
    const customers = await withAll(tx, told, items);
    const found = customers.length > CANDIDATES ? [] : customers;
    if (mayGuess) await keepTry(tx, found.length === 1 ? found[0]! : null, by);
    return found;
  });
}

async function withAll(db: Tx, told: TellableItems, items: (keyof TellableItems)[]): Promise<string[]> {
  const values: unknown[] = [];
  const parts = items.map((item) => {
    const [sql, own] = finders[item](told[item]!, values.length + 1);
    values.push(...own);
    return sql;
  });
  const rows = await db.query<{ customer_id: string }[]>(`${parts.join(' INTERSECT ')} LIMIT ${CANDIDATES + 1}`, values);
  return rows.map((row) => row.customer_id);
}
