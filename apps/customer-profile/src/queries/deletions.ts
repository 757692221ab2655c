import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';

/** The proof of what was deleted under a lifetime on a day. It says nothing of whom. */
export interface Deletion {
  id: string;
  lifetime: string;
  /** As the lifetime was then. */
  days: number;
  /** What was from before. */
  until: Date;
  lastAt: Date;
  rows: { service: string; rows: Record<string, number> }[];
  /** How many parts of it not every service has confirmed yet. */
  unconfirmed: number;
}

const ROWS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('service', service, 'rows', rows) ORDER BY service), '[]') FROM (
     SELECT service, jsonb_object_agg(kind, count) AS rows FROM deletion_counts WHERE deletion = deletions.id GROUP BY service) AS counted)`;

/** Newest first. */
export async function listDeletions(db: DataSource, lifetime: string | undefined, page: { limit: number; cursor?: string | undefined }): Promise<Page<Deletion>> {
  const [, after] = decodeCursor(page.cursor) ?? [null, null];
  const rows = await db.query<Deletion[]>(
    `SELECT id, lifetime, days, until, last_at AS "lastAt", ${ROWS} AS rows, (SELECT count(*)::int FROM deletion_parts WHERE deletion = deletions.id) AS unconfirmed
       FROM deletions WHERE ($1::text IS NULL OR lifetime = $1) AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [lifetime ?? null, after, page.limit + 1],
  );
  return pageOf(rows, page.limit, (last) => [last.lastAt, last.id]);
}
