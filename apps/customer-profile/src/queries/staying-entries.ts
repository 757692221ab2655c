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

/** SQL: the ids that a merged customer had while both were one, by further merges, and from when until when. */
const FOUNDING = `founding (origin, since, until) AS (
       SELECT $1::uuid, $2::timestamptz, coalesce($3::timestamptz, 'infinity')
       UNION
       SELECT merges.survivor, merged_at, least(until, decided_at)
         FROM founding JOIN merges ON ended = origin AND merged_at > since AND merged_at < until LEFT JOIN grouping_decisions ON grouping_decisions.id = undone_by)`;

const foundingOf = ({ survivor, mergedAt, undone }: Merge) => [survivor.id, mergedAt, undone?.at ?? null];

/**
 * What departments recorded on the merged customer while it was one, on whichever id that was by further merges: it stays with the
 * survivor when the two part. The newest first, and how many there are in all.
 */
export async function stayingEntries(db: DataSource, merge: Merge, limit: number): Promise<{ count: number; entries: StayingEntry[] }> {
  const rows = await db.query<(EntryRow & { total: number; changed: string[] })[]>(
    `WITH RECURSIVE ${FOUNDING}
     SELECT ${COLUMNS}, count(*) OVER ()::int AS total,
            ARRAY(SELECT field FROM profile_changes CROSS JOIN jsonb_object_keys(fields) AS field WHERE fact = entries.id ORDER BY field) AS changed
       FROM entries
      WHERE origin IN (SELECT origin FROM founding) AND ${RECORDED}
        AND EXISTS (SELECT FROM founding WHERE founding.origin = entries.origin AND recorded_at > since AND recorded_at <= until)
      ORDER BY occurred_at DESC, id DESC LIMIT $4`,
    [...foundingOf(merge), limit],
  );
  const entries = await entriesOf(db, rows);
  return { count: rows[0]?.total ?? 0, entries: entries.map((entry, place) => ({ ...entry, changed: rows[place]!.changed })) };
}

export const stayingKinds = ['household', 'contact-person', 'representative', 'represents', 'rights-case'] as const;

/** With whom they live, for whom they are there, who speaks for them or for whom they do, and what they asked for: no timeline has it. */
export interface StayingRecord {
  kind: (typeof stayingKinds)[number];
  at: Date;
  by: string;
}

/** What departments and their files said of the merged customer besides, while it was one, and still holds: it stays with the survivor, too. The newest first. */
export function stayingRecords(db: DataSource, merge: Merge): Promise<StayingRecord[]> {
  return db.query<StayingRecord[]>(
    `WITH RECURSIVE ${FOUNDING}
     SELECT kind, at, by FROM founding JOIN (
       SELECT 'household' AS kind, origin, coalesce(written_at, joined_at) AS at, added_by_name AS by FROM household_members
       UNION ALL SELECT 'contact-person', origin, added_at, added_by_name FROM contact_persons WHERE ended_on IS NULL
       UNION ALL SELECT 'representative', origin, added_at, added_by_name FROM representatives WHERE ended_at IS NULL
       UNION ALL SELECT 'represents', representative, added_at, added_by_name FROM representatives WHERE ended_at IS NULL
       UNION ALL SELECT 'rights-case', customer, ${TIME_OF_CASE}, opened_by_name FROM rights_cases) AS record USING (origin)
      WHERE at > since AND at <= until ORDER BY at DESC, kind LIMIT 200`,
    foundingOf(merge),
  );
}

/** An id begins with the milliseconds in which it was made (RFC 9562, 5.7): a case may have been received long before it was opened. */
const TIME_OF_CASE = `to_timestamp(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint / 1000.0)`;
