import { query, request, type Page, type Words } from './api.js';

export const consentStates = ['subscribed', 'unsubscribed', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];
export type ConsentChannel = 'mail' | 'sms' | 'line' | 'phone' | 'letter' | 'fax';

/** What customers are told, and the words with which they are asked. */
export interface ConsentPurpose {
  id: string;
  name: Words;
  wording: Words;
  /** Told because of a contract and not to be declined, by consent, or unless somebody objects. */
  basis: 'contract' | 'consent' | 'objection';
}
/** What somebody said last of a purpose at an address. */
export interface Consent {
  purpose: string;
  /** Null: never asked. */
  state: ConsentState | null;
  /** Whether it may be told there. */
  permitted: boolean;
  since: string | null;
}
export interface ReachableAddress {
  channel: ConsentChannel;
  /** Masked without personal.read; empty for letters. */
  address: string;
  origin: string;
  purposes: Consent[];
}
export interface CustomerConsents {
  purposes: ConsentPurpose[];
  addresses: ReachableAddress[];
}
export interface SaidConsents {
  /** Each counts for this address of this origin, for their letters, or for a FAX number that is new. */
  consents: {
    channel: ConsentChannel;
    purpose: string;
    state: ConsentState;
    origin?: string;
    address?: string;
  }[];
  /** How it was said, such as a call or a card. */
  form?: string;
}
/** One thing that somebody said, with its proof. */
export interface LedgerRow {
  id: string;
  channel: ConsentChannel;
  address: string;
  purpose: string;
  state: ConsentState;
  /** `report`, `desk`, `page` or `one-click`. */
  how: string;
  wordingVersion: string | null;
  wordingText: string | null;
  form: string | null;
  by: string | null;
  occurredAt: string;
}

export const getConsents = (customer: string, signal: AbortSignal) =>
  request<CustomerConsents>(`/api/customers/${customer}/consents`, { signal });
export const recordConsents = (customer: string, body: SaidConsents, idempotencyKey: string) =>
  request<void>(`/api/customers/${customer}/consents`, { method: 'POST', body, idempotencyKey });
/** Newest first. */
export const getConsentLedger = (customer: string, cursor: string | undefined, signal: AbortSignal) =>
  request<Page<LedgerRow>>(`/api/consents${query({ customer, limit: 20, cursor })}`, { signal });
