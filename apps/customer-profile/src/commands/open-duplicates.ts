import type { Tx } from '@engawa/postgres';
import type { DuplicateSign } from '../domain/duplicate-signs.js';
import type { SetAside } from '../domain/grouping.js';

/** Two origins whose customers may be one; the smaller id stands first. */
export interface Suspect {
  a: string;
  b: string;
  reason: DuplicateSign | SetAside;
}

/**
 * Each pair waits for a person, once for each reason: that they are two, or that it is to be seen later, stays decided. Who were made
 * one and are two again wait anew. Of somebody who has more browsers, or is called more names by another system, than one person has,
 * one such pair waits at a time: nobody decides about each.
 */
export async function openDuplicates(tx: Tx, pairs: Suspect[]): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `WITH new AS (
       SELECT DISTINCT a, b, reason, whose, kind, namespace FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS told (a, b, reason)
         LEFT JOIN LATERAL (${ONE_MORE}) AS more ON reason = 'too-many-of-a-kind')
     INSERT INTO duplicates (id, a, b, reason, found_at)
     SELECT gen_random_uuid(), a, b, reason, clock_timestamp() FROM (
       SELECT DISTINCT ON (coalesce(whose, a), coalesce(kind, b::text), namespace, reason) * FROM new ORDER BY coalesce(whose, a), coalesce(kind, b::text), namespace, reason, a, b) AS first
      WHERE NOT EXISTS (SELECT FROM duplicates AS old WHERE (old.a, old.b, old.reason) = (first.a, first.b, first.reason) AND state <> 'merged')
        AND NOT EXISTS (
          SELECT FROM duplicates AS old JOIN identifiers ON origin IN (old.a, old.b) AND (identifiers.kind, identifiers.namespace) = (first.kind, first.namespace)
           WHERE whose IN (old.a, old.b) AND origin <> whose AND old.reason = first.reason AND (old.a, old.b) <> (first.a, first.b) AND state IN ('open', 'later'))
      ORDER BY a, b, reason
     ON CONFLICT (a, b, reason) DO UPDATE SET state = 'open', found_at = excluded.found_at, decided_at = NULL, decided_by = NULL, decided_name = NULL
       WHERE duplicates.state = 'merged'`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), pairs.map(({ reason }) => reason)],
  );
}

/** SQL: which of two is nothing but a browser, or a name that another system gives of which nothing else is known, and whose it would be. */
const ONE_MORE = `
  SELECT CASE WHEN origin = a THEN b ELSE a END AS whose, kind, namespace FROM identifiers JOIN origins USING (origin) JOIN customers ON customers.id = customer_id
   WHERE origin IN (a, b) AND origin_count = 1 AND (kind = 'anonymous' OR kind = 'external' AND entry_count = 0)
     AND NOT EXISTS (SELECT FROM profiles WHERE profiles.origin = identifiers.origin) ORDER BY origin LIMIT 1`;
