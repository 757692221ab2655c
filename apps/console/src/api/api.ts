import type { ContactStop } from './contact-stop.js';
import type { Identifier } from './origins.js';
import type { PostalAddress, ToldOfPerson } from './profile.js';
import type { EntryCorrection } from './timeline.js';

/** The HTTP API as the console uses it: shapes, and one function per request. Amounts are in the currency's smallest unit. */

export interface Words {
  ja: string;
  en: string;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface Me {
  name: string;
  roles: string[];
  permissions: string[];
  /** The centre or agency they work for; null: the company itself. */
  partner: string | null;
}
export interface DevPerson {
  name: string;
  role: string;
}
export interface SystemHealth {
  services: { name: string; ready: boolean; live: boolean; lagSeconds: number | null }[];
}

export interface Customer extends ToldOfPerson {
  id: string;
  /** Changes when they are joined with others, or parted. */
  version: string;
  origin: string;
  name: { full: string } | null;
  kana: string | null;
  since: string;
  memberIds: string[];
  identifiers: Identifier[];
  mails: string[];
  phones: string[];
  prefecture: string | null;
  /** Without personal.read the prefecture alone. */
  address: PostalAddress | null;
  /** `1988-07-21`, or masked. */
  birthday: string | null;
  stopped: ContactStop | null;
  /** False while nothing but anonymous visits is known. */
  known: boolean;
  entryCount: number;
  lastEntryAt: string | null;
}
export type TellableItem = 'name' | 'phone' | 'mail' | 'memberId' | 'postalCode' | 'birthday';
/** Who may be meant, masked for people of partners. */
export interface Candidate {
  id: string;
  origin: string;
  name: string | null;
  prefecture: string | null;
  mails: string[];
  phones: string[];
}
export interface OpenContact {
  contactId: string;
  /** What the contact is about: its reason. */
  title: Words;
  openedAt: string;
}
export interface CustomerDetail extends Customer {
  figures: {
    orderCount: number;
    totalMinor: number;
    currency: string | null;
    lastOrderAt: string | null;
    contactCount: number;
  };
  segments: { id: string; name: Words; since: string }[];
  openContacts: OpenContact[];
}

export interface Entry {
  id: string;
  revision: number;
  type: string;
  occurredAt: string;
  recordedAt: string;
  department: string;
  channel: string;
  direction: 'in' | 'out' | 'none';
  title: Words;
  about: { order?: string; subscription?: string; contact?: string; survey?: string; message?: string };
  data: Record<string, unknown>;
  /** Absent only in entries of a gateway of the version before. */
  pinned?: boolean;
  corrections?: EntryCorrection[];
}
export interface TimelinePage extends Page<Entry> {
  epoch: number;
  revision: number;
  counts: Record<string, number>;
}
export interface TimelineFilters {
  department: string[];
  channel: string[];
  type: string[];
  /** First and last day in Japan, `2026-10-01`, both included; empty means open. */
  from: string;
  to: string;
  /** Words that are looked for. */
  q: string;
}

export interface Order {
  /** `<shop>:<number>` */
  id: string;
  number: string;
  status: 'live' | 'cancelled';
  placedAt: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  currency: string;
  totalMinor: number;
  items: { sku: string; name?: string; quantity: number }[];
}

export interface Reason {
  id: string;
  version: number;
  axis: 'customer' | 'deal';
  parent: string | null;
  label: Words;
  active: boolean;
}
export type Resolution = Omit<Reason, 'axis' | 'parent'>;
export const contactChannels = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post'] as const;
export const feelings = ['satisfied', 'anxious', 'confused', 'dissatisfied', 'angry'] as const;
export interface NewContact {
  customer: { origin: string } | { identifiers: { kind: 'phone' | 'mail'; value: string }[] };
  channel: (typeof contactChannels)[number];
  direction: 'in' | 'out';
  customerReason?: string;
  dealReason?: string;
  orderId?: string;
  note?: string;
  quote?: string;
  resolution?: string;
  feeling?: (typeof feelings)[number];
  verification?: { items: TellableItem[]; representative?: string | undefined };
  closed: boolean;
}
export interface Contact extends Omit<NewContact, 'customer' | 'orderId' | 'closed'> {
  id: string;
  version: number;
  status: 'open' | 'closed';
  /** `<shop>:<number>` */
  order?: string;
  openedAt: string;
}

/** A refused or failed request: problem+json as the services answer it, or status 0 when there was no answer. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: { pointer: string; detail: string }[];
  /** What support can find the request by. */
  readonly reference: string | null;
  /** Of a contact that somebody else completed first. */
  readonly closed: { by?: string; at: string } | null;

  constructor(
    readonly status: number,
    said: Partial<Omit<Problem, keyof Error | 'status'> & { title: string }> = {},
  ) {
    super(said.title);
    this.type = said.type ?? 'about:blank';
    this.title = said.title ?? '';
    this.detail = said.detail ?? '';
    this.errors = said.errors ?? [];
    this.reference = said.reference ?? null;
    this.closed = said.closed ?? null;
  }
}

interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  idempotencyKey?: string;
  /** The version that was read, of a row that is replaced. */
  version?: number;
  signal?: AbortSignal;
}

export async function request<T>(
  path: string,
  { method = 'GET', body, idempotencyKey, version, signal }: Request = {},
): Promise<T> {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body: JSON.stringify(body), signal: signal ?? null });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0);
  }
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem> & {
    pointer?: string;
    closedBy?: string;
    closedAt?: string;
  };
  const own = body.pointer ? [{ pointer: body.pointer, detail: body.detail ?? '' }] : [];
  // The second part of a traceparent is the trace; its first digits are enough to find it, and short enough to be read out.
  const trace = response.headers.get('x-request-id') ?? response.headers.get('traceparent')?.split('-')[1];
  return new Problem(response.status, {
    ...body,
    errors: body.errors ?? own,
    reference: trace ? trace.slice(0, 8).toUpperCase() : null,
    closed: body.closedAt ? { by: body.closedBy, at: body.closedAt } : null,
  });
}

export function query(values: Record<string, string | number | string[] | undefined>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
      params.set(name, String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

const DAY = 86_400_000;
/** The moment a day begins in Japan. */
export const startOf = (day: string) => (day ? new Date(`${day}T00:00:00+09:00`) : undefined);
/** The moment after a day in Japan: the API's `to` is exclusive. */
export const endOf = (day: string) => (day ? new Date(startOf(day)!.getTime() + DAY) : undefined);

/** Leads to the company's identity provider, and from there back to `returnTo`; `loginHint` says whom it should expect. */
export const signInUrl = (returnTo: string, loginHint?: string) =>
  `/api/session/start${query({ returnTo, loginHint })}`;
/** Answers where the browser signs out of the identity provider too. */
export const signOut = () => request<{ providerUrl: string | null }>('/api/session', { method: 'DELETE' });
export const getMe = () => request<Me>('/api/me');
export const getDevPeople = () => request<DevPerson[]>('/dev/people');
export const getSystemHealth = () => request<SystemHealth>('/health/system');

export const findCustomers = (text: string, cursor: string | undefined, signal?: AbortSignal) =>
  request<Page<Customer>>(`/api/customers${query({ query: text, limit: 50, cursor })}`, { signal });
export const matchCustomers = (items: Partial<Record<TellableItem, string>>) =>
  request<{ items: Candidate[] }>('/api/customers/match', { method: 'POST', body: items });

/** Answers with the surviving customer when `id` was merged into another: the redirect is followed. */
export const getCustomer = (id: string, signal?: AbortSignal) =>
  request<CustomerDetail>(`/api/customers/${encodeURIComponent(id)}`, { signal });

export const getOrders = (customer: string, signal?: AbortSignal) =>
  request<Page<Order>>(`/api/orders${query({ customer, limit: 20 })}`, { signal });

export const getReasons = () => request<{ items: Reason[] }>('/api/contact-reasons');
export const getResolutions = () => request<{ items: Resolution[] }>('/api/contact-resolutions');
export const getContact = (id: string) => request<Contact>(`/api/contacts/${encodeURIComponent(id)}`);
export const recordContact = (contact: NewContact, idempotencyKey: string) =>
  request<Contact>('/api/contacts', { method: 'POST', body: contact, idempotencyKey });
export const closeContact = (
  id: string,
  end: { resolution?: string; customerReason?: string; dealReason?: string },
  idempotencyKey: string,
) =>
  request<Contact>(`/api/contacts/${encodeURIComponent(id)}/close`, {
    method: 'POST',
    body: end,
    idempotencyKey,
  });
