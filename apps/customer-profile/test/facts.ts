import {
  ContactOpened,
  OrderCancelled,
  OrderPlaced,
  WebTouched,
  type EventContract,
  type FactCustomer,
  type Identifier,
} from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { enterFacts } from '../src/commands/enter-facts.js';
import type { EnteringFact } from '../src/domain/entering-fact.js';

export const day = (at: number) => new Date(Date.UTC(2026, 0, at));

function entering(contract: EventContract, data: object, customer: FactCustomer, at: Date): EnteringFact {
  const all = { ...data, customer };
  const cause = { occurredAt: at, backfill: false };
  return { id: uuidv7(), contract, key: contract.key(all as never), data: all, recordedAt: at, cause };
}

const about = (number: string) => ({ order: `main:${number}`, number, currency: 'JPY', totalMinor: 980 });

export function orderPlaced(number: string, identifiers: Identifier[], at = day(1), profile?: FactCustomer['profile']): EnteringFact {
  const data = { ...about(number), shop: 'main', revision: 1, items: [], channel: 'web' };
  return entering(OrderPlaced, data, { identifiers, profile }, at);
}

export const orderCancelled = (number: string, identifiers: Identifier[] = [], at = day(2)) =>
  entering(OrderCancelled, about(number), { identifiers }, at);

export const contactOpened = (contact: string, customer: FactCustomer, at = day(1)) =>
  entering(ContactOpened, { contact, channel: 'phone', direction: 'in', quote: '味が変わった?' }, customer, at);

export const visited = (touch: string, identifiers: Identifier[], at = day(1)) =>
  entering(WebTouched, { touch, kind: 'page', name: 'Top', url: 'https://example.jp/' }, { identifiers }, at);

/** Enters facts in one transaction, as one batch of a partition does. */
export function enter(db: DataSource, ...facts: EnteringFact[]): Promise<void> {
  return inTransaction(db, (tx) => enterFacts(tx, facts));
}

/** The customers that are left, each with the names of its identifiers and keys. */
export async function groupsOf(db: DataSource): Promise<string[][]> {
  const rows = await db.query<{ names: string[] }[]>(
    `SELECT array(SELECT value FROM identifiers JOIN origins USING (origin) WHERE customer_id = customers.id
                  UNION SELECT key FROM key_origins JOIN origins USING (origin) WHERE customer_id = customers.id
                  ORDER BY 1) AS names
       FROM customers WHERE merged_into IS NULL`,
  );
  return rows.map((row) => row.names).sort((a, b) => (String(a) < String(b) ? -1 : 1));
}

/** What was published on `customer-profile.events`, without the own facts' prefix. */
export async function publishedOf(db: DataSource): Promise<{ type: string; key: string; headers: Record<string, string>; data: Record<string, unknown> }[]> {
  const rows = await db.query<{ key: string; headers: Record<string, string>; payload: string }[]>(
    'SELECT key, headers, payload FROM outbox ORDER BY seq',
  );
  return rows.map(({ key, headers, payload }) => {
    return { type: headers.ce_type!.replace('engawa.', ''), key, headers, data: JSON.parse(payload) as Record<string, unknown> };
  });
}
