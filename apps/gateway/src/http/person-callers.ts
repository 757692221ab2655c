import { bearerOf, Callers, type Caller, type Needed, type PartnerScope } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { type AuditedCaller, auditEntries, type AuditLog } from '@engawa/service';
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

interface PersonCallersParts {
  people: People;
  sessions: Sessions;
  provider: IdentityProvider;
  audit: AuditLog;
  openRecords: OpenRecords;
  /** Whether tokens that a development start handed out count. */
  development: boolean;
}

/** What the audit says of a person who sent a request. */
const asAudited = ({ id, name, purpose, partner }: Person, { ip }: FastifyRequest): AuditedCaller => ({
  subject: `person:${id}`,
  name,
  purpose,
  from: ip,
  partner: partner === null ? undefined : { id: partner },
});

/** Somebody of a partner reaches nobody unless `scope` says whom. */
function callerWith({ id, name, permissions, purpose, authority, partner }: Person, scope?: PartnerScope): Caller {
  const reached = scope ?? (partner === null ? undefined : { id: partner, customers: [], identified: [] });
  return { subject: `person:${id}`, name, permissions, purpose, authority, partner: reached };
}

/** People at the gateway: by an access token of the identity provider, a token of development, or the console's session. */
export class PersonCallers extends Callers {
  /** Access tokens that were found good, for a minute at most and never beyond their end. */
  private readonly verified = new Map<string, { identity: Identity; until: number }>();
  /** Whose tokens they are. Sessions are asked for every time. */
  private readonly known = new Map<string, { person: Person; until: number }>();

  constructor(private readonly parts: PersonCallersParts) {
    super();
  }

  async of(request: FastifyRequest, needed?: Needed): Promise<Caller> {
    const person = await this.personOf(request);
    // No record is shown there, and who signs out must not depend on another service.
    const caller = needed === 'signed-in' ? callerWith(person) : await this.callerFrom(person);
    return { ...caller, from: request.ip };
  }

  /** What the gateway vouches for towards the services. Asks which records are open when it is somebody of a partner. */
  async callerFrom(person: Person): Promise<Caller> {
    const { partner } = person;
    return callerWith(person, partner === null ? undefined : await this.parts.openRecords.of(partner));
  }

  /** Keeps what the provider said of a person, writes down that they came, and says why they may not come in. */
  async signIn(identity: Identity, request: FastifyRequest): Promise<{ person: Person; refusal?: 'ended' | 'no-role' }> {
    const person = await this.parts.people.signedIn(identity);
    const refusal = person.ended ? 'ended' : person.permissions.length === 0 ? 'no-role' : undefined;
    await this.parts.audit.write(auditEntries(request, asAudited(person, request), refusal ? 'refused' : 'done'));
    return { person, refusal };
  }

  /** Throws a 401 when the request is nobody's, and a 403 when another site's page made a browser send it. */
  async personOf(request: FastifyRequest): Promise<Person> {
    const { sessions, audit } = this.parts;
    const token = bearerOf(request);
    const session = sessionCookie.of(request, sessions.secure);
    const person = token ? await this.byToken(token) : session ? await sessions.personOf(session, { byItself: isByItself(request) }) : undefined;
    if (!person) throw new Problem(401, 'unauthenticated', 'Sign in first.', { headers: { 'www-authenticate': 'Bearer' } });
    if (!token && isForeignPage(request)) {
      await audit.write(auditEntries(request, asAudited(person, request), 'refused'));
      throw new Problem(403, 'foreign-page', 'A session may be used by the console alone; show a token instead.');
    }
    return person;
  }

  private async byToken(token: string): Promise<Person | undefined> {
    const held = this.known.get(token);
    if (held && held.until > Date.now()) return held.person;
    const person = isJwt(token) ? await this.byAccessToken(token) : this.parts.development ? await this.parts.people.byDevelopmentToken(token) : undefined;
    if (!person) return undefined;
    keep(this.known, token, { person, until: Date.now() + PERSON_MS });
    return person;
  }

  private async byAccessToken(token: string): Promise<Person | undefined> {
    const held = this.verified.get(token);
    if (held && held.until > Date.now()) return this.parts.people.withToken(held.identity);
    // Why a token is not valid helps nobody but an attacker.
    const verified = await this.parts.provider.verify(token).catch(() => undefined);
    if (!verified) return undefined;
    const { identity, expiresAt } = verified;
    keep(this.verified, token, { identity, until: Math.min(Date.now() + VERIFIED_MS, expiresAt * 1000) });
    return this.parts.people.withToken(identity);
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
function isForeignPage({ headers, method }: FastifyRequest): boolean {
  if (SAFE.includes(method)) return false;
  const site = headers['sec-fetch-site'];
  return site === undefined ? hostOf(headers.origin) !== headers.host : site !== 'same-origin';
}

/** What the console's page of operations asks for again and again. */
const ASKED_AGAIN = '/api/operations';

/** What comes whether or not somebody sits before the screen; browsers open a stream again that has ended. */
const isByItself = ({ headers, url }: FastifyRequest) => url === ASKED_AGAIN || (headers.accept?.includes('text/event-stream') ?? false);

function hostOf(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined;
}
