import { CustomerDataExpired } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { ResolvedFact } from '../domain/entering-fact.js';
import type { OriginPlace } from './lock-customers.js';
import { publishKnown } from './publish-known.js';

interface ExpiredPart {
  id: string;
  deletion: string;
  origin: string;
  facts: string[];
  orders: string[];
}

/** Tells all services of parts of a deletion. They stand on no timeline and are no facts to rebuild from. */
export async function stateExpired(tx: Tx, parts: ExpiredPart[], now: Date): Promise<void> {
  const rows = await tx.query<(OriginPlace & { origin: string })[]>(
    'SELECT origin, customer_id AS customer, group_version AS version FROM origins WHERE origin = ANY($1)',
    [parts.map(({ origin }) => origin)],
  );
  const stated = parts.map(({ id, deletion, origin, facts, orders }): ResolvedFact => {
    const data = { deletion, part: id, customer: { origin }, facts, orders };
    return { id: uuidv7(), contract: CustomerDataExpired, key: origin, data, recordedAt: new Date(), cause: { occurredAt: now, backfill: false }, origin, linked: [origin] };
  });
  await publishKnown(tx, stated, new Map(rows.map((row) => [row.origin, row])));
}

/** Processes of the version before skip what they do not know, and cannot read an answer. */
const AGAIN = `interval '1 day'`;

/** Tells again what not every service has confirmed within a day. Gives how many parts. */
export async function tellExpiredAgain(tx: Tx, now: Date): Promise<number> {
  const [parts] = await tx.query<[ExpiredPart[], number]>(
    `UPDATE deletion_parts SET told_at = clock_timestamp()
      WHERE id IN (SELECT id FROM deletion_parts WHERE told_at < clock_timestamp() - ${AGAIN} ORDER BY told_at LIMIT 100 FOR UPDATE SKIP LOCKED)
     RETURNING id, deletion, origin, facts, orders`,
  );
  if (parts.length > 0) await stateExpired(tx, parts, now);
  return parts.length;
}
