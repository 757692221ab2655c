import type { LegalHold } from '../api/rights.js';
import { dayKey } from '../format/format.js';

const DAY = 86_400_000;

/** Days in Japan from today until something is due: 0 until the end of its day, negative after it. */
export function daysLeft(dueAt: string, now: number = Date.now()): number {
  return Math.round((Date.parse(dayKey(dueAt)) - Date.parse(dayKey(now))) / DAY);
}

/** Whether a hold forbids to erase: it counts to the end of its last day in Japan. */
export function isLasting({ endedAt, until }: LegalHold, now: number = Date.now()): boolean {
  return endedAt === null && (until === null || until >= dayKey(now));
}
