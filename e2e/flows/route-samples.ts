import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { twoOfOne } from './pairs.js';
import { personOf } from './roles.js';
import { call, customerOf, eventually, orderOf, publish, system, tokenOf, unique } from './system.js';

/** A request that names something of somebody, with which the rightful person succeeds. */
export interface Sample {
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
export const routes = documents.flatMap((document) =>
  Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      address.startsWith('/api/') && namesSomething(operation, document) ? [`${method.toUpperCase()} ${address}`] : [],
    ),
  ),
);

/** Those of them that docs/access.md says somebody with this role reaches. */
export function reachedBy(role: string): string[] {
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
async function newMerge(): Promise<{ customer: string; ended: string; merge: string }> {
  const [one, two] = [await newCustomer(), await newCustomer()];
  const { body: merged } = await call<{ id: string }>('POST', `/api/customers/${one.id}/merge`, { body: { with: two.id } });
  const { body: list } = await call<{ items: { id: string }[] }>('GET', `/api/customers/${merged.id}/merges`);
  return { customer: merged.id, ended: merged.id === one.id ? two.id : one.id, merge: list.items[0]!.id };
}
export const told = { channel: 'phone', direction: 'in', closed: false };
async function newContact(): Promise<string> {
  const body = { ...told, customer: { origin: (await other()).id } };
  return (await call<{ id: string }>('POST', '/api/contacts', { body })).body.id;
}
let somebody: Promise<{ id: string; order: string }> | undefined;
export const other = () => (somebody ??= newCustomer());

/** A row that is replaced by itself. */
async function sameRow(noun: string, pick: (row: Row) => boolean = () => true): Promise<Sample> {
  const { items } = (await call<{ items: Row[] }>('GET', `/api/${noun}`)).body;
  const { version, ...body } = items.find(pick)!;
  return { address: `/api/${noun}/${body.id}`, body, headers: { 'if-match': `"${version}"` } };
}
/** The same of a row that tells more than may be sent. */
async function sameWords(noun: string, fields: string[], pick?: (row: Row) => boolean): Promise<Sample> {
  const sample = await sameRow(noun, pick);
  return { ...sample, body: Object.fromEntries(Object.entries(sample.body!).filter(([field]) => fields.includes(field))) };
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
export const correction = { kana: 'ヤマモト セツコ' };
export const note = { text: '@受注 次は置き配をご希望です。' };
/** Where the newest entry of a customer stands. */
export async function entryOf(customer: string): Promise<string> {
  const { body } = await call<{ items: { id: string }[] }>('GET', `/api/customers/${customer}/timeline?limit=1`);
  return `/api/customers/${customer}/entries/${body.items[0]!.id}`;
}
export const spokenFor = { relationship: 'family', scope: 'all', from: '2026-04-01', verification: 'document' };
const newRelation = async (path: string, body: object) => (await call<{ id: string }>('POST', path, { body: { customer: (await newCustomer()).id, ...body } })).body.id;
const newCompany = async () => (await call<{ id: string }>('POST', '/api/companies', { body: { name: 'うみかぜ旅館' } })).body.id;
export const declining = { consents: [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }] };
export const stop = { reason: 'care-home', toldBy: 'facility' };
export const reasons = { customerReason: 'customer.taste', dealReason: 'deal.order' };

/** What is done with a file, that has been sent or is to be. */
async function anImport(act: string, isSent = true, body?: object): Promise<Sample> {
  const file = `mail\n${unique()}@example.jp`;
  const { id } = (await call<{ id: string }>('POST', '/api/imports', { body: { name: 'a.csv', sizeBytes: file.length } })).body;
  const headers = { 'content-type': 'application/octet-stream' };
  if (!isSent) return { address: `/api/imports/${id}${act}`, body: file, headers };
  await call('PUT', `/api/imports/${id}/chunks/0`, { body: file, headers });
  return { address: `/api/imports/${id}${act}`, body };
}
const request = { requestedBy: 'person', channel: 'phone', verification: ['name', 'phone'] };
const subjectOf = async (id: string) => (await call<{ subject: { version: string } }>('GET', `/api/rights-cases/${id}`)).body.subject.version;
const newCase = async (kind: string) => (await call<{ id: string }>('POST', '/api/rights-cases', { body: { ...request, customer: (await newCustomer()).id, kind } })).body.id;

export const samples: Record<string, () => Promise<Sample>> = {
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
  'GET /api/customers/{id}/merges/{merge}': () => newMerge().then(({ customer, merge }) => ({ address: `/api/customers/${customer}/merges/${merge}` })),
  'POST /api/customers/{id}/merge': async () => {
    const [one, two] = [await newCustomer(), await newCustomer()];
    return { address: `/api/customers/${one.id}/merge`, body: { with: two.id } };
  },
  'POST /api/customers/{id}/unmerge': () => newMerge().then(({ customer, merge }) => ({ address: `/api/customers/${customer}/unmerge`, body: { merge } })),
  'GET /api/customers/{id}/origins': async () => ({ address: `/api/customers/${(await other()).id}/origins` }),
  'POST /api/customers/{id}/split': () => newMerge().then(({ customer, ended }) => ({ address: `/api/customers/${customer}/split`, body: { origins: [ended] } })),
  'GET /api/customers/{id}/profile': async () => ({ address: `/api/customers/${(await other()).id}/profile` }),
  'POST /api/customers/{id}/profile': async () => ({ address: `/api/customers/${(await other()).id}/profile`, body: correction }),
  'GET /api/customers/{id}/consents': async () => ({ address: `/api/customers/${(await other()).id}/consents` }),
  'POST /api/customers/{id}/consents': async () => ({ address: `/api/customers/${(await other()).id}/consents`, body: declining }),
  'GET /api/duplicates': async () => ({ address: `/api/duplicates?customer=${(await other()).id}` }),
  'GET /api/consents': async () => ({ address: `/api/consents?customer=${(await other()).id}` }),
  'GET /api/consents/export': async () => ({ address: `/api/consents/export?customer=${(await other()).id}` }),
  'PUT /api/consent-purposes/{id}': () => sameRow('consent-purposes'),
  'PUT /api/use-purposes/{id}': () => sameWords('use-purposes', ['id', 'wording', 'places']),
  // Others are not in force, and are not to be.
  'PUT /api/lifetimes/{id}': () => sameWords('lifetimes', ['id', 'days'], ({ id }) => id === 'imports'),
  'GET /api/imports/{id}': () => anImport(''),
  'PUT /api/imports/{id}/chunks/{n}': () => anImport('/chunks/0', false),
  'GET /api/imports/{id}/preview': () => anImport('/preview'),
  'POST /api/imports/{id}/check': () => anImport('/check', true, { columns: [{ column: 0, field: 'mail' }] }),
  'POST /api/imports/{id}/run': async () => {
    const { address } = await anImport('');
    await call('POST', `${address}/check`, { body: { columns: [{ column: 0, field: 'mail' }] } });
    await eventually('it is checked', async () => (await call<{ state: string }>('GET', address)).body.state === 'checked');
    return { address: `${address}/run`, body: {} };
  },
  'POST /api/imports/{id}/cancel': () => anImport('/cancel'),
  'GET /api/imports/{id}/errors': () => anImport('/errors'),
  'GET /api/imports/{id}/errors/export': () => anImport('/errors/export'),
  'GET /api/rights-cases': async () => ({ address: `/api/rights-cases?customer=${(await other()).id}` }),
  'POST /api/rights-cases': async () => ({ address: '/api/rights-cases', body: { ...request, customer: (await other()).id, kind: 'disclosure' } }),
  'GET /api/rights-cases/{id}': async () => ({ address: `/api/rights-cases/${await newCase('correction')}` }),
  'POST /api/rights-cases/{id}/take': async () => ({ address: `/api/rights-cases/${await newCase('correction')}/take` }),
  'POST /api/rights-cases/{id}/answer': async () => ({ address: `/api/rights-cases/${await newCase('correction')}/answer`, body: { state: 'refused', answer: '既に正しい内容でした' } }),
  'POST /api/rights-cases/{id}/erase': () => newCase('erasure').then(async (id) => ({ address: `/api/rights-cases/${id}/erase`, body: { subject: await subjectOf(id) } })),
  'GET /api/rights-cases/{id}/disclosure': async () => ({ address: `/api/rights-cases/${await newCase('disclosure')}/disclosure` }),
  'GET /api/customers/{id}/holds': async () => ({ address: `/api/customers/${(await other()).id}/holds` }),
  'POST /api/customers/{id}/holds': async () => ({ address: `/api/customers/${(await newCustomer()).id}/holds`, body: { reason: '係争中' } }),
  'POST /api/customers/{id}/holds/{hold}/end': async () => {
    const holds = `/api/customers/${(await newCustomer()).id}/holds`;
    return { address: `${holds}/${(await call<{ id: string }>('POST', holds, { body: { reason: '係争中' } })).body.id}/end` };
  },
  'GET /api/customers/{id}/relations': async () => ({ address: `/api/customers/${(await other()).id}/relations` }),
  'POST /api/customers/{id}/household': async () => {
    return { address: `/api/customers/${(await newCustomer()).id}/household`, body: { customer: (await newCustomer()).id, role: 'child' } };
  },
  'POST /api/customers/{id}/household/{household}/role': async () => {
    const household = `/api/customers/${(await newCustomer()).id}/household`;
    return { address: `${household}/${await newRelation(household, { role: 'child' })}/role`, body: { role: 'parent' } };
  },
  'POST /api/customers/{id}/household/{household}/leave': async () => {
    const household = `/api/customers/${(await newCustomer()).id}/household`;
    return { address: `${household}/${await newRelation(household, { role: 'child' })}/leave` };
  },
  'POST /api/customers/{id}/representatives': async () => {
    return { address: `/api/customers/${(await newCustomer()).id}/representatives`, body: { ...spokenFor, customer: (await newCustomer()).id } };
  },
  'POST /api/customers/{id}/representatives/{representative}/end': async () => {
    const representatives = `/api/customers/${(await newCustomer()).id}/representatives`;
    return { address: `${representatives}/${await newRelation(representatives, spokenFor)}/end` };
  },
  'GET /api/companies/{id}': async () => ({ address: `/api/companies/${await newCompany()}` }),
  'PUT /api/companies/{id}': async () => ({ address: `/api/companies/${await newCompany()}`, body: { name: '海風旅館' }, headers: { 'if-match': '"1"' } }),
  'POST /api/companies/{id}/contact-persons': async () => {
    return { address: `/api/companies/${await newCompany()}/contact-persons`, body: { customer: (await newCustomer()).id } };
  },
  'POST /api/companies/{id}/contact-persons/{person}/end': async () => {
    const persons = `/api/companies/${await newCompany()}/contact-persons`;
    return { address: `${persons}/${await newRelation(persons, {})}/end`, body: {} };
  },
  'PUT /api/profile-sources/{id}': () => sameRow('profile-sources'),
  'PUT /api/attributes/{id}': async () => {
    const id = `other-${unique().toLowerCase()}`;
    await call('POST', '/api/attributes', { body: { id, name: { ja: '項目', en: 'Attribute' }, type: 'text' } });
    return sameRow('attributes', (row) => row.id === id);
  },
  'POST /api/customers/{id}/stop-contact': async () => ({ address: `/api/customers/${(await newCustomer()).id}/stop-contact`, body: stop }),
  'POST /api/customers/{id}/resume-contact': async () => {
    const { id } = await newCustomer();
    await call('POST', `/api/customers/${id}/stop-contact`, { body: stop });
    return { address: `/api/customers/${id}/resume-contact` };
  },
  'GET /api/customers/{id}/timeline/density': async () => ({ address: `/api/customers/${(await other()).id}/timeline/density` }),
  'GET /api/customers/{id}/timeline/export': async () => ({ address: `/api/customers/${(await other()).id}/timeline/export?format=csv` }),
  'POST /api/customers/{id}/notes': async () => ({ address: `/api/customers/${(await other()).id}/notes`, body: note }),
  'POST /api/customers/{id}/entries/{entry}/corrections': async () => ({ address: `${await entryOf((await other()).id)}/corrections`, body: note }),
  'GET /api/customers/{id}/pins': async () => ({ address: `/api/customers/${(await other()).id}/pins` }),
  'PUT /api/customers/{id}/pins/{entry}': async () => ({ address: (await entryOf((await other()).id)).replace('/entries/', '/pins/') }),
  'DELETE /api/customers/{id}/pins/{entry}': async () => ({ address: (await entryOf((await other()).id)).replace('/entries/', '/pins/') }),
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
export async function statusOf(method: string, { address, body, headers }: Sample, token: string): Promise<number> {
  const stop = new AbortController();
  const { status } = await fetch(system.gateway + address, {
    method,
    signal: stop.signal,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  stop.abort();
  return status;
}

export const group = (status: number) => `${Math.floor(status / 100)}xx`;
