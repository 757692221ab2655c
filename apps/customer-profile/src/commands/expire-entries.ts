import { ContactClosed, ContactOpened, EXPIRED_FACTS_MAX } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import type { AgingEntries } from '../domain/lifetime.js';
import { openDeletion, type EndedLifetime, type Expire } from './count-deleted.js';
import { deleteEntries } from './delete-entries.js';

type Whole = NonNullable<AgingEntries['whole']>;

/** Found in one step, with which the rest of their wholes goes. */
const STEP = EXPIRED_FACTS_MAX / 2;
const WHOLES = EXPIRED_FACTS_MAX / 8;

/** Entries of these types that are old enough, oldest first. Of somebody who is being erased the erasure sees to it. */
export function expireEntries({ types, whole, foundBy = types }: AgingEntries): Expire {
  return async (tx, lifetime, held) => {
    for (const type of foundBy) {
      const aged = await tx.query<{ id: string; origin: string; whole: string | null }[]>(
        `SELECT id, origin, ${whole ? `about->>'${whole}'` : 'NULL'} AS whole FROM entries AS entry
          WHERE type = $1 AND occurred_at < $2 AND ${FREE}
            ${whole ? `AND ${over(whole)}` : ''}
          ORDER BY occurred_at LIMIT ${whole ? WHOLES : STEP}`,
        [type, lifetime.end, held, ...(whole ? [types] : [])],
      );
      if (aged.length === 0) continue;
      const found = whole ? await wholesOf(tx, { types, whole, named: aged.map((each) => each.whole) }, lifetime, held) : aged;
      await deleteEntries(tx, found, await openDeletion(tx, lifetime), lifetime.now);
      return aged.length;
    }
    return 0;
  };
}

const FREE = 'origin <> ALL($3) AND NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = entry.origin)';

/**
 * Nothing younger is about the same whole, and a contact that was opened is closed: whoever closes it tells of it under the same key, and that
 * has to find whose it is. Of an order nothing is told any more once it has been silent for its lifetime, whether or not its delivery was
 * ever told. One value for each entry, which the planner makes no table of all wholes for.
 */
const over = (whole: Whole) =>
  `(SELECT bool_and(occurred_at < $2) AND ${FINISHED[whole]} FROM entries AS part
     WHERE part.about ? '${whole}' AND part.about->>'${whole}' = entry.about->>'${whole}' AND part.type = ANY($4))`;

const FINISHED: Record<Whole, string> = {
  contact: `(bool_or(type = '${ContactClosed.type}') OR NOT bool_or(type = '${ContactOpened.type}'))`,
  order: 'true',
};

/** All that is about these wholes, so that nobody finds half of one. */
function wholesOf(
  tx: Tx,
  { types, whole, named }: { types: string[]; whole: Whole; named: (string | null)[] },
  { end }: EndedLifetime,
  held: string[],
): Promise<{ id: string; origin: string }[]> {
  return tx.query(
    `SELECT id, origin FROM entries AS entry
      WHERE about ? '${whole}' AND about->>'${whole}' = ANY($1) AND occurred_at < $2 AND ${FREE} AND type = ANY($4)`,
    [named, end, held, types],
  );
}
