import { CustomerErased, type DataOf } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import { publishKnown } from './publish-known.js';

/** What is to be erased of one origin: these facts, or what services keep of the origin itself where there are none. */
export interface ErasedPart {
  erasure: string;
  origin: string;
  facts: string[];
}

/**
 * Tells all services of a part of an erasure, and gives the part as it was told. It stands on no timeline and is no fact to rebuild
 * from: the erasure's own row is the truth.
 */
export async function stateErased(tx: Tx, { erasure, origin, facts }: ErasedPart, now: Date): Promise<DataOf<typeof CustomerErased>> {
  const [[row]] = await tx.query<[[{ parts: number; customer: string; version: number; hashes: string[] }], number]>(
    `UPDATE erasures SET parts = parts + 1 FROM origins WHERE erasures.id = $1 AND origins.origin = $2
     RETURNING parts, customer_id AS customer, group_version AS version,
               ARRAY(SELECT encode(hash, 'hex') FROM suppressed_identifiers WHERE suppressed_identifiers.origin = $2) AS hashes`,
    [erasure, origin],
  );
  const data = { erasure, part: row.parts, customer: { origin }, identifierHashes: row.hashes, facts };
  const stated = { id: uuidv7(), contract: CustomerErased, key: origin, data, recordedAt: new Date(), cause: { occurredAt: now, backfill: false } };
  const place = { customer: row.customer, version: row.version };
  await publishKnown(tx, [{ ...stated, origin, linked: [origin] }], new Map([[origin, place]]));
  return data;
}

/** What one service answers to a part. Unknown erasures and repeated answers change nothing; false for the former. */
export async function keepConfirmation(
  tx: Tx,
  { erasure, part, service, rows }: { erasure: string; part: number; service: string; rows: Record<string, number> },
  now: Date,
): Promise<boolean> {
  const found = await tx.query<unknown[]>('SELECT FROM erasures WHERE id = $1 AND parts >= $2', [erasure, part]);
  if (found.length === 0) return false;
  await tx.query(
    'INSERT INTO erasure_confirmations (erasure, part, service, confirmed_at, rows) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [erasure, part, service, now, JSON.stringify(rows)],
  );
  return true;
}
