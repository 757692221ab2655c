import type { DataSource } from 'typeorm';
import type { Ending } from './replay-letters.js';

/** A dead letter without what it holds: that may be personal data. */
export interface ListedLetter {
  id: string;
  topic: string;
  partition: number;
  offset: number;
  publisher: string | null;
  source: string | null;
  eventId: string | null;
  type: string | null;
  reason: string;
  detail: string;
  createdAt: Date;
  replays: number;
  closedAt: Date | null;
  closedAs: 'replayed' | 'dismissed' | null;
  closedBy: string | null;
  closeReason: string | null;
}

export interface LetterFilter {
  state?: 'open' | 'closed' | 'all';
  type?: string;
  reason?: string;
  /** Only older ones: the id of the last of the page before. */
  before?: string;
  limit: number;
}

const COLUMNS = `id, topic, partition, "offset", publisher, source, event_id AS "eventId", type, reason, detail,
  created_at AS "createdAt", replays, closed_at AS "closedAt", closed_as AS "closedAs", closed_by_name AS "closedBy",
  close_reason AS "closeReason"`;

/** Newest first; ids are uuid v7, so their order is that of time. */
export async function listDeadLetters(db: DataSource, filter: LetterFilter): Promise<ListedLetter[]> {
  const { state = 'open', type, reason, before, limit } = filter;
  const condition = { open: 'closed_at IS NULL', closed: 'closed_at IS NOT NULL', all: 'true' }[state];
  return db.query<ListedLetter[]>(
    `SELECT ${COLUMNS} FROM dead_letters
      WHERE ${condition} AND ($1::text IS NULL OR type = $1) AND ($2::text IS NULL OR reason = $2) AND ($3::uuid IS NULL OR id < $3)
      ORDER BY id DESC LIMIT $4`,
    [type ?? null, reason ?? null, before ?? null, limit],
  );
}

/** One letter with its key, headers and value as text; this may be personal data. */
export async function deadLetterBody(db: DataSource, id: string) {
  const [row] = await db.query<(ListedLetter & { key: Buffer | null; value: Buffer | null; headers: Record<string, string> })[]>(
    `SELECT ${COLUMNS}, key, value, headers FROM dead_letters WHERE id = $1`,
    [id],
  );
  return row && { ...row, key: row.key?.toString('utf8') ?? null, value: row.value?.toString('utf8') ?? null };
}

/** Closes letters that are to stay without effect. Gives the ids of those that were open. */
export async function dismissLetters(db: DataSource, ids: string[], by: Ending, reason: string): Promise<string[]> {
  const [rows] = await db.query<[{ id: string }[], number]>(
    `UPDATE dead_letters SET closed_at = clock_timestamp(), closed_as = 'dismissed', closed_by = $2, closed_by_name = $3, close_reason = $4
      WHERE id = ANY($1) AND closed_at IS NULL RETURNING id`,
    [ids, by.subject, by.name, reason],
  );
  return rows.map((row) => row.id);
}

/** Letters that nobody has seen to, by reason. Read at every scrape: an index holds the open ones alone. */
export async function countOpenLetters(db: DataSource): Promise<{ reason: string; letters: number }[]> {
  return db.query(COUNT_OPEN_LETTERS);
}

export const COUNT_OPEN_LETTERS = 'SELECT reason, count(*)::int AS letters FROM dead_letters WHERE closed_at IS NULL GROUP BY reason';
