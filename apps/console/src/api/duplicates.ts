import { query, request, type Customer, type Page } from './api.js';
import type { Identifier } from './origins.js';

/** Two customers who may be one person. */
export interface Duplicate {
  id: string;
  /** What both have, and why what links them does not join them. */
  reasons: string[];
  state: 'open' | 'later';
  foundAt: string;
  customers: [Customer, Customer];
  /** What records name of both, where that does not join them. */
  linkedBy: Identifier[];
  /** Changes when one of the two becomes another. */
  version: string;
}
export type DuplicateDecision = 'merge' | 'apart' | 'later';
export interface DuplicateOutcome {
  id: string;
  outcome: 'decided' | 'refused';
  /** Whom they are now, or would be. */
  merged?: string;
  /** Type of the problem when refused: `urn:engawa:problem:already-one`. */
  problem?: string;
}

export interface DuplicateFilter {
  state: Duplicate['state'];
  /** Only those that this one is of. */
  customer?: string | undefined;
}

export const getDuplicates = (filter: DuplicateFilter, cursor: string | undefined, signal?: AbortSignal) =>
  request<Page<Duplicate>>(`/api/duplicates${query({ ...filter, limit: 20, cursor })}`, { signal });

export interface Decision {
  duplicates: string[];
  decision: DuplicateDecision;
  /** As whom they were looked at; a pair of which one is another now is refused. */
  seen?: { id: string; version: string }[];
  /** Says what would come of it, and changes nothing. */
  dryRun?: boolean;
}

export const decideDuplicates = (body: Decision) =>
  request<{ items: DuplicateOutcome[] }>('/api/duplicates/decide', { method: 'POST', body });
