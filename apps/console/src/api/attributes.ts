import { request, type Page, type Words } from './api.js';

export const attributeTypes = ['text', 'number', 'date', 'boolean', 'choice'] as const;
export type AttributeValue = string | number | boolean;
/** What the company wants to know of its customers beside what everybody does. */
export interface Attribute {
  id: string;
  name: Words;
  type: (typeof attributeTypes)[number];
  /** Of a choice; the value is the id of one. */
  choices: { id: string; name: Words }[];
  /** Nothing new is taken for it; what was said stays. */
  retired: boolean;
}

export const getAttributes = () => request<Page<Attribute & { version: number }>>('/api/attributes');
/** `version` is absent of a new one. */
export const saveAttribute = (body: Attribute, version?: number) =>
  version === undefined
    ? request<Attribute>('/api/attributes', { method: 'POST', body, idempotencyKey: crypto.randomUUID() })
    : request<Attribute>(`/api/attributes/${body.id}`, { method: 'PUT', version, body });
