import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { IdentityProvider, type IdentitySettings } from './identity-provider.js';

const keys = await generateKeyPair('RS256', { extractable: true });
const otherKeys = await generateKeyPair('RS256');
let server: Server;
let issuer: string;
let provider: IdentityProvider;

beforeAll(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'first', alg: 'RS256', use: 'sig' };
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    const discovery = { issuer, jwks_uri: `${issuer}/keys`, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : discovery));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = new IdentityProvider(settings());
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const settings = (own: Partial<IdentitySettings> = {}): IdentitySettings => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'console',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_SCOPE: 'openid',
  OIDC_AUDIENCE: 'engawa',
  OIDC_ALGORITHM: 'RS256',
  OIDC_ROLES_CLAIM: 'groups',
  OIDC_ROLES: {},
  PUBLIC_URL: 'https://engawa.example.jp',
  ...own,
});
const now = () => Math.floor(Date.now() / 1000);
/** A token that differs from a good one in some claims; undefined leaves one out. */
function token(change: Record<string, unknown> = {}, key: Parameters<SignJWT['sign']>[0] = keys.privateKey, alg = 'RS256'): Promise<string> {
  const usual = { sub: '7', name: '立花恵', groups: ['concierge'], iss: issuer, aud: 'engawa', iat: now(), exp: now() + 300 };
  return new SignJWT({ ...usual, ...change }).setProtectedHeader({ alg, kid: 'first' }).sign(key);
}

describe('an access token of the identity provider', () => {
  it('tells who shows it, in which roles, and until when', async () => {
    const { identity, expiresAt } = await provider.verify(await token());
    expect(identity).toEqual({ issuer, subject: '7', name: '立花恵', roles: ['concierge'] });
    expect(expiresAt).toBeGreaterThan(now());
  });

  it.each([
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 10 }],
    ['that never expires', { exp: undefined }],
    ['that is for later', { nbf: Math.floor(Date.now() / 1000) + 600 }],
    ['of another issuer', { iss: 'https://id.example.jp' }],
    ['for another audience, such as an id token', { aud: 'console' }],
    ['for no audience', { aud: undefined }],
    ['of nobody', { sub: undefined }],
  ])('%s is refused', async (_, change) => {
    await expect(provider.verify(await token(change))).rejects.toThrow();
  });

  it('signed by another key, by no key, or by the public key as a secret, is refused', async () => {
    await expect(provider.verify(await token({}, otherKeys.privateKey))).rejects.toThrow();
    const unsigned = new UnsecuredJWT({ groups: ['administrator'] }).setSubject('7').setIssuer(issuer).setAudience('engawa');
    await expect(provider.verify(unsigned.setExpirationTime('5m').encode())).rejects.toThrow();
    const secret = new TextEncoder().encode(await exportSPKI(keys.publicKey));
    await expect(provider.verify(await token({}, secret, 'HS256'))).rejects.toThrow();
  });

  it('signed by an algorithm that is not the one that was agreed is refused, though the key is right', async () => {
    const strict = new IdentityProvider(settings({ OIDC_ALGORITHM: 'PS256' }));
    await expect(strict.verify(await token())).rejects.toThrow();
  });
});

describe('the roles of a person', () => {
  const rolesOf = async (groups: unknown, map: Record<string, string>) =>
    (await new IdentityProvider(settings({ OIDC_ROLES: map })).verify(await token({ groups }))).identity.roles;

  it('are those that the map gives to their groups, and no others', async () => {
    const map = { 'cc-agents': 'agent', 'cc-leads': 'supervisor' };
    expect(await rolesOf(['cc-leads', 'cc-agents', 'administrator', '__proto__'], map)).toEqual(['supervisor', 'agent']);
    expect(await rolesOf('cc-agents', map)).toEqual(['agent']);
    expect(await rolesOf(undefined, map)).toEqual([]);
  });
});

describe('while the provider cannot be reached', () => {
  it('nobody is let in, and the next use asks again', async () => {
    const lost = new IdentityProvider(settings({ OIDC_ISSUER: 'http://127.0.0.1:1' }));
    await expect(lost.begin()).rejects.toThrow();
    await expect(lost.verify(await token())).rejects.toThrow();
    expect(await lost.signOutUrl()).toBeUndefined();
  });
});
