import type { DataSource } from 'typeorm';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import type { Consent } from '../domain/consent.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';
import { LastSaid } from './consents.js';

/** A mail address, what may be told there by purpose, and where they see and change that. */
interface Mailbox {
  address: string;
  consents: Record<string, Consent>;
  preferences: string;
}

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
  /** A postal address that a letter can be sent to: with a name and a first line, and from where no post came back. */
  postalAddress: { postalCode?: string; prefecture?: string; line1?: string; line2?: string } | null;
  /** Why nobody may tell them anything any more. */
  stopped: string | null;
  /** All their mail addresses, in that order, the ten newest at most. */
  mails: Mailbox[];
  /** What may be told by letter, by purpose. */
  letters: Record<string, Consent>;
}

const MAILS_MAX = 10;

interface Row {
  origin: string;
  customer_id: string;
  origins: string[];
  mails: { value: string; origin: string }[];
  stopped: string | null;
  profiles: DatedFields[];
  priorities: SourcePriorities;
}

/**
 * For all origins of a batch at once. Origins that nobody minted are left out. `linkOf` gives the page of preferences that belongs
 * to the origin of a mail address.
 */
export async function contactPoints(db: DataSource, origins: string[], linkOf: (origin: string) => string): Promise<ContactPoint[]> {
  const rows = await db.query<Row[]>(
    `SELECT asked.origin, asked.customer_id,
            ARRAY(SELECT own.origin FROM origins AS own WHERE own.customer_id = asked.customer_id) AS origins,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('value', value, 'origin', newest.origin) ORDER BY weakness, newest.origin DESC, value), '[]')
               FROM (SELECT value, origin, weakness FROM origins AS own
                       JOIN (SELECT origin, value, 0 AS weakness FROM identifiers WHERE kind = 'mail'
                             UNION ALL SELECT origin, value, 1 FROM weak_identifiers WHERE kind = 'mail') AS known USING (origin)
                      WHERE own.customer_id = asked.customer_id ORDER BY weakness, origin DESC, value LIMIT ${MAILS_MAX}) AS newest) AS mails,
            (SELECT reason FROM origins AS own JOIN contact_stops USING (origin) WHERE own.customer_id = asked.customer_id
              ORDER BY reason <> 'deceased', stopped_at LIMIT 1) AS stopped,
            (SELECT coalesce(jsonb_agg(fields), '[]') FROM origins AS own JOIN profiles USING (origin)
              WHERE own.customer_id = asked.customer_id) AS profiles,
            ${SOURCE_PRIORITIES} AS priorities
       FROM origins AS asked WHERE asked.origin = ANY($1)`,
    [origins],
  );
  const last = await LastSaid.of(db, {
    addresses: rows.flatMap(({ mails }) => mails.map(({ value }) => ({ channel: 'mail' as const, address: value }))),
    customers: [...new Set(rows.map((row) => row.customer_id))],
  });
  return rows.map((row) => {
    const { name, language, address, returnedPost } = joinProfiles(row.profiles, row.priorities);
    return {
      origin: row.origin,
      customer: row.customer_id,
      origins: row.origins,
      mail: row.mails[0]?.value ?? null,
      stopped: row.stopped,
      name: name ?? null,
      language: language ?? 'ja',
      postalAddress: name && address?.line1 && !returnedPost ? address : null,
      mails: row.mails.map(({ value, origin }) => ({ address: value, consents: last.all('mail', value, row.customer_id), preferences: linkOf(origin) })),
      letters: last.all('letter', '', row.customer_id),
    };
  });
}
