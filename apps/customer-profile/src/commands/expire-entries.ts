import { EXPIRED_FACTS_MAX } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { openDeletion, type Expire } from './count-deleted.js';
import { deleteEntries } from './delete-entries.js';

interface Aged {
  id: string;
  origin: string;
}

/** Entries of these types that are old enough, oldest first. Of somebody who is being erased the erasure sees to it. */
export function expireEntries({ types, whole }: { types: string[]; whole?: 'order' | 'contact' }): Expire {
  return async (tx, lifetime, held) => {
    for (const type of types) {
      const aged = await tx.query<Aged[]>(
        `SELECT id, origin FROM entries AS entry
          WHERE type = $1 AND occurred_at < $2 AND origin <> ALL($3) AND NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = entry.origin)
            ${whole ? still(whole) : ''}
          ORDER BY occurred_at LIMIT ${EXPIRED_FACTS_MAX / 2}`,
        [type, lifetime.end, held, ...(whole ? [types] : [])],
      );
      if (aged.length === 0) continue;
      await deleteEntries(tx, aged, await openDeletion(tx, lifetime), lifetime.now);
      return aged.length;
    }
    return 0;
  };
}

/** Nothing younger is about the same whole. */
const still = (whole: 'order' | 'contact') =>
  `AND NOT EXISTS (SELECT FROM entries AS younger WHERE younger.about ? '${whole}' AND younger.about->>'${whole}' = entry.about->>'${whole}'
                      AND younger.type = ANY($4) AND younger.occurred_at >= $2)`;
