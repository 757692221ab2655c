import type { DataSource } from 'typeorm';
import type { Delivery } from '../domain/delivery.js';

/** Columns by the names of Delivery. */
const COLUMNS = `id, origin, template, journey, variables, channels, wait_until AS "waitUntil", occurred_at AS "occurredAt",
  traceparent, asked_at AS "askedAt", contact, order_id AS "order", survey, attempts`;

const CLAIM = `clock_timestamp() + interval '60 seconds'`;

/** Takes due deliveries for this process for a minute. */
export async function claimDeliveries(db: DataSource, now: Date, limit: number): Promise<Delivery[]> {
  const [rows] = await db.query<[Delivery[], number]>(
    `UPDATE deliveries SET claimed_until = ${CLAIM}
      WHERE id IN (SELECT id FROM deliveries WHERE status = 'pending' AND due_at <= $1 AND claimed_until < clock_timestamp()
                    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now, limit],
  );
  return rows;
}

/** Deliveries whose process died in the middle of an attempt: whether it arrived is not known. */
export async function abandonedDeliveries(db: DataSource, limit: number): Promise<Delivery[]> {
  const [rows] = await db.query<[Delivery[], number]>(
    `UPDATE deliveries SET claimed_until = ${CLAIM}
      WHERE id IN (SELECT id FROM deliveries WHERE status = 'attempting' AND claimed_until < clock_timestamp()
                    ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [limit],
  );
  return rows;
}
