import type { FastifyRequest } from 'fastify';

const SESSION = 'engawa_session';
const SIGN_IN = 'engawa_sign_in';
/** A browser takes a cookie of this prefix from https alone, for this host alone: no neighbour can plant one. */
const HOST_ONLY = '__Host-';

/** The session of a request's cookie, if it has one. */
export const sessionOf = (request: Pick<FastifyRequest, 'headers'>) => cookieOf(request, SESSION);

/** Not readable by scripts, and not sent along from other sites. `maxAgeSeconds` 0 takes it away. */
export const sessionCookie = (session: string, maxAgeSeconds: number, secure: boolean) =>
  cookie(SESSION, session, { maxAgeSeconds, sameSite: 'Strict', secure });

/** The sign-in under way in this browser. */
export const signInOf = (request: Pick<FastifyRequest, 'headers'>) => cookieOf(request, SIGN_IN);

/** Lax, because the provider's page leads back from another site. */
export const signInCookie = (signIn: string, maxAgeSeconds: number, secure: boolean) =>
  cookie(SIGN_IN, signIn, { maxAgeSeconds, sameSite: 'Lax', secure });

function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const cookies = (headers.cookie ?? '').split(';').map((each) => each.trim().split(/=(.*)/s));
  return cookies.find(([key]) => key === name || key === HOST_ONLY + name)?.[1] || undefined;
}

function cookie(name: string, value: string, { maxAgeSeconds, sameSite, secure }: { maxAgeSeconds: number; sameSite: string; secure: boolean }): string {
  const [key, flag] = secure ? [HOST_ONLY + name, '; Secure'] : [name, ''];
  return `${key}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeSeconds}${flag}`;
}
