import { request, type Customer, type Entry, type Page } from './api.js';

export interface MergedSide {
  /** The id it went by. */
  id: string;
  name: string | null;
  memberIds: string[];
  mails: string[];
  phones: string[];
  /** Entries that are its own, those since the merge as well. */
  entryCount: number;
}
export interface Merge {
  id: string;
  mergedAt: string;
  /** Null where facts did. */
  decidedBy: string | null;
  undone: { at: string; by: string } | null;
  /** Whether both sides are part of the customer still. */
  undoable: boolean;
  survivor: MergedSide;
  ended: MergedSide;
}
/** What somebody of a department recorded. */
export interface StayingEntry extends Entry {
  /** Fields that it changed, if it is a correction of what is known of them. */
  changed: string[];
  /** What is left out for who may not read texts. */
  masked?: string[];
}
/** With what stays with the survivor when it is undone, the newest, and how many there are in all. */
export interface MergeDetail extends Merge {
  stays: StayingEntry[];
  stayCount: number;
  /** What no timeline has and stays as well. */
  stayingRecords: { kind: StayingKind; at: string; by: string }[];
}
export type StayingKind = 'household' | 'contact-person' | 'representative' | 'represents' | 'rights-case';

export const getMerges = (customer: string, signal: AbortSignal) =>
  request<Page<Merge>>(`/api/customers/${customer}/merges`, { signal });
export const getMerge = (customer: string, merge: string, signal: AbortSignal) =>
  request<MergeDetail>(`/api/customers/${customer}/merges/${merge}`, { signal });
/** Gives whom the two are now. Refused when one of them is another by now than the one that is shown. */
export const mergeCustomers = (customer: Customer, other: Customer, idempotencyKey: string) =>
  request<{ id: string }>(`/api/customers/${customer.id}/merge`, {
    method: 'POST',
    body: {
      with: other.id,
      // A service of the version before gives none, and takes none.
      ...(customer.version && other.version ? { seen: [customer.version, other.version] } : {}),
    },
    idempotencyKey,
  });
export const unmerge = (customer: string, merge: string) =>
  request<{ survivor: string; begun: string }>(`/api/customers/${customer}/unmerge`, {
    method: 'POST',
    body: { merge },
  });
