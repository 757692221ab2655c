import { query, request, type Page } from './api.js';
import type { PostalAddress } from './profile.js';
import type { RelationState } from './relations.js';

export interface CompanyData {
  name: string;
  kana?: string;
  corporateNumber?: string;
  address?: PostalAddress;
}
export interface Company {
  id: string;
  version: number;
  name: string;
  kana: string | null;
  /** 法人番号 */
  corporateNumber: string | null;
  address: PostalAddress | null;
  contactPersonCount: number;
}
export interface ContactPerson {
  id: string;
  customer: { id: string; name: string | null; kana: string | null };
  department: string | null;
  title: string | null;
  since: string | null;
  endedOn: string | null;
  state: RelationState;
}
export type CompanyDetail = Company & { contactPersons: ContactPerson[] };
export interface NewContactPerson {
  customer: string;
  department?: string;
  title?: string;
  since?: string;
}

export const findCompanies = (text: string, cursor: string | undefined, signal: AbortSignal) =>
  request<Page<Company>>(`/api/companies${query({ query: text, limit: 50, cursor })}`, { signal });
export const getCompany = (id: string, signal: AbortSignal) =>
  request<CompanyDetail>(`/api/companies/${encodeURIComponent(id)}`, { signal });
export const addCompany = (body: CompanyData, idempotencyKey: string) =>
  request<{ id: string }>('/api/companies', { method: 'POST', body, idempotencyKey });
export const replaceCompany = (id: string, version: number, body: CompanyData) =>
  request<{ id: string }>(`/api/companies/${id}`, { method: 'PUT', body, version });
export const addContactPerson = (company: string, body: NewContactPerson, idempotencyKey: string) =>
  request<{ id: string }>(`/api/companies/${company}/contact-persons`, {
    method: 'POST',
    body,
    idempotencyKey,
  });
export const endContactPerson = (company: string, person: string, on: string) =>
  request<void>(`/api/companies/${company}/contact-persons/${person}/end`, { method: 'POST', body: { on } });
