import { Problem } from '@engawa/http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { hashOf, newSecret } from './hash.js';

export const SIGN_IN_MINUTES = 10;
/** Whole companies come from one address at nine in the morning. */
const BEGUN_A_MINUTE = 300;

/** What has to be known again when a person comes back from the provider's page. */
export interface SignIn {
  state: string;
  nonce: string;
  codeVerifier: string;
  /** Path of the page they wanted. */
  returnTo: string;
}

/** Sign-ins under way, tied to the browser that began them; in the database, since any instance may see the end. */
export class SignIns {
  private readonly begun = new RateLimiterMemory({ points: BEGUN_A_MINUTE, duration: 60 });

  constructor(private readonly db: DataSource) {}

  /** Throws a 429 when too many sign-ins begin at this address, since each of them keeps a row for a while. */
  async refuseTooMany(address: string): Promise<void> {
    await this.begun.consume(address).catch((over: unknown) => {
      if (!(over instanceof RateLimiterRes)) throw over;
      const headers = { 'retry-after': String(Math.ceil(over.msBeforeNext / 1000)) };
      throw new Problem(429, 'too-many-sign-ins', 'Too many sign-ins begin at this address. Try again in a minute.', { headers });
    });
  }

  /** Gives the secret for the browser's cookie. */
  async begin({ state, nonce, codeVerifier, returnTo }: SignIn): Promise<string> {
    const secret = newSecret();
    await this.db.query(
      `WITH ended AS (DELETE FROM sign_ins WHERE expires_at < clock_timestamp())
       INSERT INTO sign_ins (hash, state, nonce, code_verifier, return_to, expires_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(mins => $6))`,
      [hashOf(secret), state, nonce, codeVerifier, returnTo, SIGN_IN_MINUTES],
    );
    return secret;
  }

  /** Each can be taken once. */
  async take(secret: string): Promise<SignIn | undefined> {
    const [signIns] = await this.db.query<[SignIn[], number]>(
      `DELETE FROM sign_ins WHERE hash = $1 AND expires_at > clock_timestamp()
       RETURNING state, nonce, code_verifier AS "codeVerifier", return_to AS "returnTo"`,
      [hashOf(secret)],
    );
    return signIns[0];
  }
}
