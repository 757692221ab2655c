import type { DataSource } from 'typeorm';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';

/** Where a message can reach the customer of an origin. */
export interface ContactPoint {
  origin: string;
  customer: string;
  /** All origins of that customer, by which the asker sees whether it knows of their joining. */
  origins: string[];
  /** The mail address that was learnt last; one that a mall made for an order only where there is no other. */
  mail: string | null;
  name: string | null;
  language: 'ja' | 'en';
  /** A postal address that a letter can be sent to: with a name and a first line. */
  postalAddress: { postalCode?: string; prefecture?: string; line1?: string; line2?: string } | null;
  /** Why nobody may tell them anything any more. */
  stopped: string | null;
}

interface Row {
  origin: string;
  customer_id: string;
  origins: string[];
  mail: string | null;
  stopped: string | null;
  profiles: DatedFields[];
  priorities: SourcePriorities;
}

/** For all origins of a batch in one query. Origins that nobody minted are left out. */
export async function contactPoints(db: DataSource, origins: string[]): Promise<ContactPoint[]> {
  const rows = await db.query<Row[]>(
    `SELECT asked.origin, asked.customer_id,
            ARRAY(SELECT own.origin FROM origins AS own WHERE own.customer_id = asked.customer_id) AS origins,
            (SELECT value FROM origins AS own
                    JOIN (SELECT origin, value, 0 AS weakness FROM identifiers WHERE kind = 'mail'
                          UNION ALL SELECT origin, value, 1 FROM weak_identifiers WHERE kind = 'mail') AS known USING (origin)
              WHERE own.customer_id = asked.customer_id ORDER BY weakness, own.origin DESC LIMIT 1) AS mail,
            (SELECT reason FROM origins AS own JOIN contact_stops USING (origin) WHERE own.customer_id = asked.customer_id
              ORDER BY reason <> 'deceased', stopped_at LIMIT 1) AS stopped,
            (SELECT coalesce(jsonb_agg(fields), '[]') FROM origins AS own JOIN profiles USING (origin)
              WHERE own.customer_id = asked.customer_id) AS profiles,
            ${SOURCE_PRIORITIES} AS priorities
       FROM origins AS asked WHERE asked.origin = ANY($1)`,
    [origins],
  );
  return rows.map((row) => {
    const { name, language, address } = joinProfiles(row.profiles, row.priorities);
    return {
      origin: row.origin,
      customer: row.customer_id,
      origins: row.origins,
      mail: row.mail,
      stopped: row.stopped,
      name: name ?? null,
      language: language ?? 'ja',
      postalAddress: name && address?.line1 ? address : null,
    };
  });
}
