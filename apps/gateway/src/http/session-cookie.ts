import type { FastifyRequest } from 'fastify';

type Headed = Pick<FastifyRequest, 'headers'>;

/** A browser takes a cookie of this prefix from https alone and for this host alone: no neighbour can plant one. */
const HOST_ONLY = '__Host-';

/**
 * A secret that a browser keeps for the gateway, not readable by scripts. `secure` says whether browsers come by https; then
 * no other name counts than the one that neighbours cannot plant.
 */
class SecretCookie {
  constructor(
    private readonly name: string,
    private readonly sameSite: 'Strict' | 'Lax',
  ) {}

  of({ headers }: Headed, secure: boolean): string | undefined {
    const cookies = (headers.cookie ?? '').split(';').map((each) => each.trim().split(/=(.*)/s));
    return cookies.find(([key]) => key === this.key(secure))?.[1] || undefined;
  }

  /** The value of a Set-Cookie header; `maxAgeSeconds` 0 takes the cookie away. */
  set(value: string, maxAgeSeconds: number, secure: boolean): string {
    const flags = `Path=/; HttpOnly; SameSite=${this.sameSite}; Max-Age=${maxAgeSeconds}${secure ? '; Secure' : ''}`;
    return `${this.key(secure)}=${value}; ${flags}`;
  }

  private key(secure: boolean): string {
    return secure ? HOST_ONLY + this.name : this.name;
  }
}

/** The console's session; not sent along from other sites. */
export const sessionCookie = new SecretCookie('engawa_session', 'Strict');

/** The sign-in under way in this browser. Lax, because the provider's page leads back from another site. */
export const signInCookie = new SecretCookie('engawa_sign_in', 'Lax');
