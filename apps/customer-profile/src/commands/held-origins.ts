import type { Tx } from '@engawa/postgres';

/** Who deletes what has had its lifetime holds it together, who places a hold alone: a hold finds nothing half deleted, and nothing goes that it forbids. */
export const HOLD_LOCK = `hashtextextended('engawa.hold', 0)`;

/** Origins of customers of whom a hold forbids to delete anything today. */
export async function heldOrigins(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx.query<{ origin: string }[]>(
    `SELECT DISTINCT own.origin FROM legal_holds JOIN origins AS held USING (origin) JOIN origins AS own ON own.customer_id = held.customer_id
      WHERE ended_at IS NULL AND (until IS NULL OR until >= ($1::timestamptz AT TIME ZONE 'Asia/Tokyo')::date)`,
    [now],
  );
  return rows.map(({ origin }) => origin);
}
