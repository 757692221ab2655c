import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';

/** Whose an origin is now; undefined for one that nobody minted, or whose person was erased. */
export async function customerOfOrigin(db: DataSource | Tx, origin: string): Promise<string | undefined> {
  const [row] = await db.query<{ customer_id: string }[]>(
    'SELECT customer_id FROM origins WHERE origin = $1 AND NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = origins.origin)',
    [origin],
  );
  return row?.customer_id;
}

/** The mail addresses that a link in a mail belongs to: one, or those that a mall made for orders of one customer. */
export async function mailsOfOrigin(db: DataSource | Tx, origin: string): Promise<string[]> {
  const rows = await db.query<{ value: string }[]>(
    `SELECT value FROM identifiers WHERE origin = $1 AND kind = 'mail' UNION SELECT value FROM weak_identifiers WHERE origin = $1 AND kind = 'mail'`,
    [origin],
  );
  return rows.map(({ value }) => value);
}
