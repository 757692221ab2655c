import { contractOf, personalFields } from '@engawa/contracts';
import { FACTS_PAGE, type FactsQuery, type KeptFact } from '@engawa/outbox';
import type { DataSource } from 'typeorm';

/**
 * Facts as this service stated them again: with their customer as it is now, without identifiers and personal fields. They
 * are the timeline's entries, of which a regrouping is one, whatever the number of its origins. Times are those of the entry.
 */
export async function knownFacts(db: DataSource, { ids, after, limit = FACTS_PAGE }: FactsQuery): Promise<KeptFact[]> {
  const rows = await db.query<KeptFact[]>(
    `SELECT id, type, version, origin AS key, occurred_at AS "occurredAt", recorded_at AS "recordedAt",
            data || jsonb_build_object('customer', jsonb_build_object('origin', origin)) AS data,
            jsonb_build_object('origin', origin, 'customer', customer_id, 'groupVersion', group_version) AS known
       FROM entries JOIN origins USING (origin)
      WHERE ${ids ? 'id = ANY($1)' : '$1::uuid IS NULL OR id > $1'} ORDER BY id LIMIT $2`,
    [ids ?? after ?? null, limit],
  );
  for (const { type, data } of rows) for (const field of personalFields(contractOf(type)!)) delete data[field];
  return rows;
}
