import type { DataSource } from 'typeorm';
import type { Tx } from '@engawa/postgres';
import type { Remedy } from '../domain/remedy.js';
import { lockContacts } from './contacts.js';

export const REMEDY_COLUMNS = `remedies.id, contact, kind, amount_minor::float8 AS "amountMinor", remedies.order_id AS "order", reason, state, asked_by AS "askedBy",
  asked_name AS "askedName", remedies.partner, asked_at AS "askedAt", due_at AS "dueAt", decided_by AS "decidedBy", decided_name AS "decidedName",
  decided_at AS "decidedAt", remedies.note`;

/** The remedy as it stands; in a transaction nobody else decides it meanwhile. */
export async function findRemedy(db: DataSource | Tx, id: string, { lock = false } = {}): Promise<Remedy | undefined> {
  const [remedy] = await db.query<Remedy[]>(`SELECT ${REMEDY_COLUMNS} FROM remedies WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [id]);
  return remedy;
}

/**
 * What was granted of this kind in a contact, or for an order in whichever contact, in yen. Until the end of the transaction
 * nobody grants more there, so that promises made at once count together.
 */
export async function grantedSoFar(tx: Tx, { contact, order, kind }: Pick<Remedy, 'contact' | 'order' | 'kind'>): Promise<number> {
  await lockContacts(tx, [contact]);
  if (order !== null) await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('remedies ' || $1, 0))`, [order]);
  const [{ yen }] = await tx.query<[{ yen: number }]>(
    `SELECT coalesce(sum(amount_minor), 0)::float8 AS yen FROM remedies
      WHERE (contact = $1 OR order_id = $2) AND kind = $3 AND state = 'granted'`,
    [contact, order, kind],
  );
  return yen;
}

export async function saveRemedy(tx: Tx, remedy: Remedy): Promise<void> {
  const { id, contact, kind, amountMinor, order, reason, state, askedBy, askedName, partner, askedAt, dueAt } = remedy;
  const { decidedBy, decidedName, decidedAt, note } = remedy;
  await tx.query(
    `INSERT INTO remedies (id, contact, kind, amount_minor, order_id, reason, state, asked_by, asked_name, partner, asked_at, due_at,
                           decided_by, decided_name, decided_at, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by, decided_name = excluded.decided_name,
       decided_at = excluded.decided_at, note = excluded.note`,
    [id, contact, kind, amountMinor, order, reason, state, askedBy, askedName, partner, askedAt, dueAt, decidedBy, decidedName, decidedAt, note],
  );
}
