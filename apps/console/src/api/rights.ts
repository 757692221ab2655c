import { query, request, type Page } from './api.js';

export const rightsKinds = ['disclosure', 'correction', 'stop-of-use', 'erasure'] as const;
export type RightsKind = (typeof rightsKinds)[number];
export const requesters = ['person', 'representative', 'heir'] as const;
export const rightsChannels = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post', 'web'] as const;
export const shownItems = ['name', 'phone', 'mail', 'memberId', 'postalCode', 'birthday', 'order'] as const;
export type ShownItem = (typeof shownItems)[number];
/** What one lists: those that wait for an answer, and all others. */
export type CaseView = 'open' | 'closed';

/** How far every service is with what it had of somebody. */
export interface Erasure {
  erasedAt: string;
  /** Told so far; every service confirms each. */
  parts: number;
  /** Whether all that was kept has been told. */
  told: boolean;
  confirmed: { service: string; parts: number; rows: Record<string, number> }[];
  /** When Kafka and the backups have nothing any more. */
  goneAt: string;
  closedAt: string | null;
  /** Facts from before that arrived after it, and were not entered. */
  lateFacts: number;
  /** How often an identifier of theirs came again with something from after it. */
  returns: number;
}
/** What somebody asked of the company that has their data. */
export interface RightsCase {
  id: string;
  /** As it was when the case was opened. */
  customer: string;
  /** Whom it is about now, in which version, and whether others were joined with them since it was opened. */
  subject: { customer: string; version: string; regrouped: boolean };
  kind: RightsKind;
  state: 'open' | 'erasing' | 'answered' | 'refused';
  requestedBy: (typeof requesters)[number];
  channel: string;
  verification: ShownItem[];
  receivedAt: string;
  dueAt: string;
  /** Null without texts.read, as the answer. */
  note: string | null;
  openedBy: string;
  owner: string | null;
  answer: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  erasure: Erasure | null;
}
export interface NewCase {
  customer: string;
  kind: RightsKind;
  requestedBy: RightsCase['requestedBy'];
  channel: (typeof rightsChannels)[number];
  verification: ShownItem[];
  note?: string;
  /** When it came, if not now. */
  receivedAt?: string;
}
export interface CaseAnswer {
  state: 'answered' | 'refused';
  answer: string;
  /** Whom one looked at: `subject.version` of the case. */
  subject: string;
}
/** What is known of somebody is to be kept: while it lasts they cannot be erased. */
export interface LegalHold {
  id: string;
  reason: string;
  /** The last day; null until somebody ends it. */
  until: string | null;
  placedAt: string;
  placedBy: string;
  endedAt: string | null;
  endedBy: string | null;
}

/** Open ones by when they are due, the others newest first. */
export const getCases = (
  filters: { state: CaseView; customer?: string },
  cursor: string | undefined,
  signal: AbortSignal,
) => request<Page<RightsCase>>(`/api/rights-cases${query({ ...filters, limit: 20, cursor })}`, { signal });
export const getCase = (id: string, signal: AbortSignal) =>
  request<RightsCase>(`/api/rights-cases/${encodeURIComponent(id)}`, { signal });
export const openCase = (body: NewCase, idempotencyKey: string) =>
  request<{ id: string }>('/api/rights-cases', { method: 'POST', body, idempotencyKey });
export const takeCase = (id: string) =>
  request<void>(`/api/rights-cases/${encodeURIComponent(id)}/take`, { method: 'POST' });
export const answerCase = (id: string, body: CaseAnswer) =>
  request<void>(`/api/rights-cases/${encodeURIComponent(id)}/answer`, { method: 'POST', body });
/** Cannot be undone. */
export const eraseOf = (id: string, subject: string) =>
  request<void>(`/api/rights-cases/${encodeURIComponent(id)}/erase`, { method: 'POST', body: { subject } });
/** Refused when others were joined with them since the case was read. */
export const disclosureUrl = (
  { id, subject }: RightsCase,
  format: 'json' | 'csv' | 'html',
  lang?: 'ja' | 'en',
) =>
  `/api/rights-cases/${encodeURIComponent(id)}/disclosure${query({ format, lang, subject: subject.version })}`;

export const getHolds = (customer: string, signal: AbortSignal) =>
  request<Page<LegalHold>>(`/api/customers/${customer}/holds`, { signal });
export const placeHold = (
  customer: string,
  body: { reason: string; until?: string },
  idempotencyKey: string,
) => request<{ id: string }>(`/api/customers/${customer}/holds`, { method: 'POST', body, idempotencyKey });
export const endHold = (customer: string, hold: string) =>
  request<void>(`/api/customers/${customer}/holds/${hold}/end`, { method: 'POST' });
