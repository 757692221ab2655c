import { hashIdentifier, hashKeyOf, nameOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { SortedIdentifiers } from '../domain/identity-rules.js';

/** Whose identifier it was, and when they were erased. */
export interface ErasedHolder {
  origin: string;
  erasure: string;
  at: Date;
}

/**
 * Who of these is, by their identifiers, somebody who was erased. The strongest identifier that is somebody's now, or was of somebody
 * who was erased, decides: of two who shared a number one may be erased, and the other goes on. By what several people share somebody
 * is meant only where there is nothing else.
 */
export async function erasedAmong(tx: Tx, customers: SortedIdentifiers[]): Promise<(ErasedHolder | undefined)[]> {
  const key = hashKeyOf(tx.dataSource);
  const asked = customers.map(({ joining, weak }) =>
    (joining.length > 0 ? joining : weak).map((identifier) => ({ identifier, hash: hashIdentifier(key, identifier) })),
  );
  const erased = await holdersOf(tx, asked.flat().map(({ hash }) => hash));
  if (erased.size === 0) return asked.map(() => undefined);
  const concerned = asked.filter((each) => each.some(({ hash }) => erased.has(hash.toString('hex'))));
  const living = await namesOfLiving(tx, concerned.flat().map(({ identifier }) => identifier));
  return asked.map((each) => {
    const deciding = each.find(({ identifier, hash }) => living.has(nameOf(identifier)) || erased.has(hash.toString('hex')));
    return deciding && !living.has(nameOf(deciding.identifier)) ? erased.get(deciding.hash.toString('hex')) : undefined;
  });
}

async function holdersOf(tx: Tx, hashes: Buffer[]): Promise<Map<string, ErasedHolder>> {
  if (hashes.length === 0) return new Map();
  const rows = await tx.query<(ErasedHolder & { hash: Buffer })[]>(
    `SELECT DISTINCT ON (hash) hash, origin, erasure, erased_at AS at FROM suppressed_identifiers JOIN erased_origins USING (origin)
      WHERE hash = ANY($1) ORDER BY hash, erased_at DESC`,
    [hashes],
  );
  return new Map(rows.map(({ hash, ...holder }) => [hash.toString('hex'), holder]));
}

/** Weak identifiers of somebody who was erased go some time after they were. */
async function namesOfLiving(tx: Tx, identifiers: JoiningIdentifier[]): Promise<Set<string>> {
  const rows = await tx.query<JoiningIdentifier[]>(
    `SELECT kind, namespace, value
       FROM (SELECT kind, namespace, value, origin FROM identifiers UNION ALL SELECT kind, namespace, value, origin FROM weak_identifiers) AS known
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (kind, namespace, value) USING (kind, namespace, value)
      WHERE NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = known.origin)`,
    [identifiers.map(({ kind }) => kind), identifiers.map(({ namespace }) => namespace), identifiers.map(({ value }) => value)],
  );
  return new Set(rows.map(nameOf));
}
