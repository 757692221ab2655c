import type { ProfileFields, stopReasons } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { customerVersion } from '../db/customer-version.js';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';

export interface CustomerSummary {
  id: string;
  /** Changes when they are joined with others, or parted (db/customer-version.ts). */
  version: string;
  /** The origin that what a department records about this customer belongs to: the oldest. */
  origin: string;
  name: { full: string } | null;
  kana: string | null;
  since: Date;
  memberIds: string[];
  /** All but mail addresses and phone numbers, the first of each kind: member ids with their shops, since two shops may give the same one. */
  identifiers: KnownIdentifier[];
  mails: string[];
  phones: string[];
  prefecture: string | null;
  address: ProfileFields['address'] | null;
  /** `1958-03-04` */
  birthday: string | null;
  anniversaries: NonNullable<ProfileFields['anniversaries']>;
  language: string;
  preferredChannel: string | null;
  company: string | null;
  /** How they first came. */
  cameFrom: string | null;
  /** They belong to the house, or to a partner. */
  internal: 'staff' | 'partner' | null;
  /** The day since when post to their address comes back. */
  returnedPost: string | null;
  /** By id, those that were told. */
  attributes: NonNullable<ProfileFields['attributes']>;
  /** Nobody is to tell, ask or offer them anything. */
  stopped: ContactStop | null;
  known: boolean;
  entryCount: number;
  lastEntryAt: Date | null;
}

export interface ContactStop {
  reason: (typeof stopReasons)[number];
  /** The day it happened, where it was told: `2026-10-03`. */
  on: string | null;
  since: string;
}

export interface KnownIdentifier {
  kind: string;
  /** Shop or system of a member id and the like, else empty. */
  namespace: string;
  value: string;
}

interface Row {
  id: string;
  version: string;
  known: boolean;
  first_seen_at: Date;
  last_entry_at: Date | null;
  entry_count: number;
  identifiers: KnownIdentifier[];
  profiles: DatedFields[];
  priorities: SourcePriorities;
  stopped: ContactStop | null;
}

/** The customers in the order of `ids`, those that were never there or were erased left out. */
export async function customerSummaries(db: DataSource | Tx, ids: string[]): Promise<CustomerSummary[]> {
  const rows = await db.query<Row[]>(
    `SELECT id, ${customerVersion()} AS version, known, first_seen_at, last_entry_at, entry_count,
            (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('kind', kind, 'namespace', namespace, 'value', value)), '[]')
               FROM origins JOIN (SELECT origin, kind, namespace, value FROM identifiers UNION ALL SELECT origin, kind, namespace, value FROM weak_identifiers) AS known USING (origin)
              WHERE customer_id = customers.id AND kind <> 'anonymous') AS identifiers,
            (SELECT coalesce(jsonb_agg(fields), '[]') FROM origins JOIN profiles USING (origin)
              WHERE customer_id = customers.id) AS profiles,
            ${SOURCE_PRIORITIES} AS priorities,
            (SELECT jsonb_build_object('reason', reason, 'on', happened_on, 'since', stopped_at)
               FROM origins JOIN contact_stops USING (origin) WHERE customer_id = customers.id ORDER BY reason <> 'deceased', stopped_at LIMIT 1) AS stopped
       FROM customers JOIN unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) USING (id) WHERE erased_at IS NULL ORDER BY place`,
    [ids],
  );
  return rows.map(summaryOf);
}

const kinds = ['member', 'line', 'card', 'external'];
/** Some systems call somebody anew with each order. */
const MOST_OF_A_KIND = 20;

function summaryOf(row: Row): CustomerSummary {
  const profile: ProfileFields = joinProfiles(row.profiles, row.priorities);
  const values = (kind: string) => [...new Set(row.identifiers.filter((each) => each.kind === kind).map((each) => each.value))];
  return {
    id: row.id,
    version: row.version,
    origin: row.id,
    name: profile.name ? { full: profile.name } : null,
    kana: profile.kana ?? null,
    since: row.first_seen_at,
    memberIds: values('member'),
    identifiers: kinds.flatMap((kind) => row.identifiers.filter((each) => each.kind === kind).slice(0, MOST_OF_A_KIND)),
    mails: values('mail'),
    phones: values('phone'),
    prefecture: profile.address?.prefecture ?? null,
    address: profile.address ?? null,
    birthday: profile.birthday ?? null,
    anniversaries: profile.anniversaries ?? [],
    language: profile.language ?? 'ja',
    preferredChannel: profile.preferredChannel ?? null,
    company: profile.company ?? null,
    cameFrom: profile.cameFrom ?? null,
    internal: profile.internal ?? null,
    returnedPost: profile.returnedPost?.on ?? null,
    attributes: profile.attributes ?? {},
    stopped: row.stopped,
    known: row.known,
    entryCount: row.entry_count,
    lastEntryAt: row.last_entry_at,
  };
}

/** Where a customer went: the one it was merged into, and whether that was erased. */
export async function whereabouts(db: DataSource, id: string): Promise<{ mergedInto: string | null; erased: boolean } | undefined> {
  const [row] = await db.query<{ mergedInto: string | null; erased: boolean }[]>(
    `SELECT own.merged_into AS "mergedInto", coalesce(own.erased_at, now_it.erased_at) IS NOT NULL AS erased
       FROM customers AS own LEFT JOIN customers AS now_it ON now_it.id = own.merged_into WHERE own.id = $1`,
    [id],
  );
  return row;
}
