import { Problem, type ProblemBody } from '@engawa/http';
import type { RefusedItem } from '../domain/item.js';

/** A refused item as a problem of its own. */
export function problemOf({ refused }: RefusedItem): Problem {
  return new Problem(refused.status, refused.code, refused.detail, { errors: refused.errors });
}

export const problemBodyOf = (item: RefusedItem): ProblemBody => problemOf(item).body;
