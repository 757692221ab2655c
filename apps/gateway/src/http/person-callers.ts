import { bearerOf, Callers, type Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import { callerFrom, type People, type Person } from '../access/people.js';
import type { Sessions } from '../access/sessions.js';
import { isJwt, type IdentityProvider } from '../providers/identity-provider.js';
import { sessionCookie } from './session-cookie.js';

const KNOWN_MS = 60_000;
const KNOWN_MAX = 5000;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** People at the gateway: by an access token of the identity provider, a token of development, or the console's session. */
export class PersonCallers extends Callers {
  /** Tokens that were found good, for a minute at most and never beyond their end. Sessions are asked for every time. */
  private readonly known = new Map<string, { person: Person; until: number }>();

  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly provider: IdentityProvider,
    /** Whether tokens that a development start handed out count. */
    private readonly development: boolean,
  ) {
    super();
  }

  async of(request: Pick<FastifyRequest, 'headers' | 'method'>): Promise<Caller> {
    return callerFrom(await this.personOf(request));
  }

  /** Throws a 401 when the request is nobody's, and a 403 when another site's page made a browser send it. */
  async personOf(request: Pick<FastifyRequest, 'headers' | 'method'>): Promise<Person> {
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
    const found = isJwt(token) ? await this.byAccessToken(token) : this.development ? await this.byDevelopmentToken(token) : undefined;
    if (!found) return undefined;
    if (this.known.size > KNOWN_MAX) this.known.clear();
    this.known.set(token, found);
    return found.person;
  }

  private async byAccessToken(token: string) {
    // Why a token is not valid helps nobody but an attacker.
    const verified = await this.provider.verify(token).catch(() => undefined);
    if (!verified) return undefined;
    const until = Math.min(Date.now() + KNOWN_MS, verified.expiresAt * 1000);
    return { person: await this.people.withToken(verified.identity), until };
  }

  private async byDevelopmentToken(token: string) {
    const person = await this.people.byDevelopmentToken(token);
    return person && { person, until: Date.now() + KNOWN_MS };
  }
}

/**
 * A cookie comes along with what other pages of the same site send too, so a request that changes something must come from
 * the console's own origin: by Sec-Fetch-Site, which scripts cannot set, or by Origin where a browser sends none.
 */
function refuseForeignPages({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): void {
  if (SAFE.includes(method)) return;
  const site = headers['sec-fetch-site'];
  const own = site === undefined ? hostOf(headers.origin) === headers.host : site === 'same-origin';
  if (!own) throw new Problem(403, 'foreign-page', 'A session may be used by the console alone; show a token instead.');
}

function hostOf(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined;
}
