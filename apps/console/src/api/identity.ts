import { request, type Page } from './api.js';

/** Which identifiers of a kind make one customer. */
export interface IdentityRule {
  id: 'member' | 'line' | 'mail' | 'phone' | 'card' | 'external' | 'anonymous';
  version: number;
  /** Of several identifiers the one with the smallest says whose a fact is. */
  priority: number;
  /** How many one customer has at most by itself; null: any number. */
  most: number | null;
  /** False: it joins nobody and only lists who may be meant. */
  joins: boolean;
  /** Values that are nobody's; `*` stands for anything. */
  blocked: string[];
  /** Values that join nobody. */
  weak: string[];
}
/** Somebody who says what is known of customers: the smallest priority counts. */
export interface ProfileSource {
  id: string;
  version: number;
  priority: number;
}

export const getIdentityRules = () => request<Page<IdentityRule>>('/api/identity-rules');
export const getProfileSources = () => request<Page<ProfileSource>>('/api/profile-sources');
export const saveIdentityRule = ({ version, ...body }: IdentityRule) =>
  request<IdentityRule>(`/api/identity-rules/${body.id}`, { method: 'PUT', version, body });
export const saveProfileSource = ({ version, ...body }: ProfileSource) =>
  request<ProfileSource>(`/api/profile-sources/${body.id}`, { method: 'PUT', version, body });
