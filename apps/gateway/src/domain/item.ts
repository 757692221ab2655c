import type { DataOf, IntakeContract, Violation } from '@engawa/contracts';

/** How many items one request may have: half of what may wait to be stored, so that one request never fills it. */
export const REQUEST_ITEMS_MAX = 10_000;

/** An item that keeps its contract and may be stored. */
export interface AcceptedItem {
  id: string;
  source: string;
  contract: IntakeContract;
  data: DataOf<IntakeContract>;
  /** When it happened, or undefined: the owner takes the time it read it. */
  time?: string;
  /** Absent where the trace is not kept and nobody named one. */
  traceparent?: string;
}

export interface RefusedItem {
  id?: string;
  source?: string;
  refused: { status: number; code: string; detail: string; errors: Violation[] };
}

export type Item = AcceptedItem | RefusedItem;

export const isRefused = (item: Item): item is RefusedItem => 'refused' in item;

export function refuse(
  code: string,
  detail: string,
  errors: Violation[],
  name: { id?: string; source?: string } = {},
  status = 400,
): RefusedItem {
  return { ...name, refused: { status, code, detail, errors } };
}
