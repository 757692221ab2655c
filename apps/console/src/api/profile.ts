import { request } from './api.js';
import type { AttributeValue } from './attributes.js';

export interface PostalAddress {
  postalCode?: string;
  prefecture?: string;
  line1?: string;
  line2?: string;
}
/** `on` is `2014-06-01`, or `--06-01` where nobody knows the year. */
export interface Anniversary {
  name: string;
  on: string;
}
/** What only some have told of themselves. */
export interface ToldOfPerson {
  /** None without personal.read. */
  anniversaries: Anniversary[];
  language: string;
  preferredChannel: string | null;
  company: string | null;
  /** How they first came. */
  cameFrom: string | null;
  /** They belong to the house, or to a partner. */
  internal: 'staff' | 'partner' | null;
  /** The day since when post to their address comes back. */
  returnedPost: string | null;
  /** By the ids of attributes; none without personal.read. */
  attributes: Record<string, AttributeValue>;
}
/** What is right; fields that are absent stay as they are, null says that there is no value, an address is replaced as a whole. */
export interface Correction {
  name?: string | null;
  kana?: string | null;
  birthday?: string | null;
  address?: PostalAddress | null;
  language?: string;
  company?: string | null;
  cameFrom?: string | null;
  preferredChannel?: string | null;
  internal?: string | null;
  anniversaries?: Anniversary[];
  returnedPost?: { on: string } | null;
  attributes?: Record<string, AttributeValue | null>;
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
