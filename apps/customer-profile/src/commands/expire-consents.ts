import { countDeleted, openDeletion, type Expire } from './count-deleted.js';
import { STEP, walkedTo, walkOn, type Walked } from './walk.js';

/** SQL: what the same origin said. Joined otherwise, each would be looked for among what everybody said of letters. */
const OWN = 'SELECT * FROM consents WHERE origin = old.origin OFFSET 0';

/**
 * A proof counts for as long as anything was sent on it, and its years begin when that ended: when the same origin said something else for the
 * same address and purpose, or its person was erased. What each said last stays: it says what may be sent, be it that somebody else has said
 * something of that address since.
 */
export const expireConsents =
  (isMeant: (channel: string) => boolean): Expire =>
  async (tx, lifetime, held) => {
    const behind = await walkedTo(tx, lifetime.id);
    const rows = await tx.query<(Walked & { channel: string })[]>(
      `SELECT id, occurred_at::text AS at, channel FROM consents
        WHERE (occurred_at, id) > ($1::timestamptz, $2::uuid) AND occurred_at < $3 ORDER BY occurred_at, id LIMIT ${STEP}`,
      [behind.at, behind.id, lifetime.end],
    );
    const [, proofs] = await tx.query<[unknown[], number]>(
      `DELETE FROM consents AS old WHERE id = ANY($1) AND origin <> ALL($3) AND (
         EXISTS (
           SELECT FROM (${OWN}) AS later WHERE later.channel = old.channel AND later.address = old.address AND later.purpose = old.purpose
              AND later.occurred_at < $2 AND (later.occurred_at, later.id) > (old.occurred_at, old.id))
         OR EXISTS (SELECT FROM erased_origins JOIN erasures ON erasures.id = erasure WHERE erased_origins.origin = old.origin AND erased_at < $2))`,
      [rows.filter(({ channel }) => isMeant(channel)).map(({ id }) => id), lifetime.end, held],
    );
    if (proofs > 0) await countDeleted(tx, await openDeletion(tx, lifetime), 'customer-profile', { proofs });
    await walkOn(tx, lifetime.id, rows);
    return rows.length === STEP ? 1 : 0;
  };
