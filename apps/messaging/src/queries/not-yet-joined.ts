import type { DataSource } from 'typeorm';
import type { Reach } from '../domain/delivery.js';

/**
 * The origins whose customers were joined and where the news of it has not arrived here yet. What they were told
 * before cannot be seen as one customer's until then.
 */
export async function notYetJoined(db: DataSource, reaches: Reach[]): Promise<Set<string>> {
  const own = reaches.flatMap(({ origin, customer, origins }) => origins.map((one) => ({ origin, customer, one })));
  const rows = await db.query<{ asked: string }[]>(
    `SELECT DISTINCT asked FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS own (asked, customer, origin)
       JOIN known_origins USING (origin) WHERE customer_id <> customer`,
    [own.map((each) => each.origin), own.map((each) => each.customer), own.map((each) => each.one)],
  );
  return new Set(rows.map((row) => row.asked));
}
