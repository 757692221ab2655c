import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { waitFor } from '@engawa/testkit';
import pg from 'pg';
import { jest } from '@jest/globals';

jest.setTimeout(240_000);

interface DevJson {
  gateway: string;
  mailbox: string;
  identityProvider: string;
  kafka: string;
  databases: Record<string, string>;
  publishers: { name: string; key: string; kind: 'server' | 'browser'; backfill?: boolean }[];
  people: { role: string; name: string; token: string }[];
  instances: Record<string, string[]>;
}

/** The running system, as `npm start` describes it in dev.json. */
export const system = JSON.parse(readFileSync(process.env.ENGAWA_DEV_JSON!, 'utf8')) as DevJson;

export const keyOf = (publisher: string) => system.publishers.find((each) => each.name === publisher)!.key;
export const tokenOf = (role: string) => system.people.find((each) => each.role === role)!.token;

/** Waits for what passes through several services. */
export const eventually = waitFor;

/** Something that no other test has. */
export const unique = () => randomUUID().slice(0, 8);

export interface Reply<T> {
  status: number;
  headers: Headers;
  body: T;
}

/** A request to the gateway. Bodies are JSON; a text is sent as it is. */
export async function call<T>(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string>; token?: string } = {},
): Promise<Reply<T>> {
  const { body, token = tokenOf('administrator'), headers } = options;
  const response = await fetch(system.gateway + path, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}

/** Publishes one CloudEvent in structured mode. */
export function publish(type: string, data: unknown, attributes: Record<string, unknown> = {}, publisher = 'everything') {
  const event = { specversion: '1.0', id: randomUUID(), source: '//flows', type: `engawa.intake.${type}`, data, ...attributes };
  return call<{ items: { status: number }[] }>('POST', '/v1/events', {
    body: event,
    token: keyOf(publisher),
    headers: { 'content-type': 'application/cloudevents+json' },
  });
}

export interface Entry {
  id: string;
  revision: number;
  type: string;
  department: string;
  channel: string;
  title: { ja: string; en: string };
  about: Record<string, string>;
  data: Record<string, unknown>;
}

export interface Customer {
  id: string;
  origin: string;
  name: { full: string } | null;
  mails: string[];
  phones: string[];
  known: boolean;
  figures: { orderCount: number; totalMinor: number };
  segments: { id: string }[];
}

/** Customers that a query finds. */
export async function find(query: string): Promise<Customer[]> {
  const reply = await call<{ items: Customer[] }>('GET', `/api/customers?query=${encodeURIComponent(query)}`);
  return reply.body.items;
}

/** The one customer that a query finds, with figures and segments; undefined while there is none. */
export async function customerOf(query: string): Promise<Customer | undefined> {
  const [found] = await find(query);
  return found && (await call<Customer>('GET', `/api/customers/${found.id}`)).body;
}

/** A customer's newest 200 entries, oldest first. */
export async function timelineOf(customer: string): Promise<Entry[]> {
  const reply = await call<{ items: Entry[] }>('GET', `/api/customers/${customer}/timeline?limit=200`);
  return reply.body.items.reverse();
}

export interface Mail {
  subject: string;
  text: string;
  to: { address: string }[];
}

/** Mails that arrived for an address. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const mails = (await (await fetch(`${system.mailbox}/api/email`)).json()) as Mail[];
  return mails.filter((mail) => mail.to.some((to) => to.address === address));
}

/** An order as a shop reports it. */
export function orderOf(orderId: string, identifiers: object[], more: Record<string, unknown> = {}) {
  const items = [{ sku: 'A101', name: '大麦若葉と桑の青汁30包', quantity: 1, unitPriceMinor: 3780, taxRate: 8 }];
  return { orderId, customer: { identifiers }, currency: 'JPY', items, totalMinor: 3780, channel: 'web', ...more };
}

/** Rows of a service's database, for what no route tells, however long a busy machine takes. */
export async function query<R extends object>(service: string, sql: string, parameters: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: system.databases[service] });
  await client.connect();
  try {
    await client.query('SET transaction_timeout = 0; SET statement_timeout = 0');
    return (await client.query<R>(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** Dead letters of a service whose body or headers mention `marker`. */
export function deadLettersOf(service: string, marker: string): Promise<{ reason: string }[]> {
  const sql = `SELECT reason FROM dead_letters WHERE convert_from(value, 'UTF8') LIKE $1 OR headers::text LIKE $1`;
  return query(service, sql, [`%${marker}%`]);
}
