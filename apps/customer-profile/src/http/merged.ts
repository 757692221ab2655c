import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { erasedProblem } from '../commands/refuse-gone.js';
import { whereabouts } from '../queries/customer-summary.js';

/**
 * Throws, for a customer who was merged, a 307 to the same address, query and all, of the customer it is now, and 410 for one who
 * was erased, also after a merge.
 */
export async function refuseMerged(db: DataSource, id: string, { url }: FastifyRequest): Promise<void> {
  const found = await whereabouts(db, id);
  if (found?.erased) throw erasedProblem();
  if (!found?.mergedInto) return;
  throw new Problem(307, 'merged', 'This customer was merged into another.', {
    headers: { location: url.replace(/^\/api\/customers\/[^/?]+/, `/api/customers/${found.mergedInto}`), 'cache-control': 'no-store' },
    extensions: { mergedInto: found.mergedInto },
  });
}
