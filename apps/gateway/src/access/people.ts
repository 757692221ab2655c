import { permissions, type Authority, type Permission } from '@engawa/auth';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { hashOf } from './hash.js';
import { ADMINISTRATOR } from './roles.js';

export interface Person {
  id: string;
  name: string;
  roles: string[];
  permissions: Permission[];
  /** Those of their roles, with commas. */
  purpose: string;
  /** What they may promise without asking: the most of their roles, and of their partner. */
  authority: Authority;
  /** Where they work, when it is elsewhere; empty when a role says so and nobody said where. */
  partner: string | null;
}

/** What the identity provider says of a person. */
export interface Identity {
  issuer: string;
  subject: string;
  name: string;
  roles: string[];
}

/** Days are Japanese ones, and the last one counts to its end. */
const HAS_ENDED = `(ends_on + 1)::timestamp AT TIME ZONE 'Asia/Tokyo' <= clock_timestamp()`;

/** Rows of `people` whose access, or whose partner's, has not ended. */
export const STILL_HERE = `(people.ends_on IS NULL OR NOT ${HAS_ENDED.replaceAll('ends_on', 'people.ends_on')})
  AND NOT EXISTS (SELECT FROM partners WHERE partners.id = people.partner AND ${HAS_ENDED})`;

/** What these roles allow to promise, the most of each kind. */
const limitsOf = (roles: string) =>
  `(SELECT kind, max(yen::bigint) AS most FROM roles, jsonb_each_text(authority) AS each (kind, yen) WHERE id = ANY(${roles}) GROUP BY kind) AS limits`;

/** The columns of a person who has these roles now, so that a changed role counts with the next request. */
const columnsOf = (roles: string) => `people.id, people.name, ${roles} AS roles,
  CASE WHEN '${ADMINISTRATOR}' = ANY(${roles}) THEN ARRAY[${permissions.map((each) => `'${each}'`).join()}]
       ELSE ARRAY(SELECT DISTINCT unnest(permissions) FROM roles WHERE id = ANY(${roles}) ORDER BY 1) END AS permissions,
  coalesce((SELECT string_agg(DISTINCT purpose, ', ') FROM roles WHERE id = ANY(${roles})), '') AS purpose,
  (SELECT coalesce(jsonb_object_agg(kind, least(most, CASE WHEN partners.authority IS NOT NULL THEN coalesce((partners.authority ->> kind)::bigint, 0) END)), '{}')
     FROM ${limitsOf(roles)} LEFT JOIN partners ON partners.id = people.partner) AS authority,
  coalesce(people.partner, (SELECT '' FROM roles WHERE id = ANY(${roles}) AND for_partners LIMIT 1)) AS partner`;

/** `roles` is absent in rows that a version before this one has written. */
const OWN_ROLES = 'coalesce(people.roles, ARRAY[people.role])';
export const PERSON = columnsOf(OWN_ROLES);

/** People as their identity provider last described them. No password of theirs is kept here. */
export class People {
  constructor(private readonly db: DataSource) {}

  /** Keeps what the provider says at a sign-in; an id once given stays. Tells of somebody whose access has ended, too. */
  async signedIn({ issuer, subject, name, roles }: Identity): Promise<Person & { ended: boolean }> {
    await this.db.query(
      `INSERT INTO people (id, issuer, subject, name, roles) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, roles = excluded.roles, signed_in_at = clock_timestamp()`,
      [uuidv7(), issuer, subject, name, roles],
    );
    const [person] = await this.db.query<[Person & { ended: boolean }]>(
      `SELECT ${PERSON}, NOT (${STILL_HERE}) AS ended FROM people WHERE issuer = $1 AND subject = $2`,
      [issuer, subject],
    );
    return person;
  }

  /** The person of an access token. It may be older than the last sign-in, so its roles count for itself alone. */
  async withToken({ issuer, subject, name, roles }: Identity): Promise<Person | undefined> {
    const sql = `SELECT ${columnsOf('$3::text[]')} FROM people WHERE issuer = $1 AND subject = $2 AND ${STILL_HERE}`;
    const known = await this.find(sql, [issuer, subject, roles]);
    if (known) return known;
    await this.db.query(
      `INSERT INTO people (id, issuer, subject, name, roles) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (issuer, subject) DO NOTHING`,
      [uuidv7(), issuer, subject, name, roles],
    );
    return this.find(sql, [issuer, subject, roles]);
  }

  /** The person of a token of a development start. */
  byDevelopmentToken(token: string): Promise<Person | undefined> {
    return this.find(
      `SELECT ${PERSON} FROM person_tokens JOIN people ON people.id = person WHERE hash = $1 AND ${STILL_HERE}`,
      [hashOf(token)],
    );
  }

  /** What somebody may do by the roles of their last sign-in, else of their first token, whether or not their access has ended. */
  async permissionsOf(id: string): Promise<Permission[]> {
    return (await this.find(`SELECT ${PERSON} FROM people WHERE id = $1`, [id]))?.permissions ?? [];
  }

  /** What a person may promise by their roles, whatever the limit is of where they work. */
  async promisedByRoles(id: string): Promise<Authority> {
    const [row] = await this.db.query<{ authority: Authority }[]>(
      `SELECT (SELECT coalesce(jsonb_object_agg(kind, most), '{}') FROM ${limitsOf(OWN_ROLES)}) AS authority FROM people WHERE people.id = $1`,
      [id],
    );
    return row?.authority ?? {};
  }

  /** What people of a partner may do together. */
  async permissionsAt(partner: string): Promise<Permission[]> {
    const people = await this.db.query<Person[]>(`SELECT ${PERSON} FROM people WHERE people.partner = $1`, [partner]);
    return [...new Set(people.flatMap((person) => person.permissions))];
  }

  private async find(sql: string, values: unknown[]): Promise<Person | undefined> {
    const [person] = await this.db.query<Person[]>(sql, values);
    return person;
  }
}
