import { Problem, type ProblemBody } from '@engawa/http';
import { REQUEST_ITEMS_MAX, type RefusedItem } from '../domain/item.js';

/** A refused item as a problem of its own. */
export function problemOf({ refused }: RefusedItem): Problem {
  return new Problem(refused.status, refused.code, refused.detail, { errors: refused.errors });
}

export const problemBodyOf = (item: RefusedItem): ProblemBody => problemOf(item).body;

/** Refuses a whole batch that has too many items, before any of them is read. */
export function refuseTooMany(items: unknown[], pointer: string): void {
  if (items.length <= REQUEST_ITEMS_MAX) return;
  const most = REQUEST_ITEMS_MAX.toLocaleString('en');
  const errors = [{ pointer, detail: `must not have more than ${most} items` }];
  throw new Problem(413, 'too-many-items', `A request has at most ${most} items. Nothing of it is stored; send it in parts.`, { errors });
}
