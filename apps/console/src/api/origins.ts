import { query, request, type Page } from './api.js';

/** What somebody is found by. */
export interface Identifier {
  kind: string;
  /** Shop or system of a member id and the like, else empty. */
  namespace: string;
  value: string;
}
/** A part of a customer that facts stay with, whoever they are taken for. */
export interface Origin {
  origin: string;
  /** Whoever has it goes by the customer's id, and has what departments recorded. */
  keepsId: boolean;
  identifiers: Identifier[];
  /** As its own facts tell it. */
  name: string | null;
  entryCount: number;
  firstEntryAt: string | null;
  lastEntryAt: string | null;
}

export const getOrigins = (customer: string, cursor: string | undefined, signal: AbortSignal) =>
  request<Page<Origin>>(`/api/customers/${customer}/origins${query({ limit: 200, cursor })}`, { signal });
export const splitCustomer = (customer: string, origins: string[]) =>
  request<{ chosen: string; rest: string }>(`/api/customers/${customer}/split`, {
    method: 'POST',
    body: { origins },
  });
