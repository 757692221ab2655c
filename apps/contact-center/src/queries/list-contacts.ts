import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { CONTACT_COLUMNS, contactOf } from '../db/contacts.js';
import type { Contact } from '../domain/contact.js';

/** Contacts, newest first; those of one centre where a partner is given. */
export async function listContacts(
  db: DataSource,
  query: { status?: Contact['status']; partner?: string; limit: number; cursor?: string },
): Promise<Page<Contact>> {
  const [openedAt, id] = decodeCursor(query.cursor, 'text') ?? [null, null];
  const rows = await db.query<object[]>(
    `SELECT ${CONTACT_COLUMNS} FROM contacts
      WHERE ($1::text IS NULL OR status = $1) AND ($2::timestamptz IS NULL OR (opened_at, id) < ($2, $3))
        AND ($5::text IS NULL OR partner = $5)
      ORDER BY opened_at DESC, id DESC LIMIT $4`,
    [query.status ?? null, openedAt, id, query.limit + 1, query.partner ?? null],
  );
  return pageOf(rows.map(contactOf), query.limit, (last) => [last.openedAt, last.id]);
}

export async function findContact(db: DataSource, id: string): Promise<Contact | undefined> {
  const [row] = await db.query<object[]>(`SELECT ${CONTACT_COLUMNS} FROM contacts WHERE id = $1`, [id]);
  return row && contactOf(row);
}
