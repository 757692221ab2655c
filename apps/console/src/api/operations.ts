import { query, request, type Page } from './api.js';

export const services = [
  'customer-profile',
  'order-ingest',
  'contact-center',
  'survey',
  'segmentation',
  'messaging',
] as const;

export interface Instance {
  service: string;
  /** From 1 on within its service. */
  number: number;
  live: boolean;
  ready: boolean;
  halted: string | null;
  /** Null while it does not answer. */
  delayedSeconds: number | null;
  oldestUnpublishedSeconds: number | null;
  parkedKeys: number | null;
  partitions: { topic: string; partition: number; messages: number; waiting: string | null }[];
  deadLetters: { reason: string; letters: number }[];
}

export interface LetterName {
  service: string;
  id: string;
}
/** A message that its service could not apply, without what it holds. */
export interface DeadLetter extends LetterName {
  topic: string;
  partition: number;
  offset: number;
  publisher: string | null;
  source: string | null;
  eventId: string | null;
  type: string | null;
  reason: string;
  detail: string;
  createdAt: string;
  replays: number;
  closedAt: string | null;
  closedAs: 'replayed' | 'dismissed' | null;
  closedBy: string | null;
  closeReason: string | null;
}
export interface DeadLetterBody extends DeadLetter {
  key: string | null;
  value: string | null;
  headers: Record<string, string>;
}
export interface DeadLetterPage extends Page<DeadLetter> {
  /** Services that did not answer; theirs are missing. */
  silent: string[];
}
export interface LetterFilters {
  service: string;
  type: string;
  reason: string;
  state: 'open' | 'closed';
}
export interface LetterOutcome extends LetterName {
  outcome: 'replayed' | 'already-applied' | 'refused' | 'dismissed' | 'closed' | 'unknown' | 'silent';
  reason?: string;
}

export const getOperations = (signal?: AbortSignal) =>
  request<{ instances: Instance[] }>('/api/operations', { signal });

export const getDeadLetters = (filters: LetterFilters, cursor: string | undefined, signal?: AbortSignal) =>
  request<DeadLetterPage>(`/api/dead-letters${query({ ...filters, limit: 50, cursor })}`, { signal });

export const getDeadLetter = ({ service, id }: LetterName, signal?: AbortSignal) =>
  request<DeadLetterBody>(`/api/dead-letters/${service}/${id}`, { signal });

const names = (letters: LetterName[]) => letters.map(({ service, id }) => ({ service, id }));

export const replayLetters = (letters: LetterName[]) =>
  request<{ items: LetterOutcome[] }>('/api/dead-letters/replay', {
    method: 'POST',
    body: { letters: names(letters) },
  });

export const dismissLetters = (letters: LetterName[], reason: string) =>
  request<{ items: LetterOutcome[] }>('/api/dead-letters/dismiss', {
    method: 'POST',
    body: { letters: names(letters), reason },
  });
