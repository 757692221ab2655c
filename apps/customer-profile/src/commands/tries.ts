import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';

/** Whoever tries out what belongs together is stopped after so many tries that found nobody, or several. */
const MISSES = 20;
const MISSES_WITHIN = '10 minutes';

export interface Try {
  /** Of whoever tries; one of the company itself has none. */
  partner?: string;
  subject: string;
  /** Which items were told, not what they said. */
  items: string[];
  now: Date;
}

/** Throws a 429 after too many tries in vain. One's tries wait for each other, so that many at once are counted as well. */
export async function refuseGuessing(tx: Tx, { subject, now }: Try): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [subject]);
  const [{ misses }] = await tx.query<[{ misses: number }]>(
    `SELECT count(*)::int AS misses FROM identifications
      WHERE subject = $1 AND origin IS NULL AND identified_at > $2::timestamptz - interval '${MISSES_WITHIN}'`,
    [subject, now],
  );
  if (misses < MISSES) return;
  const detail = 'Too many tries found nobody, or several. Wait ten minutes, or ask somebody who may see whole numbers and addresses.';
  throw new Problem(429, 'too-many-tries', detail, { headers: { 'retry-after': '600' } });
}

/** `origin`: who was identified; null for nobody, or several. */
export async function keepTry(tx: Tx, origin: string | null, { partner = '', subject, items, now }: Try): Promise<void> {
  await tx.query(
    `INSERT INTO identifications (id, partner, subject, items, origin, identified_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [uuidv7(), partner, subject, items, origin, now],
  );
}
