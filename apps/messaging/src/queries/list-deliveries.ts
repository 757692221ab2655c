import { decodeCursor, pageOf, type Page } from '@engawa/http';
import { customerNow, isStopped } from '@engawa/known-origins';
import type { DataSource } from 'typeorm';

export interface DeliveryView {
  id: string;
  template: string;
  journey: string | null;
  status: string;
  channel: string | null;
  subject: string | null;
  reason: string | null;
  occurredAt: Date;
  finishedAt: Date | null;
}

/** What a customer was told, is being told, or was not told and why; of one who was merged that of whom they are now. */
export async function listDeliveries(
  db: DataSource,
  query: { customer: string; limit: number; cursor?: string },
): Promise<Page<DeliveryView>> {
  const [occurredAt, id] = decodeCursor(query.cursor) ?? [null, null];
  const rows = await db.query<DeliveryView[]>(
    `SELECT id, template, journey, status, channel, subject, reason, occurred_at AS "occurredAt", finished_at AS "finishedAt"
       FROM known_origins JOIN deliveries USING (origin)
      WHERE customer_id = ${customerNow('$1')} AND ($2::timestamptz IS NULL OR (occurred_at, id) < ($2, $3::uuid))
      ORDER BY occurred_at DESC, id DESC LIMIT $4`,
    [query.customer, occurredAt, id, query.limit + 1],
  );
  return pageOf(rows, query.limit, (last) => [last.occurredAt, last.id]);
}

export interface LetterView {
  delivery: string;
  /** Null while customer-profile has not said whose the delivery is. */
  customer: string | null;
  name: string;
  address: object;
  subject: string;
  body: string;
  listedAt: Date;
  origin: string;
  purpose: string;
}

/** The print list, newest first, without those whose contact was stopped since. */
export async function listLetters(db: DataSource, page: { limit: number; cursor?: string }): Promise<Page<LetterView>> {
  const [listedAt, delivery] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<LetterView[]>(
    `SELECT delivery, customer_id AS customer, name, address, letters.subject, letters.body, listed_at AS "listedAt", origin, purpose
       FROM letters JOIN deliveries ON deliveries.id = delivery JOIN templates ON templates.id = template LEFT JOIN known_origins USING (origin)
      WHERE ($1::timestamptz IS NULL OR (listed_at, delivery) < ($1, $2::uuid)) AND NOT ${isStopped('deliveries.origin')} ORDER BY listed_at DESC, delivery DESC LIMIT $3`,
    [listedAt, delivery, page.limit + 1],
  );
  return pageOf(rows, page.limit, (last) => [last.listedAt, last.delivery]);
}
