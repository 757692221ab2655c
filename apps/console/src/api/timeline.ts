import {
  endOf,
  query,
  request,
  startOf,
  type Entry,
  type Page,
  type TimelineFilters,
  type TimelinePage,
} from './api.js';

export const transactionKinds = ['order', 'subscription', 'contact'] as const;
/** What several departments may have to do with. */
export interface Transaction {
  kind: (typeof transactionKinds)[number];
  id: string;
}
/** An entry with the id of whose it is. */
export type EntryAcross = Entry & { customer: string };
/** A note that mentions a department, with what its customer is called. */
export type Mention = EntryAcross & { customerName: string | null };
/** What somebody said is right of an entry. */
export interface EntryCorrection {
  at: string;
  by: string | null;
  /** Null for who may not read texts. */
  text: string | null;
  /** Of a note: what stood there before. */
  before: string | null;
}
export interface Month {
  /** `2026-11`, in Japan. */
  month: string;
  entries: number;
}

const of = (customer: string) => `/api/customers/${encodeURIComponent(customer)}`;

/** Filters as the API takes them. */
const asked = ({ from, to, ...rest }: TimelineFilters) => ({
  ...rest,
  from: startOf(from)?.toISOString(),
  to: endOf(to)?.toISOString(),
});

export const getTimeline = (id: string, filters: TimelineFilters, cursor?: string, signal?: AbortSignal) => {
  const search = query({ ...asked(filters), limit: 50, cursor });
  return request<TimelinePage>(`${of(id)}/timeline${search}`, { signal });
};

/** Address of the live stream; `since` is `<epoch>.<revision>` of the last entry that is already shown. */
export const timelineStream = (id: string, since: string) => `${of(id)}/timeline/stream${query({ since })}`;

export const getTransaction = ({ kind, id }: Transaction, cursor?: string, signal?: AbortSignal) =>
  request<Page<EntryAcross>>(`/api/timeline${query({ [kind]: id, limit: 50, cursor })}`, { signal });
export const getMentions = (department: string, cursor?: string, signal?: AbortSignal) =>
  request<Page<Mention>>(`/api/mentions${query({ department, limit: 50, cursor })}`, { signal });
export const getMonths = (customer: string, filters: TimelineFilters, signal?: AbortSignal) =>
  request<Page<Month>>(`${of(customer)}/timeline/density${query(asked(filters))}`, { signal });
export const getPins = (customer: string, signal?: AbortSignal) =>
  request<Page<Entry>>(`${of(customer)}/pins`, { signal });
export const pin = (customer: string, entry: string) =>
  request<void>(`${of(customer)}/pins/${entry}`, { method: 'PUT' });
export const unpin = (customer: string, entry: string) =>
  request<void>(`${of(customer)}/pins/${entry}`, { method: 'DELETE' });
export const writeNote = (
  customer: string,
  note: { text: string; about?: Entry['about'] },
  idempotencyKey: string,
) => request<{ id: string }>(`${of(customer)}/notes`, { method: 'POST', body: note, idempotencyKey });
export const correctEntry = (customer: string, entry: string, text: string, idempotencyKey: string) =>
  request<void>(`${of(customer)}/entries/${entry}/corrections`, {
    method: 'POST',
    body: { text },
    idempotencyKey,
  });
/** Address under which the browser saves the line as it is filtered. */
export const timelineExport = (customer: string, filters: TimelineFilters, format: 'csv' | 'json') =>
  `${of(customer)}/timeline/export${query({ ...asked(filters), format })}`;
