import { request, type Page, type Words } from './api.js';

/** For how long one kind of data is kept. */
export interface Lifetime {
  id: string;
  version: number;
  /** Kept until the person asks where there are none. */
  days: number | null;
  /** What the law asks for. */
  leastDays: number | null;
  name: Words;
  source: Words;
  /** Until then it is only proposed, and nothing goes. */
  inForceAt: string | null;
}
/** What was deleted under a lifetime on a day. */
export interface Deletion {
  id: string;
  lifetime: string;
  days: number;
  until: string;
  lastAt: string;
  rows: { service: string; rows: Record<string, number> }[];
  unconfirmed: number;
}

export const getLifetimes = () => request<Page<Lifetime>>('/api/lifetimes');
export const saveLifetime = ({ id, version, days }: Pick<Lifetime, 'id' | 'version' | 'days'>) =>
  request<Lifetime>(`/api/lifetimes/${id}`, { method: 'PUT', version, body: { id, days } });
export const getDeletions = (cursor: string | undefined) =>
  request<Page<Deletion>>(`/api/deletions?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
