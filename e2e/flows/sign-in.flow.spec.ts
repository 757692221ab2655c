import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeFaults, isConsole, launchBrowser, newPage, PHONE, PICTURES, signIn } from './browser.js';
import { changed } from './roles.js';
import { call, customerOf, eventually, orderOf, publish, system, unique } from './system.js';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function opened(viewport?: { width: number; height: number }): Promise<{ context: BrowserContext; page: Page }> {
  return newPage(browser, viewport);
}

const sessionOf = async (context: BrowserContext) => (await context.cookies(system.gateway)).find(({ name }) => name === 'engawa_session');

/** What the gateway answers to whoever shows this cookie, from outside a browser. */
const me = (cookie: string, headers: Record<string, string> = {}) =>
  fetch(`${system.gateway}/api/me`, { headers: { cookie: `engawa_session=${cookie}`, ...headers } });

/** Follows redirects from `url` by hand, as a browser with these cookies, until one leads to an address that `ends`. */
async function follow(url: string, ends: (url: URL) => boolean, jar = new Map<string, string>()): Promise<URL> {
  let next = new URL(url);
  for (let step = 0; step < 10 && !ends(next); step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie, 'accept-language': 'ja' } });
    for (const each of answer.headers.getSetCookie()) jar.set(...(each.split(';')[0]!.split(/=(.*)/s).slice(0, 2) as [string, string]));
    next = new URL(answer.headers.get('location')!, next);
  }
  return next;
}

describe('signing in', () => {
  it('leads over the identity provider to the page that was wanted, and leaves no token in the browser', async () => {
    const { context, page } = await opened();
    await page.goto(`${system.gateway}/operations`);
    await page.waitForURL('**/sign-in');
    await page.screenshot({ path: path.join(PICTURES, 'sign-in-1440.png') });
    await page.getByRole('link', { name: '会社のアカウントでログイン' }).click();
    await page.waitForURL((url) => url.origin === system.identityProvider);
    expect(await axeFaults(page)).toEqual([]);
    await page.screenshot({ path: path.join(PICTURES, 'identity-provider-1440.png') });
    await page.getByRole('button', { name: /運用担当/ }).click();
    await page.waitForURL(isConsole);
    expect(new URL(page.url()).pathname).toBe('/operations');
    await page.getByText('運用担当').first().waitFor();

    const session = await sessionOf(context);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    const kept = await page.evaluate<string>('JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])');
    expect(kept).not.toContain('engawa_session');
    expect(kept).not.toContain('eyJ');
    const cookies = await context.cookies(system.gateway);
    expect(cookies.filter(({ value }) => value.startsWith('eyJ'))).toEqual([]);
    await context.close();
  });

  it('that somebody breaks off says so and lets nobody in', async () => {
    const { context, page } = await opened(PHONE);
    await page.goto(`${system.gateway}/sign-in`);
    await page.getByRole('link', { name: '会社のアカウントでログイン' }).click();
    await page.screenshot({ path: path.join(PICTURES, 'identity-provider-390.png') });
    await page.getByRole('button', { name: 'やめる' }).click();
    await page.getByRole('alert').filter({ hasText: 'とりやめました' }).waitFor();
    expect(await sessionOf(context)).toBeUndefined();
    expect(await axeFaults(page)).toEqual([]);
    await page.screenshot({ path: path.join(PICTURES, 'sign-in-cancelled-390.png') });
    await context.close();
  });

  it.each([
    ['may do nothing lets nobody in', { role: { permissions: [] } }, '役割がまだありません'],
    ['has ended lets nobody in', { person: { endsOn: '2026-01-31' } }, '利用期間は終わりました'],
  ])('as one whose access %s, and says why', async (_, change, told) => {
    const restore = await changed('agency', change);
    const { context, page } = await opened();
    await page.goto(`${system.gateway}/sign-in`);
    await page.getByRole('link', { name: /早川/ }).click();
    await page.getByRole('alert').filter({ hasText: told }).waitFor();
    expect(await sessionOf(context)).toBeUndefined();
    expect(await axeFaults(page)).toEqual([]);
    await context.close();
    await restore();
  });

  it('is written down in the audit, and so is one that was refused', async () => {
    const restore = await changed('executive', { person: { endsOn: '2026-01-31' } });
    const signInAs = (role: string, jar = new Map<string, string>()) =>
      follow(`${system.gateway}/api/session/start?loginHint=${role}`, (url) => url.pathname === '/' || url.pathname === '/sign-in', jar);
    expect((await signInAs('executive')).search).toBe('?failed=ended');
    const jar = new Map<string, string>();
    expect((await signInAs('quality', jar)).pathname).toBe('/');
    await restore();
    const cookie = `engawa_session=${jar.get('engawa_session')}`;
    const foreign = { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.jp' };
    expect((await fetch(`${system.gateway}/api/contacts/1/close`, { method: 'POST', headers: foreign })).status).toBe(403);
    const { body } = await call<{ items: { name: string; action: string; outcome: string }[] }>('GET', '/api/audit?limit=50');
    const ofNames = body.items.filter(({ name }) => ['緒方誠一', '中村浩'].includes(name)).map(({ name, action, outcome }) => [name, action, outcome]);
    expect(ofNames.slice(0, 3)).toEqual([
      ['中村浩', 'POST /api/contacts/*', 'refused'],
      ['中村浩', 'GET /api/session/callback', 'done'],
      ['緒方誠一', 'GET /api/session/callback', 'refused'],
    ]);
  });

  it('as somebody else in a browser where somebody is signed in at the provider', async () => {
    const { context, page } = await opened();
    await signIn(page, /立花/);
    await signIn(page, /森/);
    await page.getByText('森遼太').first().waitFor();
    await context.close();
  });

  it('leads nowhere but to pages of ours', async () => {
    for (const wanted of ['//evil.example.jp/x', 'https://evil.example.jp', '/\\evil.example.jp', 'javascript:alert(1)', '/.//']) {
      const start = `${system.gateway}/api/session/start?loginHint=quality&returnTo=${encodeURIComponent(wanted)}`;
      const jar = new Map<string, string>();
      const callback = await follow(start, (url) => url.pathname === '/api/session/callback', jar);
      const end = await follow(callback.href, (url) => url.pathname !== '/api/session/callback', jar);
      expect({ wanted, end: end.href }).toEqual({ wanted, end: `${system.gateway}/` });
      expect(jar.get('engawa_session')).toBeTruthy();
    }
  });

  it('cannot be finished in another browser, twice, or with a state that was not given out', async () => {
    const start = `${system.gateway}/api/session/start?loginHint=quality`;
    const isCallback = (url: URL) => url.pathname === '/api/session/callback';
    const isBack = (url: URL) => !isCallback(url);
    const jar = new Map<string, string>();
    const callback = await follow(start, isCallback, jar);
    expect((await follow(callback.href, isBack)).search).toBe('?failed=expired');
    const again = new Map(jar);
    expect((await follow(callback.href, isBack, jar)).pathname).toBe('/');
    expect((await follow(callback.href, isBack, again)).search).toBe('?failed=expired');

    const other = new Map<string, string>();
    const forged = await follow(start, isCallback, other);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect((await follow(forged.href, isBack, other)).search).toBe('?failed=provider');
    expect(other.get('engawa_session')).toBeUndefined();
  });

  it('begins anew in the session: the one before ends', async () => {
    const jar = new Map<string, string>();
    const arrived = (url: URL) => url.pathname === '/';
    await follow(`${system.gateway}/api/session/start?loginHint=quality`, arrived, jar);
    const before = jar.get('engawa_session')!;
    const again = new Map([['engawa_session', before]]);
    await follow(`${system.gateway}/api/session/start?loginHint=site`, arrived, again);
    expect((await me(before)).status).toBe(401);
    expect(await (await me(again.get('engawa_session')!)).json()).toMatchObject({ name: '森遼太', roles: ['site'] });
  });
});

describe('signing out', () => {
  it('ends the session here at once and the one at the provider when asked, so that its cookie is worth nothing', async () => {
    const { context, page } = await opened();
    await signIn(page, /立花/);
    const { value } = (await sessionOf(context))!;
    expect((await me(value)).status).toBe(200);
    await page.getByRole('button', { name: /立花/ }).click();
    await page.getByRole('menuitem', { name: 'ログアウト' }).click();
    await page.waitForURL((url) => url.origin === system.identityProvider);
    expect((await me(value)).status).toBe(401);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '出る' }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('link', { name: '会社のアカウントでログイン' }).click();
    await page.getByRole('button', { name: /立花/ }).waitFor();
    expect(new URL(page.url()).origin).toBe(system.identityProvider);
    await context.close();
  });
});

describe('a session', () => {
  it('changes something only for pages of the console itself', async () => {
    const jar = new Map<string, string>();
    await follow(`${system.gateway}/api/session/start?loginHint=concierge`, (url) => url.pathname === '/', jar);
    const cookie = `engawa_session=${jar.get('engawa_session')}`;
    const change = async (headers: Record<string, string>) =>
      (await fetch(`${system.gateway}/api/contacts`, { method: 'POST', body: '{}', headers: { cookie, 'content-type': 'application/json', ...headers } })).status;
    expect(await change({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example.jp' })).toBe(403);
    expect(await change({ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await change({ 'sec-fetch-site': 'none' })).toBe(403);
    expect(await change({ origin: 'http://127.0.0.1:1' })).toBe(403);
    expect(await change({ origin: 'null' })).toBe(403);
    expect(await change({})).toBe(403);
    const own = await change({ 'sec-fetch-site': 'same-origin', origin: system.gateway });
    expect(own).toBe(400);
    expect(await change({ origin: system.gateway })).toBe(own);
  });
});

describe('a stream', () => {
  /** Signs in as one of development's people and opens the live timeline of this customer; resolves once it is open. */
  async function watch(role: string, customer: string) {
    const jar = new Map<string, string>();
    await follow(`${system.gateway}/api/session/start?loginHint=${role}`, (url) => url.pathname === '/', jar);
    const headers = { cookie: `engawa_session=${jar.get('engawa_session')}`, 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(`${system.gateway}/api/customers/${customer}/timeline/stream`, { headers });
    expect(answer.status).toBe(200);
    const stream = { open: true, signOut: () => fetch(`${system.gateway}/api/session`, { method: 'DELETE', headers }) };
    void new Response(answer.body).text().catch(() => undefined).then(() => (stream.open = false));
    return stream;
  }

  it('of a session that ended is cut, and the others go on', async () => {
    const mail = `watched.${unique()}@example.jp`;
    await publish('order.place', orderOf(`W-${unique()}`, [{ kind: 'mail', value: mail }]));
    const { id } = await eventually('the customer', () => customerOf(mail));
    const [leaving, staying] = [await watch('agent', id), await watch('agent', id)];
    expect((await leaving.signOut()).status).toBe(200);
    await eventually('the end of the stream', async () => !leaving.open);
    expect(staying.open).toBe(true);
    await staying.signOut();
    await eventually('its end', async () => !staying.open);
  });
});

describe('an access token of the provider', () => {
  /** As another front end gets it: a public client with PKCE. */
  async function tokens(role: string): Promise<{ access_token: string; id_token: string }> {
    const { randomPKCECodeVerifier, calculatePKCECodeChallenge } = await import('openid-client');
    const verifier = randomPKCECodeVerifier();
    const client = { client_id: 'engawa-front-end', redirect_uri: 'http://127.0.0.1:1/callback' };
    const asked = new URLSearchParams({
      ...{ ...client, response_type: 'code', scope: 'openid profile', prompt: 'login', login_hint: role },
      ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    });
    const end = await follow(`${system.identityProvider}/auth?${asked}`, (url) => url.port === '1');
    const body = new URLSearchParams({ ...client, grant_type: 'authorization_code', code: end.searchParams.get('code')!, code_verifier: verifier });
    return (await (await fetch(`${system.identityProvider}/token`, { method: 'POST', body })).json()) as { access_token: string; id_token: string };
  }
  const meWith = (token: string) => fetch(`${system.gateway}/api/me`, { headers: { authorization: `Bearer ${token}` } });

  it('is the person it was given to, and an id token is nobody', async () => {
    const { access_token, id_token } = await tokens('marketing');
    const answer = await meWith(access_token);
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 200, body: { name: '河野拓海', roles: ['marketing'] } });
    expect((await meWith(id_token)).status).toBe(401);
    const [head, body] = access_token.split('.');
    expect((await meWith(`${head}.${body}.${'A'.repeat(342)}`)).status).toBe(401);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await meWith(`${none}.${body}.`)).status).toBe(401);
  });
});
