import { randomUUID } from 'node:crypto';
import { call, eventually, keyOf, orderOf, tokenOf, unique } from './system.js';

interface Key {
  id: string;
  prefix: string;
  key: string;
}
interface Publisher {
  id: string;
  version: number;
  keys: { id: string; prefix: string; lastUsedAt: string | null; revokedAt: string | null }[];
}

async function newPublisher(own: object = {}): Promise<string> {
  const id = `test-${unique()}`;
  expect((await call('POST', '/api/publishers', { body: { id, kind: 'server', ...own } })).status).toBe(201);
  return id;
}
const newKey = async (publisher: string, body: object = {}) => (await call<Key>('POST', `/api/publishers/${publisher}/keys`, { body })).body;
const listed = async (publisher: string) =>
  (await call<{ items: Publisher[] }>('GET', '/api/publishers')).body.items.find(({ id }) => id === publisher)!;

function event(type = 'order.place', attributes: object = {}) {
  const data = type === 'order.place' ? orderOf(`K-${unique()}`, [{ kind: 'member', value: unique() }]) : { orderId: `K-${unique()}` };
  return { specversion: '1.0', id: randomUUID(), source: '//shop', type: `engawa.intake.${type}`, data, ...attributes };
}
const send = (key: string, events: object[]) =>
  call<{ items: { status: number; problem?: { type: string; errors: object[] } }[]; type: string }>('POST', '/v1/events', {
    body: events,
    token: key,
    headers: { 'content-type': 'application/cloudevents-batch+json' },
  });

describe('a key of a publisher', () => {
  it('is shown once, publishes, and is told apart by its beginning and its last use', async () => {
    const publisher = await newPublisher();
    const { key, prefix, id } = await newKey(publisher);
    expect(key.startsWith(prefix)).toBe(true);
    expect((await send(key, [event()])).status).toBe(202);
    const used = await eventually('its last use', async () => (await listed(publisher)).keys.find((each) => each.id === id && each.lastUsedAt));
    expect(used).toMatchObject({ id, prefix, revokedAt: null });
    expect(JSON.stringify(await listed(publisher))).not.toContain(key);
  });

  it('may be one of two; a third is refused until one of them is revoked, and that one is refused from then on', async () => {
    const publisher = await newPublisher();
    const [old, next] = [await newKey(publisher), await newKey(publisher)];
    expect((await call('POST', `/api/publishers/${publisher}/keys`, { body: {} })).status).toBe(409);
    expect((await send(old.key, [event()])).status).toBe(202);
    for (const _ of ['once', 'again']) expect((await call('DELETE', `/api/publishers/${publisher}/keys/${old.id}`)).status).toBe(204);
    await eventually('the end of the old key', async () => (await send(old.key, [event()])).status === 401);
    expect((await send(next.key, [event()])).status).toBe(202);
    expect((await newKey(publisher)).key).toBeTruthy();
  });

  it('stops by itself when it expires, and cannot begin as an expired one', async () => {
    const publisher = await newPublisher();
    const { key } = await newKey(publisher, { expiresAt: new Date(Date.now() + 5000).toISOString() });
    await eventually('its end', async () => (await send(key, [event()])).status === 401);
    const past = await call<{ errors: object[] }>('POST', `/api/publishers/${publisher}/keys`, { body: { expiresAt: '2020-01-01T00:00:00Z' } });
    expect(past).toMatchObject({ status: 400, body: { errors: [{ pointer: '/expiresAt' }] } });
  });

  it('sends the types and speaks for the sources it is for, and nothing else', async () => {
    const publisher = await newPublisher({ eventTypes: ['engawa.intake.order.place'], sources: ['//shop'] });
    const { key } = await newKey(publisher);
    const { status, body } = await send(key, [event(), event('order.cancel'), event('order.place', { source: '//other' })]);
    expect(status).toBe(207);
    expect(body.items).toMatchObject([
      { status: 202 },
      { status: 403, problem: { type: 'urn:engawa:problem:beyond-scope', errors: [{ pointer: '/1/type' }] } },
      { status: 403, problem: { type: 'urn:engawa:problem:beyond-scope', errors: [{ pointer: '/2/source' }] } },
    ]);
    const tracked = await call<{ type: string }>('POST', '/v1/identify', { token: key, body: { userId: unique(), traits: {} } });
    expect(tracked).toMatchObject({ status: 403, body: { type: 'urn:engawa:problem:beyond-scope' } });
  });

  it('is told how much it may send, and beyond that gets 429 with Retry-After and stores nothing', async () => {
    const publisher = await newPublisher({ itemsPerMinute: 5 });
    const { key } = await newKey(publisher);
    const first = await send(key, [event(), event(), event()]);
    expect(first.status).toBe(202);
    expect(first.headers.get('ratelimit-policy')).toBe('"items";q=5;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"items";r=2;t=(60|[1-5]?\d)$/);
    const over = event();
    const second = await send(key, [over, event(), event()]);
    expect(second).toMatchObject({ status: 429, body: { type: 'urn:engawa:problem:too-many-items-a-minute' } });
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await newKey(publisher);
    const status = await call('GET', `/v1/events/${encodeURIComponent(over.source)}/${over.id}`, { token: other.key });
    expect(status.status).toBe(404);
    expect((await send(other.key, [event()])).status).toBe(202);
  });

  it('is not for what people do, nor a person for what keys do', async () => {
    expect((await call('GET', '/api/publishers', { token: keyOf('everything') })).status).toBe(401);
    expect((await call('POST', '/v1/events', { token: tokenOf('administrator'), body: event() })).status).toBe(401);
  });
});

describe('publishers', () => {
  it('are managed by administrators alone, in the version they have read', async () => {
    const id = await newPublisher();
    const body = { id, kind: 'server', itemsPerMinute: 100 };
    for (const role of ['supervisor', 'operator', 'executive']) {
      const token = tokenOf(role);
      expect((await call('GET', '/api/publishers', { token })).status).toBe(403);
      expect((await call('POST', `/api/publishers/${id}/keys`, { token, body: {} })).status).toBe(403);
    }
    expect((await call('PUT', `/api/publishers/${id}`, { body, headers: { 'if-match': '"1"' } })).body).toMatchObject({ itemsPerMinute: 100, version: 2 });
    expect((await call('PUT', `/api/publishers/${id}`, { body, headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await call('POST', '/api/publishers', { body: { id, kind: 'server' } })).status).toBe(409);
  });

  it('are refused with what is wrong about them, and nobody sets what the system keeps', async () => {
    const wrong = async (own: object) => {
      const { status, body } = await call<{ errors: { pointer: string }[] }>('POST', '/api/publishers', { body: { id: `test-${unique()}`, kind: 'server', ...own } });
      return { status, pointers: body.errors?.map(({ pointer }) => pointer) };
    };
    expect(await wrong({ kind: 'browser' })).toEqual({ status: 400, pointers: ['/allowedOrigins'] });
    expect(await wrong({ eventTypes: ['engawa.order.placed'] })).toEqual({ status: 400, pointers: ['/eventTypes'] });
    expect(await wrong({ itemsPerMinute: 0 })).toEqual({ status: 400, pointers: ['/itemsPerMinute'] });
    expect(await wrong({ version: 7 })).toEqual({ status: 400, pointers: ['/version'] });
    expect(await wrong({ keys: [] })).toEqual({ status: 400, pointers: ['/keys'] });
    expect((await call('POST', `/api/publishers/nobody-${unique()}/keys`, { body: {} })).status).toBe(404);
    expect((await call('DELETE', `/api/publishers/everything/keys/${randomUUID()}`)).status).toBe(404);
  });
});
