import type { Caller } from '@engawa/auth';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { hashOf } from './hash.js';
import { permissionsOf } from './roles.js';

export interface Person {
  id: string;
  name: string;
  roles: string[];
}

/** What the identity provider says of a person. */
export interface Identity {
  issuer: string;
  subject: string;
  name: string;
  roles: string[];
}

/** `roles` is absent in rows that a version before this one has written. */
export const PERSON = `people.id, people.name, coalesce(people.roles, ARRAY[people.role]) AS roles`;

/** People as their identity provider last described them. No password of theirs is kept here. */
export class People {
  constructor(private readonly db: DataSource) {}

  /** Keeps what the provider says at a sign-in; an id once given stays. */
  async signedIn({ issuer, subject, name, roles }: Identity): Promise<Person> {
    const [person] = await this.db.query<Person[]>(
      `INSERT INTO people (id, issuer, subject, name, roles) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name, roles = excluded.roles
       RETURNING ${PERSON}`,
      [uuidv7(), issuer, subject, name, roles],
    );
    return person!;
  }

  /** The person of an access token. It may be older than the last sign-in, so its roles count for itself alone. */
  async withToken({ issuer, subject, name, roles }: Identity): Promise<Person> {
    const [row] = await this.db.query<{ id: string }[]>(
      `INSERT INTO people (id, issuer, subject, name, roles) VALUES ($1, $2, $3, $4, '{}')
       ON CONFLICT (issuer, subject) DO UPDATE SET name = excluded.name
       RETURNING id`,
      [uuidv7(), issuer, subject, name],
    );
    return { id: row!.id, name, roles };
  }

  /** The person of a token of a development start. */
  async byDevelopmentToken(token: string): Promise<Person | undefined> {
    const [person] = await this.db.query<Person[]>(
      `SELECT ${PERSON} FROM person_tokens JOIN people ON people.id = person WHERE hash = $1`,
      [hashOf(token)],
    );
    return person;
  }
}

export const callerFrom = ({ id, name, roles }: Person): Caller => ({
  subject: `person:${id}`,
  name,
  permissions: permissionsOf(roles),
});
