import { ErasureConfirm, type CustomerErased, type DataOf, type Service } from '@engawa/contracts';
import { causeOf, eraseDeadLetters, type Batch } from '@engawa/inbox';
import { request } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { dropUnsent } from './drop-unsent.js';
import { withoutPerson } from './without-person.js';

/** Whose rows a service is to empty or delete. */
export interface Erased {
  origin: string;
  /** The customer it was part of. */
  customer: string;
  /** Ids of the service's own orders, contacts, answers, … that its facts tell of. */
  keys: string[];
}

/** Erases a service's own rows, and gives how many of each kind. Doing it twice does no harm. */
export type EraseRows = (tx: Tx, erased: Erased) => Promise<Record<string, number>>;

type Part = Pick<DataOf<typeof CustomerErased>, 'customer' | 'identifierHashes' | 'facts'>;

/** Does what `customer.erased` asks of a service, and confirms it, in the batch's transaction. */
export async function eraseIn(service: Service, { tx, items }: Batch<typeof CustomerErased>, eraseRows: EraseRows): Promise<void> {
  for (const item of items) {
    const { erasure, part } = item.data;
    const rows = await erasePart(tx, item.data, item.known!.customer, eraseRows);
    const cause = { ...causeOf(item), receipt: undefined };
    await request(tx, service, [{ contract: ErasureConfirm, id: `${erasure}.${part}`, data: { erasure, part, service, rows }, cause }]);
  }
}

/** Facts, what nobody could apply, what could not be sent, and the service's own rows. */
export async function erasePart(tx: Tx, { customer: { origin }, identifierHashes, facts }: Part, customer: string, eraseRows: EraseRows): Promise<Record<string, number>> {
  const erased = await eraseFacts(tx, facts);
  const own = await eraseRows(tx, { origin: origin!, customer, keys: erased.keys });
  const hashes = identifierHashes.map((hash) => Buffer.from(hash, 'hex'));
  const deadLetters = await eraseDeadLetters(tx, hashes);
  return { facts: erased.count, deadLetters, unsent: await dropUnsent(tx, facts), ...own };
}

async function eraseFacts(tx: Tx, ids: string[]): Promise<{ count: number; keys: string[] }> {
  const rows = await tx.query<{ id: string; type: string; key: string; data: Record<string, unknown> }[]>(
    'SELECT id, type, key, data FROM facts WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [ids],
  );
  await tx.query('UPDATE facts SET data = new.data FROM unnest($1::uuid[], $2::jsonb[]) AS new (id, data) WHERE facts.id = new.id', [
    rows.map(({ id }) => id),
    rows.map(({ type, data }) => JSON.stringify(withoutPerson(type, data))),
  ]);
  return { count: rows.length, keys: [...new Set(rows.map(({ key }) => key))] };
}
