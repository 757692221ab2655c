import { timelineEntry } from '@engawa/contracts';
import type { EnteringFact } from './entering-fact.js';

type ToEnter = Pick<EnteringFact, 'id' | 'contract' | 'data' | 'recordedAt'> & { occurredAt: Date };

/** How a fact stands on the timeline: what follows from the fact alone. */
export function entryOf({ id, contract, data, occurredAt, recordedAt }: ToEnter) {
  const { department, channel, about } = timelineEntry(contract, data);
  // Who it is about stands in the origin; identifiers and profile have their own tables.
  const shown: Record<string, unknown> = { ...data, customer: undefined };
  return { id, type: contract.type, version: contract.version, occurredAt, recordedAt, department, channel, about, data: shown };
}
