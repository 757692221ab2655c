import type { DataSource } from 'typeorm';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { Segment } from '../db/segment.entity.js';

export async function listSegments(db: DataSource): Promise<(Segment & { memberCount: number })[]> {
  return db.query(
    `SELECT id, version, name, rule, active,
            (SELECT count(*)::int FROM memberships WHERE segment_id = segments.id) AS "memberCount"
       FROM segments ORDER BY id`,
  );
}

/** Who is in a segment, the newest first. */
export async function listMembers(
  db: DataSource,
  segment: string,
  page: { limit: number; cursor?: string },
): Promise<Page<{ customer: string; since: Date }>> {
  const [since, customer] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<{ customer: string; since: Date }[]>(
    `SELECT customer_id AS customer, since FROM memberships
      WHERE segment_id = $1 AND ($2::timestamptz IS NULL OR (since, customer_id) < ($2, $3::uuid))
      ORDER BY since DESC, customer_id DESC LIMIT $4`,
    [segment, since, customer, page.limit + 1],
  );
  return pageOf(rows, page.limit, (last) => [last.since, last.customer]);
}
