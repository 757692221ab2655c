import type { FastifyRequest } from 'fastify';

const NAME = 'engawa_session';

/** The session of a request's cookie, if it has one. */
export function sessionOf(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  const cookies = (request.headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
  return cookies.find((cookie) => cookie.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
}

/** Not readable by scripts, and not sent along from other sites. `maxAgeSeconds` 0 takes it away. */
export function sessionCookie(session: string, maxAgeSeconds: number, secure: boolean): string {
  const secureFlag = secure ? '; Secure' : '';
  return `${NAME}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secureFlag}`;
}
