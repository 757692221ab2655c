import type { Tx } from '@engawa/postgres';
import type { JoiningIdentifier } from '@engawa/identifiers';

/**
 * Keeps who may be meant by an identifier that several people share. Most are known, so that most batches write nothing. Gives the
 * origins that have a number which they had not before.
 */
export async function keepWeakIdentifiers(tx: Tx, told: { origin: string; weak: JoiningIdentifier[] }[]): Promise<string[]> {
  const all = told.flatMap(({ origin, weak }) => weak.map((identifier) => ({ origin, ...identifier })));
  if (all.length === 0) return [];
  const fresh = await tx.query<{ origin: string; kind: string }[]>(
    `INSERT INTO weak_identifiers (kind, namespace, value, origin)
     SELECT DISTINCT kind, namespace, value, origin FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) AS new (kind, namespace, value, origin)
      WHERE NOT EXISTS (SELECT FROM weak_identifiers AS old WHERE old.value = new.value AND old.kind = new.kind AND old.namespace = new.namespace AND old.origin = new.origin)
     ON CONFLICT DO NOTHING RETURNING origin, kind`,
    [all.map(({ kind }) => kind), all.map(({ namespace }) => namespace), all.map(({ value }) => value), all.map(({ origin }) => origin)],
  );
  return fresh.filter(({ kind }) => kind === 'phone').map(({ origin }) => origin);
}
