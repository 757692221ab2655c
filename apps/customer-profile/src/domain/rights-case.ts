import type { services } from '@engawa/contracts';

/**
 * What somebody may ask of a company that has their data: to see it (個人情報保護法 33条), to have it corrected (34条), to have it used no more
 * (35条) or erased (35条, 22条).
 */
export const rightsKinds = ['disclosure', 'correction', 'stop-of-use', 'erasure'] as const;
export type RightsKind = (typeof rightsKinds)[number];

/** The person, somebody who acts for them (施行令 13条), or who came after them. */
export const requesters = ['person', 'representative', 'heir'] as const;
export type Requester = (typeof requesters)[number];

export const rightsStates = ['open', 'erasing', 'answered', 'refused'] as const;
export type RightsState = (typeof rightsStates)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The law says 遅滞なく; a company says how many days that is. */
export const dueAt = (receivedAt: Date, days: number): Date => new Date(receivedAt.getTime() + days * DAY_MS);

/** Who confirms each part of an erasure, how many parts there are, and since when nothing is left elsewhere. */
export interface ErasureProgress {
  parts: number;
  /** Whether all facts of the person were told. */
  told: boolean;
  confirmed: { service: (typeof services)[number]; parts: number; rows: Record<string, number> }[];
  goneAt: Date;
}

/** Whether all is through: every service has confirmed every part, and Kafka and the backups have nothing any more. */
export function isThrough({ parts, told, confirmed, goneAt }: ErasureProgress, of: readonly string[], now: Date): boolean {
  const all = of.every((service) => confirmed.find((each) => each.service === service)?.parts === parts);
  return told && all && goneAt <= now;
}
