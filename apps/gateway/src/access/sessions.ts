import type { DataSource } from 'typeorm';
import type { GatewayConfig } from '../config.js';
import { hashOf, newSecret } from './hash.js';
import { PERSON, STILL_HERE, type Person } from './people.js';

/** Sessions of the console. Their secret lives in the browser's cookie alone; here is its hash. */
export class Sessions {
  /** Where browsers reach the console. */
  readonly home: URL;
  /** Whether its cookies are for https alone. */
  readonly secure: boolean;

  constructor(
    private readonly db: DataSource,
    readonly limits: Pick<GatewayConfig, 'PUBLIC_URL' | 'SESSION_HOURS' | 'SESSION_IDLE_MINUTES'>,
  ) {
    this.home = new URL(limits.PUBLIC_URL);
    this.secure = this.home.protocol === 'https:';
  }

  /** Begins a session, forgets those that ended, and gives the new one's secret. */
  async begin(person: Person): Promise<string> {
    const secret = newSecret();
    await this.db.query(
      `WITH ended AS (DELETE FROM sessions WHERE expires_at < clock_timestamp())
       INSERT INTO sessions (hash, person, expires_at) VALUES ($1, $2, clock_timestamp() + make_interval(hours => $3))`,
      [hashOf(secret), person.id, this.limits.SESSION_HOURS],
    );
    return secret;
  }

  /**
   * Asked for every request, so that an ended session lets nobody in; its use is written down once a minute. What the console
   * asks for by itself is no use of it.
   */
  async personOf(secret: string, { byItself = false } = {}): Promise<Person | undefined> {
    const [person] = await this.db.query<Person[]>(
      `WITH valid AS (
         SELECT hash, person, seen_at FROM sessions
          WHERE hash = $1 AND expires_at > clock_timestamp() AND seen_at > clock_timestamp() - make_interval(mins => $2)),
       used AS (
         UPDATE sessions SET seen_at = clock_timestamp() FROM valid
          WHERE sessions.hash = valid.hash AND valid.seen_at < clock_timestamp() - interval '1 minute' AND NOT $3)
       SELECT ${PERSON} FROM valid JOIN people ON people.id = valid.person WHERE ${STILL_HERE}`,
      [hashOf(secret), this.limits.SESSION_IDLE_MINUTES, byItself],
    );
    return person;
  }

  /** The people of many sessions, without those that ended; looking does not count as use. */
  async peopleOf(secrets: string[]): Promise<Map<string, Person>> {
    const byHash = new Map(secrets.map((secret) => [hashOf(secret).toString('hex'), secret]));
    const rows = await this.db.query<(Person & { hash: string })[]>(
      `SELECT encode(hash, 'hex') AS hash, ${PERSON} FROM sessions JOIN people ON people.id = person
        WHERE hash = ANY (SELECT decode(wanted, 'hex') FROM unnest($1::text[]) AS wanted)
          AND expires_at > clock_timestamp() AND seen_at > clock_timestamp() - make_interval(mins => $2) AND ${STILL_HERE}`,
      [[...byHash.keys()], this.limits.SESSION_IDLE_MINUTES],
    );
    return new Map(rows.map(({ hash, ...person }) => [byHash.get(hash)!, person]));
  }

  async end(secret: string): Promise<void> {
    await this.db.query('DELETE FROM sessions WHERE hash = $1', [hashOf(secret)]);
  }
}
