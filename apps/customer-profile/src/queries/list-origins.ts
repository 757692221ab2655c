import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';
import type { KnownIdentifier } from './customer-summary.js';

/** A part of a customer that facts stay with, whoever they are taken for. */
export interface CustomerOrigin {
  origin: string;
  /** Whoever has it goes by the customer's id, and has what departments recorded. */
  keepsId: boolean;
  identifiers: KnownIdentifier[];
  /** As its own facts tell it. */
  name: string | null;
  entryCount: number;
  firstEntryAt: Date | null;
  lastEntryAt: Date | null;
}

type Row = Omit<CustomerOrigin, 'name'> & { since: Date; profiles: DatedFields[]; priorities: SourcePriorities };

/** What a customer is made of, the earliest first. */
export async function listOrigins(db: DataSource, customer: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<CustomerOrigin>> {
  const [since, origin] = decodeCursor(query.cursor) ?? [null, null];
  const rows = await db.query<Row[]>(
    `SELECT origin, origin = $1 AS "keepsId", since, own_entries AS "entryCount", earliest_at AS "firstEntryAt", latest_at AS "lastEntryAt",
            (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'namespace', namespace, 'value', value) ORDER BY kind, namespace, value), '[]')
               FROM (SELECT kind, namespace, value FROM identifiers WHERE identifiers.origin = own.origin
                     UNION SELECT kind, namespace, value FROM weak_identifiers WHERE weak_identifiers.origin = own.origin) AS known) AS identifiers,
            (SELECT coalesce(jsonb_agg(fields), '[]') FROM profiles WHERE profiles.origin = own.origin) AS profiles, ${SOURCE_PRIORITIES} AS priorities
       FROM (SELECT origins.*, date_trunc('milliseconds', coalesce(earliest_at, first_seen_at)) AS since
               FROM origins JOIN customers ON id = customer_id WHERE customer_id = $1) AS own
      WHERE $2::timestamptz IS NULL OR (since, origin) > ($2, $3::uuid)
      ORDER BY since, origin LIMIT $4`,
    [customer, since, origin, query.limit + 1],
  );
  const page = pageOf(rows, query.limit, (last) => [last.since, last.origin]);
  return { ...page, items: page.items.map(({ since: _since, profiles, priorities, ...row }) => ({ ...row, name: joinProfiles(profiles, priorities).name ?? null })) };
}
