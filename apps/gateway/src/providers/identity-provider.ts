import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { Identity } from '../access/people.js';
import type { SignIn } from '../access/sign-ins.js';
import type { GatewayConfig } from '../config.js';

export type IdentitySettings = Pick<
  GatewayConfig,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET' | 'OIDC_SCOPE' | 'OIDC_AUDIENCE' | 'OIDC_ALGORITHM' | 'OIDC_ROLES_CLAIM' | 'OIDC_ROLES' | 'PUBLIC_URL'
>;

const SECONDS = 5;
/** As long as the contracts let a person's name be. */
const NAME_MAX = 64;
/** Clocks of two machines may differ by this much. */
const TOLERANCE_SECONDS = 5;

/**
 * The company's OpenID Connect provider: authorization code with PKCE for the console, and access tokens that other front
 * ends and scripts show. Found by its issuer's discovery document when it is first needed; while it cannot be reached, each
 * use throws and the next tries again.
 */
export class IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;
  private keys: JWTVerifyGetKey | undefined;

  constructor(private readonly settings: IdentitySettings) {}

  /** Where to send a browser, and what to remember until it comes back. With a hint the provider asks who it is even if it knows. */
  async begin(loginHint?: string): Promise<{ url: URL } & Omit<SignIn, 'returnTo'>> {
    const provider = await this.discover();
    const [state, nonce, codeVerifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callbackUrl(),
      scope: this.settings.OIDC_SCOPE,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(loginHint ? { login_hint: loginHint, prompt: 'login' } : {}),
    });
    return { url, state, nonce, codeVerifier };
  }

  /** Exchanges the code that came back. The provider's tokens are read and forgotten. Throws when anything does not fit. */
  async finish(query: string, { state, nonce, codeVerifier }: SignIn): Promise<Identity> {
    const provider = await this.discover();
    const tokens = await oidc.authorizationCodeGrant(provider, new URL(`${this.callbackUrl()}${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    return this.identityFrom(tokens.claims()!);
  }

  /**
   * Whose access token this is, and until when it counts (Unix seconds). Throws when it is not one of the provider's for this
   * system, or has expired.
   */
  async verify(token: string): Promise<{ identity: Identity; expiresAt: number }> {
    const { payload } = await jwtVerify(token, await this.keySet(), {
      issuer: this.settings.OIDC_ISSUER,
      audience: this.settings.OIDC_AUDIENCE,
      algorithms: [this.settings.OIDC_ALGORITHM],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: TOLERANCE_SECONDS,
    });
    return { identity: this.identityFrom(payload), expiresAt: payload.exp! };
  }

  /** Where a browser signs out of the provider too; undefined when it knows no such page or cannot be reached. */
  async signOutUrl(): Promise<string | undefined> {
    try {
      const provider = await this.discover();
      if (!provider.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${this.settings.PUBLIC_URL}/sign-in` }).href;
    } catch {
      return undefined;
    }
  }

  private identityFrom(claims: Record<string, unknown>): Identity {
    const { OIDC_ISSUER, OIDC_ROLES_CLAIM, OIDC_ROLES } = this.settings;
    const said = [claims[OIDC_ROLES_CLAIM] ?? []].flat().map(String);
    const roles = Object.keys(OIDC_ROLES).length === 0 ? said : said.filter((value) => Object.hasOwn(OIDC_ROLES, value)).map((value) => OIDC_ROLES[value]!);
    const subject = String(claims.sub);
    const name = String(claims.name ?? claims.preferred_username ?? subject).slice(0, NAME_MAX).toWellFormed();
    return { issuer: OIDC_ISSUER, subject, name, roles: [...new Set(roles)] };
  }

  private callbackUrl(): string {
    return `${this.settings.PUBLIC_URL}/api/session/callback`;
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: url } = (await this.discover()).serverMetadata();
    if (!url) throw new Error('the identity provider publishes no keys');
    this.keys ??= createRemoteJWKSet(new URL(url), { timeoutDuration: SECONDS * 1000 });
    return this.keys;
  }

  private discover(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.settings;
    const issuer = new URL(OIDC_ISSUER);
    const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= oidc
      .discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, { execute, timeout: SECONDS })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw error;
      });
    return this.discovered;
  }
}

/** Whether a token looks like a JWT, before anybody asks whether it is a good one. */
export function isJwt(token: string): boolean {
  try {
    return Boolean(decodeJwt(token));
  } catch {
    return false;
  }
}
