import { ConsentChanged, ContactClosed, ContactOpened, CustomerContactResumed, CustomerContactStopped, CustomerCorrected, CustomerEntryCorrected, CustomerNoted, OrderPlaced, RemedyGranted } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import type { Merge } from './list-merges.js';
import { COLUMNS, entriesOf, type Entry, type EntryRow } from './timeline.js';

/** What somebody of a department recorded. */
export interface StayingEntry extends Entry {
  /** Fields that it changed, if it is a correction of what is known of them. */
  changed: string[];
}

/**
 * What nobody but departments records, and what they record besides others: orders that no page or shop takes, and wishes that no
 * system reported. What somebody says behind a link in a mail is said for the customer as they are, too.
 */
const THEIRS = [ContactOpened, ContactClosed, RemedyGranted, CustomerNoted, CustomerCorrected, CustomerEntryCorrected, CustomerContactStopped, CustomerContactResumed];
const RECORDED = `(type = ANY('{${THEIRS.map(({ type }) => type).join()}}')
   OR type = '${ConsentChanged.type}' AND data->>'how' <> 'report' OR type = '${OrderPlaced.type}' AND channel = ANY('{phone,fax,post,visit}'))`;

/**
 * What departments recorded on the merged customer while it was one, on whichever id that was by further merges: it stays with the
 * survivor when the two part. The newest first, and how many there are in all.
 */
export async function stayingEntries(db: DataSource, { survivor, mergedAt, undone }: Merge, limit: number): Promise<{ count: number; entries: StayingEntry[] }> {
  const rows = await db.query<(EntryRow & { total: number; changed: string[] })[]>(
    `WITH RECURSIVE founding (origin, since, until) AS (
       SELECT $1::uuid, $2::timestamptz, coalesce($3::timestamptz, 'infinity')
       UNION
       SELECT merges.survivor, merged_at, least(until, decided_at)
         FROM founding JOIN merges ON ended = origin AND merged_at > since AND merged_at < until LEFT JOIN grouping_decisions ON grouping_decisions.id = undone_by)
     SELECT ${COLUMNS}, count(*) OVER ()::int AS total,
            ARRAY(SELECT field FROM profile_changes CROSS JOIN jsonb_object_keys(fields) AS field WHERE fact = entries.id ORDER BY field) AS changed
       FROM entries
      WHERE origin IN (SELECT origin FROM founding) AND ${RECORDED}
        AND EXISTS (SELECT FROM founding WHERE founding.origin = entries.origin AND recorded_at > since AND recorded_at <= until)
      ORDER BY occurred_at DESC, id DESC LIMIT $4`,
    [survivor.id, mergedAt, undone?.at ?? null, limit],
  );
  const entries = await entriesOf(db, rows);
  return { count: rows[0]?.total ?? 0, entries: entries.map((entry, place) => ({ ...entry, changed: rows[place]!.changed })) };
}
