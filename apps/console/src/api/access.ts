import { endOf, query, request, startOf, type Page, type Words } from './api.js';

/** Who may do what, who publishes what, and who did what. Every row has a version, which a change names. */

/** How much may be promised without asking, in yen; what is missing needs to be asked for. */
export type Authority = Partial<Record<(typeof remedyKinds)[number], number>>;
export const remedyKinds = ['refund', 'replacement', 'coupon'] as const;

export interface Person {
  id: string;
  version: number;
  name: string;
  roles: string[];
  permissions: string[];
  purpose: string;
  /** The centre or agency they work for. */
  partner: string | null;
  /** Last day of access in Japan, `2027-03-31`. */
  endsOn: string | null;
  ended: boolean;
  signedInAt: string;
}
export interface Role {
  id: string;
  version: number;
  name: Words;
  permissions: string[];
  purpose: string;
  authority: Authority;
  forPartners: boolean;
}
export interface Partner {
  id: string;
  version: number;
  name: Words;
  endsOn: string | null;
  /** Null: what the roles of its people allow. */
  authority: Authority | null;
}

export interface PublisherKey {
  id: string;
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
export interface Publisher {
  id: string;
  version: number;
  kind: 'server' | 'browser';
  namespace: string;
  backfill: boolean;
  allowedOrigins: string[];
  browserTracks: string[];
  /** Null: all. */
  eventTypes: string[] | null;
  sources: string[] | null;
  itemsPerMinute: number | null;
  keys: PublisherKey[];
}
export type PublisherRights = Omit<Publisher, 'version' | 'keys'>;
export interface IssuedKey {
  key: string;
  prefix: string;
}

export interface AuditEntry {
  entry: string;
  at: string;
  day: string;
  place: number;
  service: string;
  subject: string;
  name: string;
  partner: string | null;
  purpose: string | null;
  from: string | null;
  /** `GET /api/customers/:id` */
  action: string;
  target: string | null;
  customers: string[];
  outcome: 'done' | 'refused';
}
export interface AuditFilters {
  person: string;
  partner: string;
  customer: string;
  action: string;
  outcome: string;
  /** First and last day in Japan, both included; empty means open. */
  from: string;
  to: string;
}

type NewRow<R> = Omit<R, 'version'>;
/** Adds a row, or replaces the one that was read. */
const save = <R extends { id: string; version: number }>(noun: string, row: NewRow<R>, version?: number) =>
  version === undefined
    ? request<R>(`/api/${noun}`, { method: 'POST', body: row })
    : request<R>(`/api/${noun}/${encodeURIComponent(row.id)}`, { method: 'PUT', body: row, version });

export const getPeople = (cursor: string | undefined, signal?: AbortSignal) =>
  request<Page<Person>>(`/api/people${query({ limit: 100, cursor })}`, { signal });
export const savePerson = ({ id, version, partner, endsOn }: Person) =>
  request<Person>(`/api/people/${id}`, { method: 'PUT', body: { id, partner, endsOn }, version });
export const getRoles = () => request<Page<Role>>('/api/roles');
export const saveRole = (role: NewRow<Role>, version?: number) => save<Role>('roles', role, version);
export const getPartners = () => request<Page<Partner>>('/api/partners');
export const savePartner = (partner: NewRow<Partner>, version?: number) =>
  save<Partner>('partners', partner, version);

export const getPublishers = () => request<Page<Publisher>>('/api/publishers');
export const savePublisher = (publisher: PublisherRights, version?: number) =>
  save<PublisherRights & { version: number }>('publishers', publisher, version);
const keysOf = (publisher: string) => `/api/publishers/${encodeURIComponent(publisher)}/keys`;
/** The key itself is in this answer alone. */
export const issueKey = (publisher: string, expiresAt: string | null) =>
  request<IssuedKey>(keysOf(publisher), { method: 'POST', body: { expiresAt } });
export const revokeKey = (publisher: string, key: string) =>
  request<void>(`${keysOf(publisher)}/${key}`, { method: 'DELETE' });

const auditQuery = ({ from, to, ...rest }: AuditFilters) => ({
  ...rest,
  from: startOf(from)?.toISOString(),
  to: endOf(to)?.toISOString(),
});
export const searchAudit = (filters: AuditFilters, cursor: string | undefined, signal?: AbortSignal) =>
  request<Page<AuditEntry>>(`/api/audit${query({ ...auditQuery(filters), limit: 50, cursor })}`, { signal });
/** Where the same comes as a CSV file. */
export const auditExport = (filters: AuditFilters) => `/api/audit/export${query(auditQuery(filters))}`;
