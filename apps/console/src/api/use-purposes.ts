import { request, type Page, type Words } from './api.js';

export const takingPlaces = ['order', 'contact', 'profile', 'survey', 'preferences', 'web'] as const;
export type TakingPlace = (typeof takingPlaces)[number];

/** What personal data is used for, as people are told. */
export interface UsePurpose {
  id: string;
  version: number;
  wording: Words;
  /** Where data is taken for it. */
  places: TakingPlace[];
  since: string;
}
export interface RegisteredPurpose extends UsePurpose {
  earlier: Omit<UsePurpose, 'id'>[];
}

export const getUsePurposes = () => request<Page<RegisteredPurpose>>('/api/use-purposes');
export const saveUsePurpose = ({ version, id, wording, places }: Omit<UsePurpose, 'since'>) =>
  version === 0
    ? request<UsePurpose>('/api/use-purposes', { method: 'POST', body: { id, wording, places } })
    : request<UsePurpose>(`/api/use-purposes/${id}`, {
        method: 'PUT',
        version,
        body: { id, wording, places },
      });
