import { request } from './api.js';

export const stopReasons = ['deceased', 'care-home'] as const;
export const stopTellers = ['family', 'representative', 'facility', 'other'] as const;

/** Nobody is to tell, ask or offer them anything. */
export interface ContactStop {
  reason: (typeof stopReasons)[number];
  /** The day it happened, where it was told: `2026-10-03`. */
  on: string | null;
  since: string;
}
export interface ToldStop {
  reason: ContactStop['reason'];
  toldBy: (typeof stopTellers)[number];
  on?: string;
  note?: string;
}

export const stopContact = (customer: string, body: ToldStop) =>
  request<void>(`/api/customers/${customer}/stop-contact`, { method: 'POST', body });
export const resumeContact = (customer: string) =>
  request<void>(`/api/customers/${customer}/resume-contact`, { method: 'POST' });
