import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { mergedInto } from '../queries/customer-summary.js';

/** Throws, for a customer who was merged, a 307 to the same address, query and all, of the customer it is now. */
export async function refuseMerged(db: DataSource, id: string, { url }: FastifyRequest): Promise<void> {
  const survivor = await mergedInto(db, id);
  if (!survivor) return;
  throw new Problem(307, 'merged', 'This customer was merged into another.', {
    headers: { location: url.replace(/^\/api\/customers\/[^/?]+/, `/api/customers/${survivor}`), 'cache-control': 'no-store' },
    extensions: { mergedInto: survivor },
  });
}
