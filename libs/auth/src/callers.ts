import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { Needed } from './guard.js';
import type { Caller, TokenVerifier } from './internal-token.js';

/** Says who sends a request: people at the gateway, whoever the gateway vouches for at a service. */
export abstract class Callers {
  /** `needed` is what the route needs of its caller. Throws a 401 problem when the request is nobody's. */
  abstract of(request: FastifyRequest, needed?: Needed): Promise<Caller>;
}

/** Trusts the gateway's internal token and no other header. */
export class VouchedCallers extends Callers {
  constructor(private readonly verifier: TokenVerifier) {
    super();
  }

  async of(request: Pick<FastifyRequest, 'headers'>): Promise<Caller> {
    const token = bearerOf(request);
    try {
      if (token) return await this.verifier.verify(token);
    } catch {
      // Why a token is not valid helps nobody but an attacker.
    }
    throw new Problem(401, 'unauthenticated', 'Sign in at the gateway; services take its tokens only.');
  }
}

/** The token of `Authorization: Bearer`. The scheme is told in any case (RFC 9110). */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
}
