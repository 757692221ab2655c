import { Injectable } from '@nestjs/common';
import type { Caller } from '@engawa/auth';
import { DataSource } from 'typeorm';
import { hashOf, newSecret } from './hash.js';
import { permissionsOf } from './roles.js';

export interface Person {
  id: string;
  name: string;
  role: string;
}

export const SESSION_HOURS = 12;
const KNOWN_MS = 5000;

/** People, and the tokens and sessions they are known by. */
@Injectable()
export class People {
  /** A token or session that ends is refused this much later at the latest. */
  private readonly known = new Map<string, { person?: Person; until: number }>();

  constructor(private readonly db: DataSource) {}

  byToken(token: string): Promise<Person | undefined> {
    return this.remembered(`t${token}`, () =>
      this.find('SELECT people.* FROM person_tokens JOIN people ON people.id = person WHERE hash = $1', token),
    );
  }

  bySession(session: string): Promise<Person | undefined> {
    return this.remembered(`s${session}`, () =>
      this.find(
        `SELECT people.* FROM sessions JOIN people ON people.id = person WHERE hash = $1 AND expires_at > clock_timestamp()`,
        session,
      ),
    );
  }

  /** Begins a session and gives its secret, which is kept nowhere else. */
  async signIn(person: Person): Promise<string> {
    const session = newSecret();
    await this.db.query(
      `INSERT INTO sessions (hash, person, expires_at) VALUES ($1, $2, clock_timestamp() + make_interval(hours => $3))`,
      [hashOf(session), person.id, SESSION_HOURS],
    );
    return session;
  }

  async signOut(session: string): Promise<void> {
    this.known.delete(`s${session}`);
    await this.db.query('DELETE FROM sessions WHERE hash = $1', [hashOf(session)]);
  }

  callerOf(person: Person): Caller {
    return { subject: `person:${person.id}`, name: person.name, permissions: permissionsOf(person.role) };
  }

  private async find(sql: string, secret: string): Promise<Person | undefined> {
    const [person] = await this.db.query<Person[]>(sql, [hashOf(secret)]);
    return person;
  }

  private async remembered(name: string, find: () => Promise<Person | undefined>): Promise<Person | undefined> {
    const held = this.known.get(name);
    if (held && held.until > Date.now()) return held.person;
    const person = await find();
    if (this.known.size > 5000) this.known.clear();
    this.known.set(name, { person, until: Date.now() + KNOWN_MS });
    return person;
  }
}
