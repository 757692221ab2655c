import { request } from './api.js';

export const householdRoles = ['head', 'spouse', 'child', 'parent', 'other'] as const;
export const relationships = ['family', 'legal-guardian', 'voluntary-guardian', 'lawyer', 'other'] as const;
export const representedScopes = ['all', 'orders'] as const;
export const verifications = ['document', 'call-back'] as const;
export type HouseholdRole = (typeof householdRoles)[number];

/** Another customer as a page names them; `id` is null where the record is not open to whoever looks. */
export interface Related {
  id: string | null;
  name: string | null;
  kana: string | null;
  stopped: 'deceased' | 'care-home' | null;
}
export interface Household {
  id: string;
  /** The customer among them. */
  members: { customer: Related; role: HouseholdRole; since: string }[];
}
/** Today. */
export type RelationState = 'active' | 'upcoming' | 'over';
export interface OfCompany {
  id: string;
  company: { id: string; name: string };
  department: string | null;
  title: string | null;
  since: string | null;
  endedOn: string | null;
  state: RelationState;
}
/** One who may speak for another; `customer` is the other of the two. */
export interface Representation {
  id: string;
  customer: Related;
  relationship: (typeof relationships)[number];
  scope: (typeof representedScopes)[number];
  from: string;
  until: string | null;
  verification: (typeof verifications)[number];
  /** Null without texts.read, too. */
  note: string | null;
  addedBy: string;
  endedAt: string | null;
  state: RelationState;
}
export interface Relations {
  households: Household[];
  companies: OfCompany[];
  representatives: Representation[];
  represents: Representation[];
}
export interface NewRepresentative {
  customer: string;
  relationship: Representation['relationship'];
  scope: Representation['scope'];
  from: string;
  until?: string;
  verification: Representation['verification'];
  note?: string;
}
export interface LivesWith {
  customer: string;
  role: HouseholdRole;
  ownRole: HouseholdRole;
}

export const getRelations = (customer: string, signal: AbortSignal) =>
  request<Relations>(`/api/customers/${encodeURIComponent(customer)}/relations`, { signal });
export const joinHousehold = (customer: string, body: LivesWith, idempotencyKey: string) =>
  request<{ id: string }>(`/api/customers/${customer}/household`, { method: 'POST', body, idempotencyKey });
export const changeHouseholdRole = (customer: string, household: string, role: HouseholdRole) =>
  request<void>(`/api/customers/${customer}/household/${household}/role`, { method: 'POST', body: { role } });
export const leaveHousehold = (customer: string, household: string) =>
  request<void>(`/api/customers/${customer}/household/${household}/leave`, { method: 'POST' });
export const addRepresentative = (customer: string, body: NewRepresentative, idempotencyKey: string) =>
  request<{ id: string }>(`/api/customers/${customer}/representatives`, {
    method: 'POST',
    body,
    idempotencyKey,
  });
export const endRepresentative = (customer: string, representative: string) =>
  request<void>(`/api/customers/${customer}/representatives/${representative}/end`, { method: 'POST' });
