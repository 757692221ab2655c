import { request } from './api.js';

export interface PostalAddress {
  postalCode?: string;
  prefecture?: string;
  line1?: string;
  line2?: string;
}
/** What is right; fields that are absent stay as they are, an address is replaced as a whole. */
export interface Correction {
  name?: string;
  kana?: string;
  birthday?: string;
  address?: PostalAddress;
}
/** What a source said that was new when it said it: `desk`, or the service that took the report. */
export interface ProfileChange {
  at: string;
  source: string;
  fields: Record<string, unknown>;
}

export const correctProfile = (customer: string, body: Correction) =>
  request<void>(`/api/customers/${customer}/profile`, { method: 'POST', body });
export const getProfileHistory = (customer: string) =>
  request<{ changes: ProfileChange[] }>(`/api/customers/${customer}/profile`);
