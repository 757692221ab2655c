import type { ProfileFields } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import type { ResolvedFact } from '../domain/entering-fact.js';
import { nameGrams, withSaid, type DatedFields } from '../domain/profile.js';

/**
 * Keeps what sources say of people, with their origins, and gives back what is known now of those of whom something else is. The
 * customers' locks of the batch keep others away.
 */
export async function updateProfiles(tx: Tx, facts: ResolvedFact[]): Promise<Map<string, DatedFields>> {
  const saying = facts.filter((fact) => fact.data.customer.profile);
  if (saying.length === 0) return new Map();
  const rows = await tx.query<{ origin: string; fields: DatedFields }[]>(
    'SELECT origin, fields FROM profiles WHERE origin = ANY($1)',
    [saying.map((fact) => fact.origin)],
  );
  const profiles = new Map(rows.map((row) => [row.origin, row.fields]));
  const changed = new Set<string>();
  for (const fact of saying) {
    const said = withSaid(profiles.get(fact.origin) ?? {}, fact.data.customer.profile as ProfileFields, fact.cause.occurredAt);
    if (!said) continue;
    profiles.set(fact.origin, said);
    changed.add(fact.origin);
  }
  const origins = [...changed].sort();
  if (origins.length === 0) return new Map();
  await tx.query(
    `INSERT INTO profiles (origin, fields, grams)
     SELECT origin, fields, ARRAY(SELECT jsonb_array_elements_text(grams))
       FROM unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) AS new (origin, fields, grams)
     ON CONFLICT (origin) DO UPDATE SET fields = excluded.fields, grams = excluded.grams`,
    [
      origins,
      origins.map((origin) => JSON.stringify(profiles.get(origin))),
      origins.map((origin) => {
        const { name, kana, company } = profiles.get(origin)!;
        return JSON.stringify(nameGrams([name?.value, kana?.value, company?.value]));
      }),
    ],
  );
  return new Map(origins.map((origin) => [origin, profiles.get(origin)!]));
}
