import { notFound } from '@engawa/http';
import type { Tx } from '@engawa/postgres';

/** Every instance refuses the key within 5 s. Repeating it changes nothing. Throws a 404. */
export async function revokeKey(tx: Tx, publisher: string, id: string): Promise<void> {
  const [keys] = await tx.query<[{ id: string }[], number]>(
    `UPDATE publisher_keys SET revoked_at = coalesce(revoked_at, clock_timestamp()) WHERE id = $1 AND publisher = $2 RETURNING id`,
    [id, publisher],
  );
  if (keys.length === 0) throw notFound('The key');
}
