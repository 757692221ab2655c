import { readdirSync, readFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, newPage, signIn } from './browser.js';
import { call, customerOf, deadLettersOf, eventually, keyOf, orderOf, publish, query, system, timelineOf, tokenOf, unique } from './system.js';

type Operation = { parameters?: { in: string; name: string; schema?: { type?: string } }[]; requestBody?: { content?: Record<string, unknown> } };
const folder = path.resolve(import.meta.dirname, '../../openapi');
const operations = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { paths: Record<string, Record<string, Operation>> })
  .flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([address, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${address}`, ...operation })),
    ),
  )
  .filter(({ route }) => route.includes(' /api/'));

const addressOf = (route: string) => route.split(' ')[1]!.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000001');

/** A request whose path and headers are sent as they are; `fetch` would tidy them up. */
function raw(target: string, headers: Record<string, string | string[]> = {}, method = 'GET'): Promise<{ status: number; text: string; headers: IncomingHttpHeaders }> {
  const { hostname, port } = new URL(system.gateway);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode!, text, headers: answer.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
const bearer = (role: string) => ({ authorization: `Bearer ${tokenOf(role)}` });

describe('a script', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('in a name, a note or the words of a customer is text on the page, and runs nowhere', async () => {
    const run = unique();
    const script = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>${run}`;
    const identifiers = [{ kind: 'mail', value: `${run}@example.jp` }];
    await publish('order.place', { ...orderOf(`O-${run}`, []), customer: { identifiers, profile: { name: script.slice(0, 128) } } });
    const { id, origin } = await eventually('the customer', () => customerOf(`${run}@example.jp`));
    const told = { channel: 'phone', direction: 'in', note: script, quote: script, closed: false };
    expect((await call('POST', '/api/contacts', { body: { customer: { origin }, ...told } })).status).toBe(201);
    await eventually('the entry', async () => (await timelineOf(id)).some(({ type }) => type === 'contact.opened'));
    const { context, page } = await newPage(browser);
    await signIn(page, /新田/);
    for (const address of ['/customers', `/customers/${id}`]) {
      await page.goto(system.gateway + address);
      await page.getByText('<img src=x onerror=').first().waitFor();
      expect(await page.evaluate('[window.hit, document.querySelectorAll("img[src=x]").length]')).toEqual([undefined, 0]);
    }
    await page.getByRole('button', { name: '来歴を見る' }).click();
    await page.getByRole('dialog').getByText('<img src=x onerror=').first().waitFor();
    expect(await page.evaluate('[window.hit, document.querySelectorAll("img[src=x]").length]')).toEqual([undefined, 0]);
    await context.close();
  });

  it('in names of two who may be one is text on the page of pairs', async () => {
    const run = unique();
    const said = { kana: `サイトウ ヒロシ ${run}`, birthday: '1958-03-04', address: { postalCode: '830-0001', prefecture: '福岡県' } };
    for (const kind of ['mail', 'member']) {
      const identifiers = [{ kind, value: kind === 'mail' ? `${run}@example.jp` : `M-${run}` }];
      const profile = { ...said, name: `<img src=x onerror="window.hit=1">${run}` };
      await publish('order.place', { ...orderOf(`${kind}-${run}`, []), customer: { identifiers, profile } });
    }
    const pairs = async () => JSON.stringify((await call('GET', '/api/duplicates?limit=200')).body);
    await eventually('the pair', async () => (await pairs()).includes(`M-${run}`));
    const { context, page } = await newPage(browser);
    await signIn(page, /野口/);
    await page.goto(`${system.gateway}/duplicates`);
    await page.getByText(`<img src=x onerror="window.hit=1">${run}`).first().waitFor();
    expect(await page.evaluate('[window.hit, document.querySelectorAll("img[src=x]").length]')).toEqual([undefined, 0]);
    await context.close();
  });

  it('has no way into the page: nothing but our own files is loaded, and nobody frames us', async () => {
    for (const address of ['/', '/customers', '/api/me', '/docs', '/s/unknown']) {
      const { headers } = await raw(address);
      const policy = String(headers['content-security-policy']);
      expect({ address, policy }).toEqual({ address, policy: expect.stringContaining("script-src 'self'") });
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("script-src 'self' 'unsafe");
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/) });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });
});

async function newCustomer(name: string) {
  const mail = `${unique()}@example.jp`;
  await publish('order.place', { ...orderOf(`O-${unique()}`, []), customer: { identifiers: [{ kind: 'mail', value: mail }], profile: { name } } });
  return eventually('the customer', () => customerOf(mail));
}

describe('a text that looks like SQL', () => {
  const injection = `' OR 1=1; DROP TABLE customers; --`;
  const asked = operations.flatMap(({ route, parameters = [] }) =>
    route.startsWith('GET ') && !route.endsWith('/stream')
      ? parameters.filter((each) => each.in === 'query').map(({ name }) => ({ route, name }))
      : [],
  );

  it.each(asked)('as $name of $route finds nothing or is refused', async ({ route, name }) => {
    const { status, body } = await call<{ items?: unknown[] }>('GET', `${addressOf(route)}?${name}=${encodeURIComponent(injection)}`);
    expect([200, 302, 400, 404]).toContain(status);
    if (status === 200) expect(body.items ?? []).toEqual([]);
  });

  it('in what is published and typed in is a text like any other', async () => {
    const { id } = await newCustomer(injection);
    const words = { channel: 'phone', direction: 'in', closed: false, note: injection, quote: injection };
    const { status, body } = await call<{ id: string }>('POST', '/api/contacts', { body: { customer: { origin: id }, ...words } });
    expect(status).toBe(201);
    expect((await call('GET', `/api/contacts/${body.id}`)).body).toMatchObject({ note: injection, quote: injection });
    expect((await call('POST', `/api/customers/${id}/profile`, { body: { kana: injection, company: injection } })).status).toBe(204);
    expect((await call('GET', `/api/customers/${id}`)).body).toMatchObject({ name: { full: injection }, kana: injection });
  });

  it('in a path finds nothing or is refused, and everything is still there', async () => {
    for (const { route } of operations.filter((each) => each.route.startsWith('GET ') && each.route.includes('{'))) {
      const address = route.split(' ')[1]!.replace(/\{\w+\}/g, encodeURIComponent(injection));
      const { status } = await call('GET', address);
      expect({ route, status: [400, 404].includes(status) ? 'refused' : status }).toEqual({ route, status: 'refused' });
    }
    expect((await query('customer-profile', 'SELECT FROM customers LIMIT 1')).length).toBeLessThanOrEqual(1);
  });
});

describe('a field that nobody may set', () => {
  const taking = operations.filter(({ route, requestBody }) => !route.startsWith('GET ') && requestBody?.content?.['application/json']).map(({ route }) => route);

  it.each(taking)('is refused by its name at %s', async (route) => {
    const [method] = route.split(' ') as [string];
    const body: unknown = JSON.parse('{"permissions":["access.write"],"isAdministrator":true,"agent":"佐藤","__proto__":{"partner":null}}');
    const { status, body: said } = await call<{ errors: { pointer: string }[] }>(method, addressOf(route), { body, headers: { 'if-match': '"1"' } });
    expect(status).toBe(400);
    expect(said.errors.map(({ pointer }) => pointer)).toContain('/isAdministrator');
  });

  it('is refused inside of an order that is typed in, and means nothing in what is published', async () => {
    const run = unique();
    const order = orderOf(`O-${run}`, [{ kind: 'mail', value: `${run}@example.jp`, joins: true }], { partner: 'okinan' });
    const { body: said } = await call<{ errors: { pointer: string }[] }>('POST', '/api/orders', { body: { order } });
    expect(said.errors.map(({ pointer }) => pointer)).toEqual(['/order/customer/identifiers/0/joins', '/order/partner']);
    const [{ id: origin }, member] = [await newCustomer('髙橋和子'), { kind: 'member', value: `M-${run}` }];
    const told = { channel: 'phone', direction: 'in', closed: false, partner: 'okinan', verification: { items: ['name', 'phone'] } };
    await publish('contact.record', { contactId: `C-${run}`, ...told, customer: { origin, identifiers: [member] }, id: `D-${run}` });
    const { id } = await eventually('whom it is about', () => customerOf(member.value));
    expect(id).not.toBe(origin);
    const { body: contact } = await call<Record<string, unknown>>('GET', `/api/contacts/C-${run}`);
    for (const field of ['partner', 'verification']) expect(contact).not.toHaveProperty(field);
    expect((await call('GET', `/api/contacts/D-${run}`)).status).toBe(404);
  });
});

describe('a path', () => {
  it.each([
    '/api/customers/x\\..\\..\\..\\metrics',
    '/api/customers/x\\..\\..\\..\\internal/open-records',
    '/api/customers/x%5c..%5c..%5c..%5cmetrics',
    '/s/x\\..\\..\\metrics',
    '/s/x/%2e%2e/%2e%2e/metrics',
    '/api/customers/%2e%2e/%2e%2e/metrics',
    '/api/customers/../../metrics',
    '/api/customers/..%2f..%2fmetrics',
    '/api/customers/.%2e/.%2e/internal/open-records',
    '/api/customers/%2e%2e/%2e%2e/internal/open-records?partner=okinan',
    '/api/customers/x/%2e%2e/%2e%2e/contacts',
    '/api//customers',
    '/API/customers',
    '/api/customers;x=1/../../metrics',
    '/api/customers/\\..\\..\\metrics',
    '//127.0.0.1/api/customers',
    '/internal/open-records',
    '/internal/facts',
  ])('%s leads to no other door', async (target) => {
    for (const role of ['administrator', 'partner-agent']) {
      const { status, text } = await raw(target, bearer(role));
      expect({ role, status: [400, 403, 404].includes(status) ? 'refused' : status }).toEqual({ role, status: 'refused' });
      expect(text).not.toContain('# HELP');
    }
  });

  it('that names the gateway in full is the same path', async () => {
    expect((await raw(`${system.gateway}/api/me`, bearer('agent'))).status).toBe(200);
  });
});

describe('what PostgreSQL cannot store', () => {
  it.each(['GET /api/orders/%00', 'GET /api/dead-letters/%00/x', 'GET /api/contacts/%00', 'GET /api/audit?action=%00', 'GET /api/customers?query=%00'])(
    'is refused at %s like anything else that one may not do',
    async (route) => {
      const [method, address] = route.split(' ') as [string, string];
      expect([403]).toContain((await call(method, address, { token: tokenOf('agency') })).status);
      expect([200, 400, 404]).toContain((await call(method, address)).status);
    },
  );
});

describe('a header', () => {
  it.each([
    [{ 'x-http-method-override': 'DELETE' }],
    [{ 'x-original-url': '/api/audit', 'x-rewrite-url': '/api/audit' }],
    [{ 'x-forwarded-host': 'evil.example.jp', 'x-forwarded-proto': 'https', forwarded: 'for=1.1.1.1;host=evil.example.jp' }],
    [{ 'x-engawa-caller': '{"permissions":["access.write"]}', 'x-permissions': 'access.write', 'x-partner': 'none' }],
    [{ connection: 'close, authorization' }],
    [{ connection: 'close, traceparent, x-forwarded-for' }],
    [{ te: 'trailers', upgrade: 'h2c' }],
  ])('%j changes nothing of what its sender may do', async (headers) => {
    expect((await raw('/api/customers?limit=1', { ...bearer('agent'), ...headers })).status).toBe(200);
    expect((await raw('/api/segments', { ...bearer('accounting'), ...headers })).status).toBe(403);
    expect((await raw('/api/audit', { ...bearer('agent'), ...headers })).status).toBe(403);
    expect((await raw('/api/customers', headers)).status).toBe(401);
  });

  it('that says where one comes from is not believed, since no proxy is trusted', async () => {
    const address = `/api/customers?query=${unique()}`;
    expect((await raw(address, { ...bearer('quality'), 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7', forwarded: 'for=203.0.113.7' })).status).toBe(200);
    const entries = await eventually('the entry', async () => {
      const { body } = await call<{ items: { name: string; from: string }[] }>('GET', '/api/audit?action=GET%20%2Fapi%2Fcustomers&limit=200');
      const found = body.items.filter(({ name }) => name === '中村浩');
      return found.length > 0 && found;
    });
    expect(entries.map(({ from }) => from).filter((from) => from.includes('203.0.113.7'))).toEqual([]);
  });

  it.each([
    ['two tokens', { authorization: [`Bearer ${tokenOf('administrator')}`, `Bearer ${tokenOf('agent')}`] }],
    ['a token in two schemes', { authorization: `Basic Bearer ${tokenOf('agent')}` }],
    ['a key where a token is asked for', { authorization: `Bearer ${keyOf('everything')}` }],
    ['a token in the address', {}],
  ])('with %s is nobody', async (_, headers) => {
    expect([400, 401]).toContain((await raw(`/api/customers?access_token=${tokenOf('agent')}`, headers as Record<string, string | string[]>)).status);
  });

  it('longer than any may be is refused', async () => {
    expect((await raw('/api/me', { ...bearer('agent'), 'x-long': 'x'.repeat(70_000) }).catch((error: { code: string }) => error)) as object).toEqual(
      expect.objectContaining({ status: 431 }),
    );
  });
});

describe('a line in a log', () => {
  const forged = '"}\n{"level":"fatal","msg":"forged';

  it('is one entry of JSON, whatever came in, and holds no token, key or password', async () => {
    const id = `log-${unique()}`;
    expect((await publish('order.cancel', { orderId: unique(), reason: forged }, { id })).status).toBe(202);
    await eventually('the dead letter', async () => (await deadLettersOf('order-ingest', id)).length > 0);
    await call('GET', `/api/customers?query=${encodeURIComponent(forged)}&limit=x`);
    await call('GET', `/api/customers/${encodeURIComponent(forged)}`);
    await call('POST', '/api/contacts', { body: forged });
    const logs = path.join(path.dirname(process.env.ENGAWA_DEV_JSON!), 'logs');
    for (const service of ['gateway', 'customer-profile', 'order-ingest', 'contact-center']) {
      const lines = readFileSync(path.join(logs, `${service}.log`), 'utf8').split('\n').filter(Boolean);
      const entries = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as { msg?: string; level: string });
      const secrets = [...system.publishers.map(({ key }) => key), ...system.people.map(({ token }) => token), ...Object.values(system.databases).map((url) => new URL(url).password)];
      expect({ service, secrets: lines.filter((line) => secrets.some((secret) => line.includes(secret))) }).toEqual({ service, secrets: [] });
      expect({ service, forged: entries.filter(({ msg, level }) => msg === 'forged' || level === 'fatal') }).toEqual({ service, forged: [] });
    }
  });
});
