import { bearerOf, Callers, type Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { Identity, People, Person } from '../access/people.js';
import type { Sessions } from '../access/sessions.js';
import { isJwt, type IdentityProvider } from '../providers/identity-provider.js';
import type { OpenRecords } from '../providers/open-records.js';
import { sessionCookie } from './session-cookie.js';

const VERIFIED_MS = 60_000;
/** A role, an end date or a partner that changed counts within 5 s. */
const PERSON_MS = 4000;
const KNOWN_MAX = 5000;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

type PersonRequest = Pick<FastifyRequest, 'headers' | 'method' | 'ip'>;

/** People at the gateway: by an access token of the identity provider, a token of development, or the console's session. */
export class PersonCallers extends Callers {
  /** Access tokens that were found good, for a minute at most and never beyond their end. */
  private readonly verified = new Map<string, { identity: Identity; until: number }>();
  /** Whose tokens they are. Sessions are asked for every time. */
  private readonly known = new Map<string, { person: Person; until: number }>();

  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly provider: IdentityProvider,
    private readonly openRecords: OpenRecords,
    /** Whether tokens that a development start handed out count. */
    private readonly development: boolean,
  ) {
    super();
  }

  async of(request: PersonRequest): Promise<Caller> {
    return { ...(await this.callerFrom(await this.personOf(request))), from: request.ip };
  }

  /** What the gateway vouches for towards the services. Asks which records are open when it is somebody of a partner. */
  async callerFrom({ id, name, permissions, purpose, partner }: Person): Promise<Caller> {
    const caller = { subject: `person:${id}`, name, permissions, purpose };
    if (partner === null) return caller;
    return { ...caller, partner: await this.openRecords.of(partner) };
  }

  /** Throws a 401 when the request is nobody's, and a 403 when another site's page made a browser send it. */
  async personOf(request: PersonRequest): Promise<Person> {
    const token = bearerOf(request);
    const session = sessionCookie.of(request, this.sessions.secure);
    if (!token && session) refuseForeignPages(request);
    const person = token ? await this.byToken(token) : session ? await this.sessions.personOf(session) : undefined;
    if (!person) throw new Problem(401, 'unauthenticated', 'Sign in first.', { headers: { 'www-authenticate': 'Bearer' } });
    return person;
  }

  private async byToken(token: string): Promise<Person | undefined> {
    const held = this.known.get(token);
    if (held && held.until > Date.now()) return held.person;
    const person = isJwt(token) ? await this.byAccessToken(token) : this.development ? await this.people.byDevelopmentToken(token) : undefined;
    if (!person) return undefined;
    keep(this.known, token, { person, until: Date.now() + PERSON_MS });
    return person;
  }

  private async byAccessToken(token: string): Promise<Person | undefined> {
    const held = this.verified.get(token);
    if (held && held.until > Date.now()) return this.people.withToken(held.identity);
    // Why a token is not valid helps nobody but an attacker.
    const verified = await this.provider.verify(token).catch(() => undefined);
    if (!verified) return undefined;
    const { identity, expiresAt } = verified;
    keep(this.verified, token, { identity, until: Math.min(Date.now() + VERIFIED_MS, expiresAt * 1000) });
    return this.people.withToken(identity);
  }
}

function keep<V>(map: Map<string, V>, token: string, value: V): void {
  if (map.size > KNOWN_MAX) map.clear();
  map.set(token, value);
}

/**
 * A cookie comes along with what other pages of the same site send too, so a request that changes something must come from
 * the console's own origin: by Sec-Fetch-Site, which scripts cannot set, or by Origin where a browser sends none.
 */
function refuseForeignPages({ headers, method }: PersonRequest): void {
  if (SAFE.includes(method)) return;
  const site = headers['sec-fetch-site'];
  const own = site === undefined ? hostOf(headers.origin) === headers.host : site === 'same-origin';
  if (!own) throw new Problem(403, 'foreign-page', 'A session may be used by the console alone; show a token instead.');
}

function hostOf(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined;
}
