import type { Words } from '@engawa/contracts';

/** Where data is taken from people. */
export const takingPlaces = ['order', 'contact', 'profile', 'survey', 'preferences', 'web'] as const;
export type TakingPlace = (typeof takingPlaces)[number];

/** What personal data is used for, in the words that people are told. */
export interface UsePurpose {
  id: string;
  version: number;
  wording: Words;
  places: TakingPlace[];
  /** When it got this wording. */
  since: Date;
}
