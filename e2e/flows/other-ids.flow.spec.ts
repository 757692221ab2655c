import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { personOf } from './roles.js';
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

const folder = path.resolve(import.meta.dirname, '../../openapi');
type Operation = { parameters?: { in: string; name: string }[] };
const documents = readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { paths: Record<string, Record<string, Operation>> });
const operations = documents.flatMap(({ paths }) =>
  Object.entries(paths).flatMap(([address, methods]) => Object.entries(methods).map(([method, { parameters = [] }]) => ({ route: `${method.toUpperCase()} ${address}`, parameters }))),
);
const namesSomething = ({ parameters }: { parameters: { in: string; name: string }[] }) =>
  parameters.some((each) => each.in === 'path' || (each.in === 'query' && ['customer', 'person', 'partner'].includes(each.name)));
/** Every departments' route that names something by an id; a new one fails here until it has a sample. */
const routes = operations.filter((each) => each.route.includes(' /api/') && namesSomething(each)).map(({ route }) => route);

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
async function newContact(): Promise<string> {
  const body = { customer: { origin: (await other()).id }, channel: 'phone', direction: 'in', closed: false };
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
async function newLetter(): Promise<string> {
  const id = `other-${unique()}`;
  await publish('order.cancel', { orderId: unique() }, { id });
  type Letters = { items: { id: string; service: string; eventId: string }[] };
  const found = () => call<Letters>('GET', '/api/dead-letters?limit=200').then(({ body }) => body.items.find((each) => each.eventId === id));
  const letter = await eventually('the dead letter', found);
  return `/api/dead-letters/${letter.service}/${letter.id}`;
}
const reasons = { customerReason: 'customer.taste', dealReason: 'deal.order' };

const samples: Record<string, () => Promise<Sample>> = {
  'GET /api/contacts/{id}': async () => ({ address: `/api/contacts/${await newContact()}` }),
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
  'GET /api/customers/{id}/timeline/stream': async () => ({ address: `/api/customers/${(await other()).id}/timeline/stream` }),
  'GET /api/dead-letters/{service}/{id}': async () => ({ address: await newLetter() }),
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

describe('an id of somebody else', () => {
  it.each(routes)('is refused to people of partners at %s, with which the rightful person succeeds', async (route) => {
    const [method] = route.split(' ') as [string];
    const sample = await samples[route]!();
    expect(await statusOf(method, sample, tokenOf('partner-agent'))).toBe(403);
    expect(Math.floor((await statusOf(method, sample, tokenOf('administrator'))) / 100)).toBe(2);
  });
});
