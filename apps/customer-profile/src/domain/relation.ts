/** What somebody is in a household: 世帯主, 配偶者, 子, 親, その他. */
export const householdRoles = ['head', 'spouse', 'child', 'parent', 'other'] as const;
export type HouseholdRole = (typeof householdRoles)[number];

/** What a representative is to whom they speak for: family, 成年後見人, 任意後見人, lawyer, other. */
export const relationships = ['family', 'legal-guardian', 'voluntary-guardian', 'lawyer', 'other'] as const;
export type Relationship = (typeof relationships)[number];

/** What a representative may speak about. */
export const representedScopes = ['orders', 'all'] as const;
export type RepresentedScope = (typeof representedScopes)[number];

/** How it was found out that they may: a document was seen, or the represented was called back. */
export const verifications = ['document', 'call-back'] as const;
export type Verification = (typeof verifications)[number];

export const HOUSEHOLD_MAX = 50;
export const REPRESENTATIVES_MAX = 20;
/** How many one person represents: the head of a home may speak for all who live there. */
export const REPRESENTED_MAX = 200;
export const CONTACT_PERSONS_MAX = 200;
/** How many companies one customer is contact person of. */
export const COMPANIES_MAX = 50;

/** A day in Tokyo, such as `2026-11-24`. */
export const dayOf = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });

/** Whether it holds today, will, or does no more. */
export type RelationState = 'active' | 'upcoming' | 'over';

export interface Term {
  from: string | null;
  /** The last day. */
  until: string | null;
  endedAt: Date | null;
}

export function stateOf({ from, until, endedAt }: Term, today: string): RelationState {
  if (endedAt || (until !== null && until < today)) return 'over';
  return from !== null && from > today ? 'upcoming' : 'active';
}
