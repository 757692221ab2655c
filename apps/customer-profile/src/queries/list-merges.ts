import type { DataSource } from 'typeorm';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';

/** What one of two joined customers brought along. */
export interface MergedSide {
  /** The id it went by. */
  id: string;
  name: string | null;
  memberIds: string[];
  mails: string[];
  phones: string[];
  /** Entries that are its own, those since the merge as well. */
  entryCount: number;
}

export interface Merge {
  id: string;
  mergedAt: Date;
  /** Who decided it; null where facts did. */
  decidedBy: string | null;
  /** When and by whom it was undone. */
  undone: { at: Date; by: string } | null;
  /** Whether both sides are part of the customer still. */
  undoable: boolean;
  survivor: MergedSide;
  ended: MergedSide;
}

interface SideRow {
  identifiers: { kind: string; value: string }[];
  profiles: DatedFields[];
  priorities: SourcePriorities;
  entries: number;
}
interface Row {
  id: string;
  merged_at: Date;
  decided_by: string | null;
  undone_at: Date | null;
  undone_by: string | null;
  undoable: boolean;
  survivor: string;
  ended: string;
  survivors: SideRow;
  own: SideRow;
}

const side = (origins: string) => `jsonb_build_object(
  'identifiers', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'value', value) ORDER BY kind, value), '[]')
                    FROM (SELECT kind, value FROM identifiers WHERE origin = ANY(${origins}) AND kind <> 'anonymous'
                          UNION SELECT kind, value FROM weak_identifiers WHERE origin = ANY(${origins}) AND kind <> 'anonymous') AS known),
  'profiles', (SELECT coalesce(jsonb_agg(fields), '[]') FROM profiles WHERE origin = ANY(${origins})), 'priorities', ${SOURCE_PRIORITIES},
  'entries', (SELECT coalesce(sum(own_entries), 0) FROM origins WHERE origin = ANY(${origins})))`;

const IS_THERE = (origins: string) => `EXISTS (SELECT FROM origins WHERE origin = ANY(${origins}) AND customer_id = $1)`;

/** The merges that made a customer what it is, and those that were undone, newest first, at most 200; or one of them. */
export async function listMerges(db: DataSource, customer: string, only?: string): Promise<Merge[]> {
  const rows = await db.query<Row[]>(
    `SELECT merges.id, merged_at, decided.decided_name AS decided_by, undone.decided_at AS undone_at, undone.decided_name AS undone_by, survivor, ended,
            undone_by IS NULL AND ${IS_THERE('survivors_origins')} AND ${IS_THERE('ended_origins')} AS undoable,
            ${side('survivors_origins')} AS survivors, ${side('ended_origins')} AS own
       FROM merges LEFT JOIN grouping_decisions AS decided ON decided.id = decision LEFT JOIN grouping_decisions AS undone ON undone.id = undone_by
      WHERE (survivor = ANY(ARRAY(SELECT origin FROM origins WHERE customer_id = $1)) OR ended = ANY(ARRAY(SELECT origin FROM origins WHERE customer_id = $1)))
        AND ($2::uuid IS NULL OR merges.id = $2)
      ORDER BY merged_at DESC, merges.id DESC LIMIT 200`,
    [customer, only ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    mergedAt: row.merged_at,
    decidedBy: row.decided_by,
    undone: row.undone_at && row.undone_by !== null ? { at: row.undone_at, by: row.undone_by } : null,
    undoable: row.undoable,
    survivor: sideOf(row.survivor, row.survivors),
    ended: sideOf(row.ended, row.own),
  }));
}

function sideOf(id: string, { identifiers, profiles, priorities, entries }: SideRow): MergedSide {
  const values = (kind: string) => identifiers.filter((each) => each.kind === kind).map((each) => each.value);
  return { id, name: joinProfiles(profiles, priorities).name ?? null, memberIds: values('member'), mails: values('mail'), phones: values('phone'), entryCount: entries };
}

