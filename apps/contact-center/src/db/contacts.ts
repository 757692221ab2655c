import type { Tx } from '@engawa/postgres';
import type { Contact } from '../domain/contact.js';

/** Columns by the names of Contact; what is null in a row is absent in a contact. */
export const CONTACT_COLUMNS = `id, version, status, channel, direction, customer_reason AS "customerReason",
  deal_reason AS "dealReason", order_id AS "order", quote, note, feeling, resolution, agent, customer,
  opened_at AS "openedAt", closed_at AS "closedAt", verification, partner`;

/** Another transaction wrote one of these contacts first; the work is to be done again with what it wrote. */
export class ContactWrittenMeanwhile extends Error {
  readonly code = '40001';
}

/** Locks the contacts that exist, in the order of their ids. */
export async function lockContacts(tx: Tx, ids: string[]): Promise<Map<string, Contact>> {
  const rows = await tx.query<Contact[]>(
    `SELECT ${CONTACT_COLUMNS} FROM contacts WHERE id = ANY($1) ORDER BY id FOR UPDATE`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, contactOf(row)]));
}

export function contactOf(row: object): Contact {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Contact;
}

/** Writes the contacts as they stand; `known` are those that lockContacts found. */
export async function saveContacts(tx: Tx, contacts: Contact[], known: ReadonlySet<string>): Promise<void> {
  if (contacts.length === 0) return;
  const saved = await tx.query<{ id: string }[]>(
    `INSERT INTO contacts (id, version, status, channel, direction, customer_reason, deal_reason, order_id, quote, note,
                           feeling, resolution, agent, customer, opened_at, closed_at, verification, partner)
     SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::timestamptz[],
                          $16::timestamptz[], $17::jsonb[], $18::text[]) ORDER BY 1
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, channel = excluded.channel,
       direction = excluded.direction, customer_reason = excluded.customer_reason, deal_reason = excluded.deal_reason,
       order_id = excluded.order_id, quote = excluded.quote, note = excluded.note, feeling = excluded.feeling,
       resolution = excluded.resolution, agent = excluded.agent, closed_at = excluded.closed_at
       WHERE contacts.id = ANY($19)
     RETURNING id`,
    [...columns(contacts), [...known]],
  );
  if (saved.length < contacts.length) throw new ContactWrittenMeanwhile('A contact appeared meanwhile');
}

function columns(contacts: Contact[]): unknown[][] {
  const fields = ['id', 'version', 'status', 'channel', 'direction', 'customerReason', 'dealReason', 'order', 'quote', 'note'] as const;
  return [
    ...fields.map((field) => contacts.map((contact) => contact[field] ?? null)),
    contacts.map((contact) => contact.feeling ?? null),
    contacts.map((contact) => contact.resolution ?? null),
    contacts.map((contact) => contact.agent ?? null),
    contacts.map((contact) => JSON.stringify(contact.customer)),
    contacts.map((contact) => contact.openedAt),
    contacts.map((contact) => contact.closedAt ?? null),
    contacts.map((contact) => (contact.verification ? JSON.stringify(contact.verification) : null)),
    contacts.map((contact) => contact.partner ?? null),
  ];
}
