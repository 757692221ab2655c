import type { Authority, remedyKinds } from '@engawa/auth';

export type RemedyKind = (typeof remedyKinds)[number];

/** Limits of authority and remedies are in yen. */
export const CURRENCY = 'JPY';

/** A promise to make up for something, or the question whether it may be made. */
export interface Remedy {
  id: string;
  contact: string;
  kind: RemedyKind;
  /** What is refunded, or what the replacement or the coupon is worth, in yen. */
  amountMinor: number;
  /** `<shop>:<number>` */
  order: string | null;
  /** Why it is promised. */
  reason: string | null;
  state: 'granted' | 'asked' | 'refused';
  /** Subject of who asked. */
  askedBy: string;
  askedName: string;
  partner: string | null;
  askedAt: Date;
  /** Until when it is to be decided. */
  dueAt: Date;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: Date | null;
  /** What the one who decided had to say. */
  note: string | null;
}

/** Whether somebody may promise this without asking. */
export const isWithin = (authority: Authority | undefined, { kind, amountMinor }: Pick<Remedy, 'kind' | 'amountMinor'>): boolean =>
  amountMinor <= (authority?.[kind] ?? 0);
