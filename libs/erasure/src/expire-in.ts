import { DeletionConfirm, type CustomerDataExpired, type DataOf, type Service } from '@engawa/contracts';
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

type Answer = { id: string } & Pick<DataOf<typeof DeletionConfirm>, 'deletion' | 'parts' | 'rows'>;

/**
 * Does what `customer.data-expired` asks of a service, and confirms it, in the batch's transaction. Parts of one deletion are done together. What
 * was done before is answered by the same answer once more: whoever has it skips it, and whoever has lost it counts what went then.
 */
export async function expireIn(service: Service, { tx, items }: Batch<typeof CustomerDataExpired>, expireRows: ExpireRows): Promise<void> {
  const before = await answersTo(tx, items.map(({ data: { part } }) => part));
  const answered = new Set(before.flatMap(({ parts }) => parts));
  const answers = [...before];
  for (const [deletion, parts] of Map.groupBy(items.filter(({ data }) => !answered.has(data.part)), ({ data }) => data.deletion)) {
    const rows = await deleteExpired(
      tx,
      {
        facts: parts.flatMap(({ data }) => data.facts),
        orders: parts.flatMap(({ data }) => data.orders),
        origins: [...new Set(parts.map(({ data }) => data.customer.origin!))],
      },
      expireRows,
    );
    answers.push(await keepAnswer(tx, { id: uuidv7(), deletion, parts: [...new Set(parts.map(({ data: { part } }) => part))], rows }));
  }
  const cause = { ...causeOf(items[0]!), receipt: undefined };
  await request(tx, service, answers.map(({ id, ...data }) => ({ contract: DeletionConfirm, id, data: { ...data, service }, cause })));
}

function answersTo(tx: Tx, parts: string[]): Promise<Answer[]> {
  return tx.query<Answer[]>('SELECT id, deletion, parts, rows FROM expiry_answers WHERE parts && $1::uuid[] ORDER BY id', [parts]);
}

async function keepAnswer(tx: Tx, answer: Answer): Promise<Answer> {
  const { id, deletion, parts, rows } = answer;
  await tx.query('INSERT INTO expiry_answers (id, deletion, parts, rows) VALUES ($1, $2, $3, $4)', [id, deletion, parts, JSON.stringify(rows)]);
  return answer;
}

/** Facts, what of them could not be sent, and the service's own rows. A fact that is not there cannot be rebuilt from. */
export async function deleteExpired(tx: Tx, expired: Expired, expireRows: ExpireRows): Promise<Record<string, number>> {
  const [own, facts] = await tx.query<[{ key: string; type: string }[], number]>('DELETE FROM facts WHERE id = ANY($1) RETURNING key, type', [expired.facts]);
  const unsent = await dropUnsent(tx, expired.facts);
  const keysOf = (type?: string) => [...new Set(own.filter((fact) => type === undefined || fact.type === type).map(({ key }) => key))];
  return { facts, unsent, ...(await expireRows(tx, { ...expired, keys: keysOf(), keysOf })) };
}
