import { EXPIRED_FACTS_MAX, WebTouched } from '@engawa/contracts';
import { openDeletion, type Expire } from './count-deleted.js';
import { deleteEntries } from './delete-entries.js';
import { STEP, walkedTo, walkOn, type Walked } from './walk.js';

/** Who is known by no more than a cookie and has not come back for so long: their visits go, and the cookie's number with the last of them. */
export const expireAnonymous: Expire = async (tx, lifetime, held) => {
  const behind = await walkedTo(tx, lifetime.id);
  const walked = await tx.query<(Walked & { known: boolean })[]>(
    `SELECT id, last_entry_at::text AS at, known FROM customers
      WHERE merged_into IS NULL AND last_entry_at IS NOT NULL AND (last_entry_at, id) > ($1::timestamptz, $2::uuid) AND last_entry_at < $3
      ORDER BY last_entry_at, id LIMIT ${STEP}`,
    [behind.at, behind.id, lifetime.end],
  );
  const unknown = walked.filter(({ known }) => !known).map(({ id }) => id);
  const visits = await tx.query<{ id: string; origin: string }[]>(
    `SELECT id, origin FROM origins JOIN entries USING (origin)
      WHERE customer_id = ANY($1) AND type = '${WebTouched.type}' AND origin <> ALL($2) LIMIT ${EXPIRED_FACTS_MAX}`,
    [unknown, held],
  );
  if (visits.length > 0) await deleteEntries(tx, visits, await openDeletion(tx, lifetime), lifetime.now);
  // As long as there are more visits of these, nobody behind them is looked at.
  if (visits.length === EXPIRED_FACTS_MAX) return visits.length;
  await walkOn(tx, lifetime.id, walked);
  return walked.length === STEP ? 1 : 0;
};
