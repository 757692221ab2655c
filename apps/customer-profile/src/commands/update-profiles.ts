import { CustomerCorrected } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import type { ResolvedFact } from '../domain/entering-fact.js';
import { DESK, fieldsSaid, isSame, nameGrams, withSaid, type DatedFields, type SourcePriorities } from '../domain/profile.js';

/**
 * Keeps what sources say of people, with their origins, and gives back those of whom something else may be known now. The customers' locks
 * of the batch keep others away.
 */
export async function updateProfiles(tx: Tx, facts: ResolvedFact[]): Promise<string[]> {
  const saying = facts.filter(({ data: { customer } }) => customer.profile ?? customer.emptied);
  if (saying.length === 0) return [];
  const { profiles, contested, priorities } = await profilesOf(tx, saying);
  const [written, changed] = [new Set<string>(), new Set<string>()];
  const news: ResolvedFact[] = [];
  for (const fact of saying) {
    const before = profiles.get(fact.origin) ?? {};
    const isNews = saysNew(fact, before);
    if (isNews) news.push(fact);
    const said = withSaid(before, saidIn(fact), { at: fact.cause.occurredAt, source: sourceOf(fact), fact: fact.id }, priorities);
    if (!said) continue;
    profiles.set(fact.origin, said);
    written.add(fact.origin);
    // What was known counts again, once it is said later than what another origin has.
    if (isNews || contested.has(fact.origin)) changed.add(fact.origin);
  }
  await keepChanges(tx, news);
  const origins = [...written].sort();
  await writeProfiles(tx, origins.map((origin) => ({ origin, fields: profiles.get(origin)! })));
  return [...changed].sort();
}

const saidIn = (fact: ResolvedFact) => fieldsSaid(fact.data.customer);
/** `desk` for what a department corrected, else the service that took the report. */
const sourceOf = ({ contract }: ResolvedFact) => (contract.type === CustomerCorrected.type ? DESK : contract.owner);

/** Most repeat what their source said last and counts: nothing has to be looked up for them. A department repeats nothing. */
function saysNew(fact: ResolvedFact, known: DatedFields): boolean {
  if (sourceOf(fact) === DESK) return true;
  return Object.entries(saidIn(fact)).some(([field, value]) => {
    const before = known[field as keyof DatedFields];
    return !isSame(before?.value, value) || (before?.source ?? sourceOf(fact)) !== sourceOf(fact);
  });
}

interface Known {
  profiles: Map<string, DatedFields>;
  /** Of whose customer another origin says something, too. */
  contested: Set<string>;
  priorities: SourcePriorities;
}

async function profilesOf(tx: Tx, saying: ResolvedFact[]): Promise<Known> {
  const [row] = await tx.query<[{ profiles: { origin: string; fields: DatedFields }[]; contested: string[]; priorities: SourcePriorities }]>(
    `SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('origin', origin, 'fields', fields)), '[]') FROM profiles WHERE origin = ANY($1)) AS profiles,
            ARRAY(SELECT own.origin FROM origins AS own WHERE own.origin = ANY($1) AND EXISTS (
              SELECT FROM origins AS other JOIN profiles ON profiles.origin = other.origin WHERE other.customer_id = own.customer_id AND other.origin <> own.origin)) AS contested,
            ${SOURCE_PRIORITIES} AS priorities`,
    [[...new Set(saying.map((fact) => fact.origin))]],
  );
  return { profiles: new Map(row.profiles.map(({ origin, fields }) => [origin, fields])), contested: new Set(row.contested), priorities: row.priorities };
}

/** Keeps of each fact what its source had not said of these fields just before, and all that a department says: something else counted until then. */
async function keepChanges(tx: Tx, news: ResolvedFact[]): Promise<void> {
  if (news.length === 0) return;
  const rows = await tx.query<{ origin: string; source: string; fields: Record<string, unknown> }[]>(
    'SELECT origin, source, fields FROM profile_changes WHERE origin = ANY($1) ORDER BY said_at, fact',
    [news.map(({ origin }) => origin)],
  );
  const last = new Map<string, Record<string, unknown>>();
  const saidBy = (origin: string, source: string) => {
    const name = `${origin} ${source}`;
    return last.get(name) ?? last.set(name, {}).get(name)!;
  };
  for (const { origin, source, fields } of rows) Object.assign(saidBy(origin, source), fields);
  const changes = news.flatMap((fact) => {
    const before = saidBy(fact.origin, sourceOf(fact));
    const fields = Object.fromEntries(Object.entries(saidIn(fact)).filter(([field, value]) => sourceOf(fact) === DESK || !isSame(before[field], value)));
    Object.assign(before, fields);
    return Object.keys(fields).length > 0 ? [{ fact, fields }] : [];
  });
  if (changes.length === 0) return;
  await tx.query(
    `INSERT INTO profile_changes (fact, origin, said_at, source, fields)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::jsonb[]) ON CONFLICT DO NOTHING`,
    [
      changes.map(({ fact }) => fact.id),
      changes.map(({ fact }) => fact.origin),
      changes.map(({ fact }) => fact.cause.occurredAt),
      changes.map(({ fact }) => sourceOf(fact)),
      changes.map(({ fields }) => JSON.stringify(fields)),
    ],
  );
}

async function writeProfiles(tx: Tx, profiles: { origin: string; fields: DatedFields }[]): Promise<void> {
  if (profiles.length === 0) return;
  await tx.query(
    `INSERT INTO profiles (origin, fields, grams)
     SELECT origin, fields, ARRAY(SELECT jsonb_array_elements_text(grams))
       FROM unnest($1::uuid[], $2::jsonb[], $3::jsonb[]) AS new (origin, fields, grams)
     ON CONFLICT (origin) DO UPDATE SET fields = excluded.fields, grams = excluded.grams`,
    [
      profiles.map(({ origin }) => origin),
      profiles.map(({ fields }) => JSON.stringify(fields)),
      profiles.map(({ fields: { name, kana, company } }) => JSON.stringify(nameGrams([name?.value, kana?.value, company?.value]))),
    ],
  );
}
