import 'reflect-metadata';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOG, ProblemFilter } from '@engawa/http';
import { SignJWT, UnsecuredJWT } from 'jose';
import { CallerOf, Callers, ForPartners, Open, PermissionGuard, Public, Requires, SignedIn, TokenSigner, TokenVerifier, VouchedCallers, type Caller } from './index.js';

@Controller()
class Routes {
  @Requires('orders.read')
  @Get('orders')
  orders(@CallerOf() caller: Caller) {
    return caller;
  }

  @Get('undeclared')
  undeclared() {
    return 'must not be reached';
  }

  @Requires('orders.read')
  @ForPartners('any')
  @Get('for-partners')
  forPartners() {
    return 'for partners';
  }

  @Requires('orders.read')
  @ForPartners({ customer: 'customer' })
  @Get(['of/:customer', 'of'])
  ofCustomer() {
    return 'an open record';
  }

  @SignedIn()
  @Get('me')
  me(@CallerOf() { name }: Caller) {
    return name;
  }

  @Public()
  @Get('page')
  page() {
    return 'page';
  }

  @Open()
  @Get('health')
  health() {
    return 'live';
  }
}

const keys = newKeys();
const otherKeys = newKeys();
const person: Caller = { subject: 'person:1', name: '佐藤', permissions: ['orders.read'] };
let app: NestFastifyApplication;
let signer: TokenSigner;

beforeAll(async () => {
  signer = await TokenSigner.fromPem(keys.privateKey);
  const verifier = await TokenVerifier.fromPem(keys.publicKey, 'order-ingest');

  @Module({
    controllers: [Routes],
    providers: [
      { provide: Callers, useValue: new VouchedCallers(verifier) },
      { provide: LOG, useValue: console },
      { provide: APP_GUARD, useClass: PermissionGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ],
  })
  class Root {}

  app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
  await app.init();
});
afterAll(() => app.close());

function newKeys() {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
const get = (url: string, token?: string, headers = {}) =>
  app.inject({ method: 'GET', url, headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) } });
const claims = { name: person.name, permissions: person.permissions };
/** A token that differs from the gateway's in some claims; undefined leaves one out. */
async function forged(change: Record<string, unknown>, key = keys.privateKey): Promise<string> {
  const now = secondsAgo(0);
  const usual = { sub: person.subject, iss: 'engawa-gateway', aud: 'order-ingest', iat: now, exp: now + 60 };
  const payload = { ...claims, ...usual, ...change };
  return new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA' }).sign(createPrivateKey(key));
}
const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

describe('a route', () => {
  it('is open to those with its permission, and knows who calls', async () => {
    const answer = await get('/orders', await signer.sign(person, 'order-ingest'));
    expect(answer.json()).toEqual(person);
  });

  it('is closed to others, and to everybody when it declares nothing', async () => {
    const reader = await signer.sign({ ...person, permissions: ['customers.read'] }, 'order-ingest');
    expect((await get('/orders', reader)).statusCode).toBe(403);
    const all = await signer.sign({ ...person, permissions: ['orders.read', 'orders.write'] }, 'order-ingest');
    expect((await get('/undeclared', all)).statusCode).toBe(403);
    expect((await get('/undeclared')).statusCode).toBe(401);
  });

  it('that is public needs a token without rights, an open one needs none', async () => {
    expect((await get('/page')).statusCode).toBe(401);
    const visitor = await signer.sign({ subject: 'public', name: 'public', permissions: [] }, 'order-ingest');
    expect((await get('/page', visitor)).body).toBe('page');
    expect((await get('/health')).body).toBe('live');
  });

  it('for everybody who is signed in is closed to visitors', async () => {
    expect((await get('/me', await signer.sign({ ...person, permissions: [] }, 'order-ingest'))).body).toBe(person.name);
    const visitor = await signer.sign({ subject: 'public', name: 'public', permissions: [] }, 'order-ingest');
    expect((await get('/me', visitor)).statusCode).toBe(403);
  });
});

describe('somebody of a partner', () => {
  const partner = { id: 'okinan', customers: ['0199f3c2-6b1e-7c40-9a53-2f8d10c4000e'], identified: [] };
  const asPartner = async (url: string) => get(url, await signer.sign({ ...person, partner }, 'order-ingest'));
  const [open] = partner.customers as [string];

  it('reaches the routes that say so, and no other', async () => {
    expect((await asPartner('/for-partners')).body).toBe('for partners');
    expect((await asPartner('/orders')).statusCode).toBe(403);
  });

  it('still needs the permission', async () => {
    const reader = await signer.sign({ ...person, permissions: ['customers.read'], partner }, 'order-ingest');
    expect((await get('/for-partners', reader)).statusCode).toBe(403);
  });

  it('reaches the customers whose records are open, in the path and in the query', async () => {
    expect((await asPartner(`/of/${open}`)).body).toBe('an open record');
    expect((await asPartner(`/of?customer=${open.toUpperCase()}`)).body).toBe('an open record');
    const other = open.replace(/e$/, 'f');
    for (const url of [`/of/${other}`, `/of?customer=${other}`, '/of', `/of?customer=${open}&customer=${other}`, `/of/${other}?customer=${open}`]) {
      const answer = await asPartner(url);
      expect([url, answer.statusCode, answer.json<{ type: string }>().type]).toEqual([url, 403, 'urn:engawa:problem:record-closed']);
    }
  });
});

describe('a token', () => {
  it('counts when it is all right', async () => {
    expect((await get('/orders', await forged({}))).statusCode).toBe(200);
  });

  it.each([
    ['for another service', { aud: 'survey' }],
    ['that has expired', { iat: secondsAgo(70), exp: secondsAgo(10) }],
    ['that is older than any may be', { iat: secondsAgo(90), exp: secondsAgo(-3600) }],
    ['that does not say when it was issued', { iat: undefined }],
    ['that does not say when it ends', { exp: undefined }],
    ['of another issuer', { iss: 'somebody' }],
    ['of nobody', { sub: undefined }],
  ])('%s is refused', async (_, change) => {
    expect((await get('/orders', await forged(change))).statusCode).toBe(401);
  });

  it('signed by another key is refused', async () => {
    expect((await get('/orders', await forged({}, otherKeys.privateKey))).statusCode).toBe(401);
  });

  it('without a signature, or signed by the public key as a secret, is refused', async () => {
    const none = new UnsecuredJWT(claims)
      .setSubject('person:1')
      .setIssuer('engawa-gateway')
      .setAudience('order-ingest')
      .setIssuedAt()
      .setExpirationTime('60s');
    expect((await get('/orders', none.encode())).statusCode).toBe(401);
    const hmac = new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setSubject('person:1').setIssuer('engawa-gateway');
    const secret = await hmac.setAudience('order-ingest').setIssuedAt().setExpirationTime('60s').sign(Buffer.from(keys.publicKey));
    expect((await get('/orders', secret)).statusCode).toBe(401);
  });

  it('is refused when it is cut, changed or of another scheme, and no other header is trusted', async () => {
    const good = await signer.sign(person, 'order-ingest');
    const [header, , signature] = good.split('.');
    const raised = Buffer.from(JSON.stringify({ ...claims, permissions: ['orders.write'] })).toString('base64url');
    for (const token of [good.slice(0, -2), `${header}.${raised}.${signature}`, 'x']) {
      expect((await get('/orders', token)).statusCode).toBe(401);
    }
    expect((await get('/orders', undefined, { authorization: `Basic ${good}` })).statusCode).toBe(401);
    expect((await get('/orders', undefined, { 'x-user': 'person:1', cookie: `session=${good}` })).statusCode).toBe(401);
  });
});
