import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { twoOfOne } from './pairs.js';
import { changed, personOf } from './roles.js';
import { call, customerOf, eventually, orderOf, publish, system, tokenOf, unique } from './system.js';

/** A request that names something of somebody, with which the rightful person succeeds. */
interface Sample {
  address: string;
  body?: unknown;
  headers?: Record<string, string>;
}
interface Row {
  id: string;
  version: number;
}

const top = path.resolve(import.meta.dirname, '../..');
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}
interface Operation {
  parameters?: { in: string; name: string }[];
  requestBody?: unknown;
}
const documents = readdirSync(path.join(top, 'openapi')).map((file) => JSON.parse(readFileSync(path.join(top, 'openapi', file), 'utf8')) as Document);

const named = ['customer', 'person', 'partner'];
/** An id is part of the path, is looked for, or stands somewhere in the body. */
const namesSomething = ({ parameters = [], requestBody }: Operation, { components }: Document) =>
  parameters.some((each) => each.in === 'path' || (each.in === 'query' && named.includes(each.name))) || hasUuid(requestBody, components.schemas);

function hasUuid(part: unknown, schemas: Record<string, unknown>): boolean {
  if (typeof part !== 'object' || part === null) return false;
  const { $ref, format } = part as { $ref?: string; format?: string };
  if ($ref) return hasUuid(schemas[$ref.split('/').at(-1)!], schemas);
  return format === 'uuid' || Object.values(part).some((each) => hasUuid(each, schemas));
}

/** Every departments' route that names something by an id; a new one fails here until it has a sample. */
const routes = documents.flatMap((document) =>
  Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      address.startsWith('/api/') && namesSomething(operation, document) ? [`${method.toUpperCase()} ${address}`] : [],
    ),
  ),
);

/** Those of them that docs/access.md says somebody with this role reaches. */
function reachedBy(role: string): string[] {
  const lines = readFileSync(path.join(top, 'docs/access.md'), 'utf8').split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const column = lines.find(([, first]) => first === 'route')!.indexOf(role);
  const reached = lines.filter((cells) => ['✓', '○'].includes(cells[column]!)).map(([, route]) => route!.slice(1, -1).replace(/:(\w+)/g, '{$1}'));
  return reached.filter((route) => routes.includes(route));
}

async function newCustomer() {
  const [run, mail] = [unique(), `${unique()}@example.jp`];
  await publish('order.place', orderOf(`O-${run}`, [{ kind: 'mail', value: mail }]));
  const { id } = await eventually('the customer', () => customerOf(mail));
  return { id, order: `main:O-${run}` };
}
async function newMerge(): Promise<{ customer: string; merge: string }> {
  const [one, two] = [await newCustomer(), await newCustomer()];
  const { body: merged } = await call<{ id: string }>('POST', `/api/customers/${one.id}/merge`, { body: { with: two.id } });
  const { body: list } = await call<{ items: { id: string }[] }>('GET', `/api/customers/${merged.id}/merges`);
  return { customer: merged.id, merge: list.items[0]!.id };
}
const told = { channel: 'phone', direction: 'in', closed: false };
async function newContact(): Promise<string> {
  const body = { ...told, customer: { origin: (await other()).id } };
  return (await call<{ id: string }>('POST', '/api/contacts', { body })).body.id;
}
let somebody: Promise<{ id: string; order: string }> | undefined;
const other = () => (somebody ??= newCustomer());

/** A row that is replaced by itself. */
async function sameRow(noun: string, pick: (row: Row) => boolean = () => true): Promise<Sample> {
  const { items } = (await call<{ items: Row[] }>('GET', `/api/${noun}`)).body;
  const { version, ...body } = items.find(pick)!;
  return { address: `/api/${noun}/${body.id}`, body, headers: { 'if-match': `"${version}"` } };
}
async function newPublisher(): Promise<string> {
  const id = `other-${unique()}`;
  await call('POST', '/api/publishers', { body: { id, kind: 'server' } });
  return id;
}
async function newLetter(): Promise<{ id: string; service: string }> {
  const id = `other-${unique()}`;
  await publish('order.cancel', { orderId: unique() }, { id });
  type Letters = { items: { id: string; service: string; eventId: string }[] };
  const found = () => call<Letters>('GET', '/api/dead-letters?limit=200').then(({ body }) => body.items.find((each) => each.eventId === id));
  const letter = await eventually('the dead letter', found);
  return { service: letter.service, id: letter.id };
}
const correction = { kana: 'ヤマモト セツコ' };
const stop = { reason: 'care-home', toldBy: 'facility' };
const reasons = { customerReason: 'customer.taste', dealReason: 'deal.order' };

const samples: Record<string, () => Promise<Sample>> = {
  'GET /api/contacts/{id}': async () => ({ address: `/api/contacts/${await newContact()}` }),
  'POST /api/contacts': async () => ({ address: '/api/contacts', body: { ...told, customer: { origin: (await other()).id } } }),
  'POST /api/contacts/{id}/close': async () => ({ address: `/api/contacts/${await newContact()}/close`, body: reasons }),
  'POST /api/contacts/{id}/remedies': async () => ({ address: `/api/contacts/${await newContact()}/remedies`, body: { kind: 'coupon', amountMinor: 300 } }),
  'POST /api/remedies/{id}/decide': async () => {
    const asked = { kind: 'refund', amountMinor: 90_000 };
    const { body } = await call<{ id: string }>('POST', `/api/contacts/${await newContact()}/remedies`, { body: asked, token: tokenOf('agent') });
    return { address: `/api/remedies/${body.id}/decide`, body: { grant: true } };
  },
  'PUT /api/contact-reasons/{id}': () => sameRow('contact-reasons'),
  'PUT /api/contact-resolutions/{id}': () => sameRow('contact-resolutions'),
  'GET /api/customers/{id}': async () => ({ address: `/api/customers/${(await other()).id}` }),
  'GET /api/customers/{id}/timeline': async () => ({ address: `/api/customers/${(await other()).id}/timeline` }),
  'GET /api/customers/{id}/merges': async () => ({ address: `/api/customers/${(await other()).id}/merges` }),
  'GET /api/customers/{id}/merges/{merge}': async () => {
    const { customer, merge } = await newMerge();
    return { address: `/api/customers/${customer}/merges/${merge}` };
  },
  'POST /api/customers/{id}/merge': async () => {
    const [one, two] = [await newCustomer(), await newCustomer()];
    return { address: `/api/customers/${one.id}/merge`, body: { with: two.id } };
  },
  'POST /api/customers/{id}/unmerge': async () => {
    const { customer, merge } = await newMerge();
    return { address: `/api/customers/${customer}/unmerge`, body: { merge } };
  },
  'GET /api/customers/{id}/profile': async () => ({ address: `/api/customers/${(await other()).id}/profile` }),
  'POST /api/customers/{id}/profile': async () => ({ address: `/api/customers/${(await other()).id}/profile`, body: correction }),
  'PUT /api/profile-sources/{id}': () => sameRow('profile-sources'),
  'POST /api/customers/{id}/stop-contact': async () => ({ address: `/api/customers/${(await newCustomer()).id}/stop-contact`, body: stop }),
  'POST /api/customers/{id}/resume-contact': async () => {
    const { id } = await newCustomer();
    await call('POST', `/api/customers/${id}/stop-contact`, { body: stop });
    return { address: `/api/customers/${id}/resume-contact` };
  },
  'GET /api/customers/{id}/timeline/stream': async () => ({ address: `/api/customers/${(await other()).id}/timeline/stream` }),
  'GET /api/dead-letters/{service}/{id}': async () => {
    const { service, id } = await newLetter();
    return { address: `/api/dead-letters/${service}/${id}` };
  },
  'POST /api/dead-letters/replay': async () => ({ address: '/api/dead-letters/replay', body: { letters: [await newLetter()] } }),
  'POST /api/dead-letters/dismiss': async () => ({ address: '/api/dead-letters/dismiss', body: { letters: [await newLetter()], reason: 'Not ours' } }),
  'POST /api/duplicates/decide': async () => {
    const { web } = await twoOfOne();
    type Pairs = { items: { id: string; customers: { id: string }[] }[] };
    const pairs = await call<Pairs>('GET', '/api/duplicates?limit=200');
    const { id } = pairs.body.items.find(({ customers }) => customers.some((each) => each.id === web))!;
    return { address: '/api/duplicates/decide', body: { duplicates: [id], decision: 'later' } };
  },
  'PUT /api/identity-rules/{id}': () => sameRow('identity-rules'),
  'PUT /api/publishers/{id}': async () => {
    const id = await newPublisher();
    return { address: `/api/publishers/${id}`, body: { id, kind: 'server' }, headers: { 'if-match': '"1"' } };
  },
  'POST /api/publishers/{id}/keys': async () => ({ address: `/api/publishers/${await newPublisher()}/keys`, body: {} }),
  'DELETE /api/publishers/{id}/keys/{key}': async () => {
    const keys = `/api/publishers/${await newPublisher()}/keys`;
    return { address: `${keys}/${(await call<{ id: string }>('POST', keys, { body: {} })).body.id}` };
  },
  'PUT /api/roles/{id}': () => sameRow('roles', ({ id }) => id === 'analyst'),
  'PUT /api/people/{id}': async () => {
    const { id, version, partner, endsOn } = await personOf('analyst');
    return { address: `/api/people/${id}`, body: { id, partner, endsOn }, headers: { 'if-match': `"${version}"` } };
  },
  'PUT /api/partners/{id}': () => sameRow('partners'),
  'GET /api/audit': async () => ({ address: `/api/audit?customer=${(await other()).id}` }),
  'GET /api/audit/export': async () => ({ address: `/api/audit/export?customer=${(await other()).id}` }),
  'PUT /api/templates/{id}': () => sameRow('templates'),
  'PUT /api/journeys/{id}': () => sameRow('journeys'),
  'GET /api/deliveries': async () => ({ address: `/api/deliveries?customer=${(await other()).id}` }),
  'GET /api/orders': async () => ({ address: `/api/orders?customer=${(await other()).id}` }),
  'GET /api/orders/{id}': async () => ({ address: `/api/orders/${(await other()).order}` }),
  'POST /api/orders/{id}/cancel': async () => ({ address: `/api/orders/${(await newCustomer()).order}/cancel`, body: {} }),
  'GET /api/segments/{id}/members': () => sameRow('segments').then(({ address }) => ({ address: `${address}/members` })),
  'PUT /api/segments/{id}': async () => {
    const sample = await sameRow('segments');
    const { id, name, rule, active } = sample.body as Record<string, unknown>;
    return { ...sample, body: { id, name, rule, active } };
  },
  'GET /api/surveys/{id}/score': () => sameRow('surveys').then(({ address }) => ({ address: `${address}/score` })),
  'PUT /api/surveys/{id}': () => sameRow('surveys'),
};

/** The answer's beginning: a stream has no end. */
async function statusOf(method: string, { address, body, headers }: Sample, token: string): Promise<number> {
  const stop = new AbortController();
  const { status } = await fetch(system.gateway + address, {
    method,
    signal: stop.signal,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  stop.abort();
  return status;
}

/** Somebody whom a centre identified and whose contact it recorded, as the samples of the routes that it reaches. */
async function recordedByCentre(token: string): Promise<Record<string, Sample>> {
  const [run, mail] = [unique(), `${unique()}@example.jp`];
  const customer = { identifiers: [{ kind: 'mail', value: mail }], profile: { name: `山本 節子 ${run}` } };
  await publish('order.place', { ...orderOf(`O-${run}`, []), customer });
  const { id } = await eventually('the customer', () => customerOf(mail));
  await call('POST', '/api/customers/match', { token, body: { name: customer.profile.name, mail } });
  const recording = { address: '/api/contacts', body: { ...told, customer: { origin: id }, verification: { items: ['name', 'mail'] } } };
  const { body: contact } = await call<{ id: string }>('POST', recording.address, { token, body: recording.body });
  await eventually('the open record', async () => (await call('GET', `/api/customers/${id}`, { token })).status === 200);
  const [ofContact, ofCustomer] = [`/api/contacts/${contact.id}`, `/api/customers/${id}`];
  return {
    'POST /api/contacts': recording,
    'GET /api/contacts/{id}': { address: ofContact },
    'POST /api/contacts/{id}/remedies': { address: `${ofContact}/remedies`, body: { kind: 'coupon', amountMinor: 100 } },
    'POST /api/contacts/{id}/close': { address: `${ofContact}/close`, body: reasons },
    'GET /api/customers/{id}': { address: ofCustomer },
    'GET /api/customers/{id}/profile': { address: `${ofCustomer}/profile` },
    'POST /api/customers/{id}/profile': { address: `${ofCustomer}/profile`, body: correction },
    'POST /api/customers/{id}/stop-contact': { address: `${ofCustomer}/stop-contact`, body: stop },
    'GET /api/customers/{id}/timeline': { address: `${ofCustomer}/timeline` },
    'GET /api/customers/{id}/timeline/stream': { address: `${ofCustomer}/timeline/stream` },
    'GET /api/orders': { address: `/api/orders?customer=${id}` },
    'GET /api/orders/{id}': { address: `/api/orders/main:O-${run}` },
  };
}

/** Lets somebody of a centre work for another one that is new, with the roles' permissions, and gives the way back. */
async function atNewCentre(token: string, permissions: string[]) {
  const id = `c-${unique()}`;
  await call('POST', '/api/partners', { body: { id, name: { ja: '別の窓口', en: 'Another centre' } } });
  const { partner } = await personOf('partner-agent');
  const isAt = (centre: string) => async () => {
    const { body } = await call<{ partner: string; permissions: string[] }>('GET', '/api/me', { token });
    return body.partner === centre && permissions.every((each) => body.permissions.includes(each));
  };
  const back = await changed('partner-agent', { role: { permissions }, person: { partner: id } });
  await eventually('the other centre', isAt(id));
  return {
    toTheirOwn: async () => {
      const { id: person, version, endsOn } = await personOf('partner-agent');
      await call('PUT', `/api/people/${person}`, { body: { id: person, partner, endsOn }, headers: { 'if-match': `"${version}"` } });
      await eventually('their own centre again', isAt(partner!));
    },
    back,
  };
}

const group = (status: number) => `${Math.floor(status / 100)}xx`;

/** Whoever is asked has every permission there is, so that only whom it is about refuses them. */
describe('an id of somebody else', () => {
  const token = tokenOf('partner-agent');
  const answers = new Map<string, { sample: Sample; recorder: string }>();
  let back: () => Promise<void>;
  beforeAll(async () => {
    const { permissions } = (await call<{ permissions: string[] }>('GET', '/api/me')).body;
    const centre = await atNewCentre(token, permissions);
    back = centre.back;
    for (const [route, sample] of Object.entries(await recordedByCentre(token))) {
      answers.set(route, { sample, recorder: group(await statusOf(route.split(' ')[0]!, sample, token)) });
    }
    await centre.toTheirOwn();
  });
  afterAll(() => back());

  it.each(reachedBy('partner-agent'))('that another centre recorded is refused at %s, with which that centre succeeded', async (route) => {
    const { sample, recorder } = answers.get(route)!;
    expect([recorder, await statusOf(route.split(' ')[0]!, sample, token)]).toEqual(['2xx', 403]);
  });

  it('that another centre recorded is in no list', async () => {
    const { id } = (await call<{ id: string }>('GET', answers.get('GET /api/contacts/{id}')!.sample.address)).body;
    for (const list of ['contacts?limit=200', 'remedies?limit=200', `remedies?contact=${id}`]) {
      const { items } = (await call<{ items: { id: string; contact?: string }[] }>('GET', `/api/${list}`, { token })).body;
      expect([list, items.filter((each) => each.id === id || each.contact === id)]).toEqual([list, []]);
    }
  });

  it('stands in a body beside one of their own: an order of somebody whom they did not identify', async () => {
    const own = await recordedByCentre(token);
    const { order } = await other();
    const [recording, remedy] = [own['POST /api/contacts']!, own['POST /api/contacts/{id}/remedies']!];
    const named = (orderId: string) =>
      Promise.all([recording, remedy].map(({ address, body }) => statusOf('POST', { address, body: { ...(body as object), orderId } }, token)));
    expect(await named(own['GET /api/orders/{id}']!.address.split('/').at(-1)!)).toEqual([201, 201]);
    expect(await named(order)).toEqual([403, 403]);
  });

  // Texts, which agencies write, are nobody's.
  const somebodys = routes.filter((route) => route !== 'PUT /api/templates/{id}');
  it.each(somebodys)('is refused to people of partners at %s, with which the rightful person succeeds', async (route) => {
    const [method] = route.split(' ') as [string];
    const sample = await samples[route]!();
    expect(await statusOf(method, sample, token)).toBe(403);
    expect(group(await statusOf(method, sample, tokenOf('administrator')))).toBe('2xx');
  });
});
