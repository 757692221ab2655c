import type { DataSource } from 'typeorm';

/** What became of a publisher's report, as its owner knows it. */
export type EventStatus =
  | { state: 'applied'; facts: { id: string; type: string }[]; duplicates: number; conflicts: number }
  | { state: 'dead-lettered'; reason: string; detail: string };

/** Undefined: not read yet, or never accepted. An id whose first report was applied stays applied. */
export async function eventStatus(
  db: DataSource,
  report: { publisher: string; source: string; id: string },
): Promise<EventStatus | undefined> {
  const names = [report.publisher, report.source, report.id];
  const [receipt] = await db.query<{ id: number; duplicates: number; conflicts: number }[]>(
    'SELECT id, duplicates, conflicts FROM receipts WHERE publisher = $1 AND source = $2 AND event_id = $3',
    names,
  );
  if (receipt) {
    const facts = await db.query<{ id: string; type: string }[]>(
      'SELECT id, type FROM facts WHERE receipt_id = $1 ORDER BY id',
      [receipt.id],
    );
    return { state: 'applied', facts, duplicates: receipt.duplicates, conflicts: receipt.conflicts };
  }
  const [letter] = await db.query<{ reason: string; detail: string }[]>(
    `SELECT reason, detail FROM dead_letters
      WHERE publisher = $1 AND source = $2 AND event_id = $3 ORDER BY created_at DESC LIMIT 1`,
    names,
  );
  return letter && { state: 'dead-lettered', ...letter };
}
