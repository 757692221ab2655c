import { recordClosed, type Caller } from '@engawa/auth';
import { notFound } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { isOver, type Contact } from '../domain/contact.js';
import { findContact } from '../queries/list-contacts.js';

/**
 * The contact that a path names, with its customer among those `shown`. Throws a 404; a partner's people reach the contacts
 * of their own centre, and do not learn which others there are.
 */
export async function contactOf(db: DataSource, id: string, { partner }: Caller, shown: string[]): Promise<Contact> {
  const contact = await findContact(db, id);
  if (partner && contact?.partner !== partner.id) throw recordClosed();
  if (!contact) throw notFound('The contact');
  if (contact.customer.origin) shown.push(contact.customer.origin);
  return contact;
}

type Span = Pick<Contact, 'openedAt' | 'closedAt'>;

/** Whether a contact is over for somebody: a partner's people see its details only while it lasts. */
function isOverFor({ partner }: Caller, { openedAt, closedAt }: Span, now: Date): boolean {
  // In an answer that was kept for a repeated request times are texts.
  return partner !== undefined && isOver({ openedAt: new Date(openedAt), closedAt: closedAt && new Date(closedAt) }, now);
}

/** Whether somebody may read what was said and written in a contact. */
export const mayReadTexts = (caller: Caller, contact: Span, now: Date): boolean =>
  caller.permissions.includes('texts.read') && !isOverFor(caller, contact, now);
