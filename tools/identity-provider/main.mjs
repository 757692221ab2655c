import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Provider from 'oidc-provider';
import { writeSecret } from '../runtime/credentials.mjs';
import { endPage, languageOf, peoplePage, readForm, send, signOutPage } from './pages.mjs';

/**
 * The OpenID Connect provider of a development start, where one signs in as one of its people without a password. Reads
 * ISSUER (its address), CONSOLE (the gateway's), PEOPLE_FILE (`{ people: [{ role, name }] }`), CLIENT_SECRET (the
 * console's), COOKIE_KEY, and JWKS_FILE, where its signing key is kept, so that a restart ends no token. Sessions live in
 * memory.
 */
const { ISSUER, CONSOLE, PEOPLE_FILE, CLIENT_SECRET, COOKIE_KEY, JWKS_FILE } = process.env;
if (process.env.NODE_ENV === 'production')
  throw new Error('This provider asks for no password: it is for development');
const { people } = JSON.parse(readFileSync(PEOPLE_FILE, 'utf8'));
const HOUR = 60 * 60;

const provider = new Provider(ISSUER, {
  clients: [
    {
      client_id: 'engawa-console',
      client_secret: CLIENT_SECRET,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${CONSOLE}/api/session/callback`],
      post_logout_redirect_uris: [`${CONSOLE}/sign-in`],
    },
    {
      // Another front end, which shows access tokens. It is public: PKCE is all that ties a code to it.
      client_id: 'engawa-front-end',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/callback'],
      application_type: 'native',
    },
  ],
  jwks: { keys: [signingKey()] },
  cookies: {
    keys: [COOKIE_KEY],
    names: { session: 'provider_session', interaction: 'provider_interaction', resume: 'provider_resume' },
  },
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name', 'roles'] },
  // The name and the roles stand in the id token itself, as with most providers.
  conformIdTokenClaims: false,
  ttl: { Session: 12 * HOUR, Grant: 12 * HOUR, Interaction: HOUR, AccessToken: HOUR, IdToken: HOUR },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource: signOutPage, postLogoutSuccessSource: endPage },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => 'urn:engawa',
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid profile',
        audience: 'engawa',
        accessTokenFormat: 'jwt',
        accessTokenTTL: HOUR,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  extraTokenClaims: (_ctx, token) => claimsOf(token.accountId),
  interactions: { url: (_ctx, { uid }) => `/people/${uid}` },
  findAccount: (_ctx, role) =>
    claimsOf(role) && { accountId: role, claims: () => ({ sub: role, ...claimsOf(role) }) },
  // Whoever chose a person agreed: there is nobody to ask.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    grant.addResourceScope('urn:engawa', 'openid profile');
    await grant.save();
    return grant;
  },
});

provider.use(async (ctx, next) => {
  const uid = /^\/people\/[\w-]+$/.test(ctx.path);
  if (!uid) return next();
  const { params, prompt } = await provider.interactionDetails(ctx.req, ctx.res);
  const hinted = ctx.method === 'GET' && claimsOf(params.login_hint);
  const asked = prompt.name === 'login' && !hinted;
  if (ctx.method === 'GET' && asked) return send(ctx, peoplePage(people, ctx.path, languageOf(ctx)));
  const result =
    prompt.name === 'consent'
      ? { consent: {} }
      : loginOf(asked ? (await readForm(ctx.req)).role : params.login_hint);
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  ctx.status = 303;
});

for (const failure of ['authorization.error', 'grant.error', 'server_error']) {
  provider.on(failure, (_ctx, error) => console.error(failure, error.message, error.error_detail ?? ''));
}

const { hostname, port } = new URL(ISSUER);
const server = provider.listen(Number(port), process.env.HOST ?? hostname);
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
});

function loginOf(role) {
  if (claimsOf(role)) return { login: { accountId: role } };
  return { error: 'access_denied', error_description: 'Nobody was chosen' };
}

function claimsOf(role) {
  const person = people.find((each) => each.role === role);
  return person && { name: person.name, roles: [role] };
}

function signingKey() {
  if (!existsSync(JWKS_FILE)) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeSecret(JWKS_FILE, { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' });
  }
  return JSON.parse(readFileSync(JWKS_FILE, 'utf8'));
}
