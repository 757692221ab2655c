import { DeletionConfirm, type CustomerDataExpired, type Service } from '@engawa/contracts';
import { causeOf, type Batch } from '@engawa/inbox';
import { request } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { dropUnsent } from './drop-unsent.js';

/** Of which facts the lifetime is over. */
export interface Expired {
  facts: string[];
  /** Ids of the orders that they tell of. */
  orders: string[];
  /** Whose they are. */
  origins: string[];
}

/** Empties or deletes a service's own rows, and gives how many had something to empty. Facts of two lifetimes may have one key: `keysOf` has those of one type. Doing it twice does no harm. */
export type ExpireRows = (tx: Tx, expired: Expired & { keys: string[]; keysOf: (type: string) => string[] }) => Promise<Record<string, number>>;

/** Does what `customer.data-expired` asks of a service, and confirms it, in the batch's transaction. Parts of one deletion are done together. */
export async function expireIn(service: Service, { tx, items }: Batch<typeof CustomerDataExpired>, expireRows: ExpireRows): Promise<void> {
  for (const [deletion, parts] of Map.groupBy(items, ({ data }) => data.deletion)) {
    const rows = await deleteExpired(
      tx,
      {
        facts: parts.flatMap(({ data }) => data.facts),
        orders: parts.flatMap(({ data }) => data.orders),
        origins: [...new Set(parts.map(({ data }) => data.customer.origin!))],
      },
      expireRows,
    );
    const cause = { ...causeOf(parts[0]!), receipt: undefined };
    const data = { deletion, parts: parts.map(({ data: { part } }) => part), service, rows };
    await request(tx, service, [{ contract: DeletionConfirm, id: uuidv7(), data, cause }]);
  }
}

/** Facts, what of them could not be sent, and the service's own rows. A fact that is not there cannot be rebuilt from. */
export async function deleteExpired(tx: Tx, expired: Expired, expireRows: ExpireRows): Promise<Record<string, number>> {
  const [own, facts] = await tx.query<[{ key: string; type: string }[], number]>('DELETE FROM facts WHERE id = ANY($1) RETURNING key, type', [expired.facts]);
  const unsent = await dropUnsent(tx, expired.facts);
  const keysOf = (type?: string) => [...new Set(own.filter((fact) => type === undefined || fact.type === type).map(({ key }) => key))];
  return { facts, unsent, ...(await expireRows(tx, { ...expired, keys: keysOf(), keysOf })) };
}
