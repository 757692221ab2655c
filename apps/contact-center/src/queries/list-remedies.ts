import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { REMEDY_COLUMNS } from '../db/remedies.js';
import type { Contact } from '../domain/contact.js';
import type { Remedy } from '../domain/remedy.js';

/** A remedy beside what is asked of its contact. */
export type ListedRemedy = Remedy & Pick<Contact, 'openedAt'> & { origin: string | null; closedAt: Date | null };

/** Remedies, those that are due first at the top where only open questions are asked for, else newest first. */
export async function listRemedies(
  db: DataSource,
  { state, contact, partner, limit, cursor }: { state?: Remedy['state']; contact?: string; partner?: string; limit: number; cursor?: string },
): Promise<Page<ListedRemedy>> {
  const [at, id] = decodeCursor(cursor) ?? [null, null];
  const [column, direction, beyond] = state === 'asked' ? ['due_at', 'ASC', '>'] : ['asked_at', 'DESC', '<'];
  const rows = await db.query<ListedRemedy[]>(
    `SELECT ${REMEDY_COLUMNS}, customer ->> 'origin' AS origin, opened_at AS "openedAt", closed_at AS "closedAt"
       FROM remedies JOIN contacts ON contacts.id = contact
      WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR contact = $2) AND ($3::text IS NULL OR remedies.partner = $3)
        AND ($4::timestamptz IS NULL OR (${column}, remedies.id) ${beyond} ($4, $5::uuid))
      ORDER BY ${column} ${direction}, remedies.id ${direction} LIMIT $6`,
    [state ?? null, contact ?? null, partner ?? null, at, id, limit + 1],
  );
  return pageOf(rows, limit, (last) => [state === 'asked' ? last.dueAt : last.askedAt, last.id]);
}
