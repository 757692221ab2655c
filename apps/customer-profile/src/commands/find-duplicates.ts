import type { Tx } from '@engawa/postgres';
import { signKeysOf, type SignKey } from '../domain/duplicate-signs.js';
import { SOURCE_PRIORITIES } from '../db/source-priorities.js';
import { joinProfiles, type DatedFields, type SourcePriorities } from '../domain/profile.js';
import { openDuplicates, type Suspect } from './open-duplicates.js';

/** A key that more have than this is no sign: it is a form's example, or a house. */
const MANY = 10;

/**
 * Keeps by which signs others may be found who are the same person, and opens a case for each who is found now. `changed` are origins
 * of which something else is known now. A sign is made of all that is known of a customer, since a name may have come with an order, and
 * the birthday by telephone. Nothing is written for those who have no new sign, as most. Of each two of the `decided` somebody has just said
 * whether they are one.
 */
export async function findDuplicates(tx: Tx, changed: string[], decided: string[] = []): Promise<void> {
  if (changed.length === 0) return;
  const fresh = await keepKeys(tx, await readCustomers(tx, changed));
  if (fresh.length === 0) return;
  const holders = await holdersOf(tx, fresh);
  const suspects = await suspectsAmong(tx, holders.filter(({ origins: all }) => all.length <= MANY));
  await openDuplicates(tx, suspects.filter(({ a, b }) => !decided.includes(a) || !decided.includes(b)));
  await closeCases(tx, holders.filter(({ origins: all }) => all.length > MANY));
}

/** All that makes signs of a customer, and the signs that are known of their origins. */
interface Signed {
  /** The origin that has the signs which are new. */
  origin: string;
  profiles: DatedFields[];
  phones: string[];
  known: OwnKey[];
  priorities: SourcePriorities;
}

function readCustomers(tx: Tx, changed: string[]): Promise<Signed[]> {
  return tx.query<Signed[]>(
    `SELECT (array_agg(origin ORDER BY origin))[1] AS origin, ${SOURCE_PRIORITIES} AS priorities,
            (SELECT coalesce(jsonb_agg(fields), '[]') FROM origins JOIN profiles USING (origin) WHERE customer_id = changed.customer_id) AS profiles,
            ARRAY(SELECT DISTINCT value FROM origins JOIN weak_identifiers USING (origin) WHERE customer_id = changed.customer_id AND kind = 'phone') AS phones,
            (SELECT coalesce(jsonb_agg(jsonb_build_object('sign', sign, 'key', key, 'origin', origin)), '[]')
               FROM origins JOIN sign_keys USING (origin) WHERE customer_id = changed.customer_id) AS known
       FROM origins AS changed WHERE origin = ANY($1) GROUP BY customer_id ORDER BY 1`,
    [changed],
  );
}

interface Holders extends SignKey {
  /** Who have the key now, where it is not one alone, the oldest of them, at most one more than may be. */
  origins: string[];
}

/** Those who bring the same key at the same time wait for each other: else neither would see the other. */
async function holdersOf(tx: Tx, fresh: OwnKey[]): Promise<Holders[]> {
  await tx.query('SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT hashtextextended(name, 0) AS lock FROM unnest($1::text[]) AS each (name) ORDER BY 1) AS locks', [
    fresh.map(({ sign, key }) => `${sign} ${key}`),
  ]);
  return tx.query<Holders[]>(
    `SELECT sign, key, origins
       FROM (SELECT DISTINCT sign, key FROM unnest($1::text[], $2::text[]) AS new (sign, key)) AS new CROSS JOIN LATERAL (
         SELECT ARRAY(SELECT origin FROM sign_keys WHERE sign_keys.sign = new.sign AND sign_keys.key = new.key ORDER BY origin LIMIT ${MANY + 1}) AS origins) AS held
      WHERE cardinality(origins) > 1`,
    columnsOf(fresh).slice(0, 2),
  );
}

/** Of each two of them who are no one customer. */
async function suspectsAmong(tx: Tx, holders: Holders[]): Promise<Suspect[]> {
  const pairs = holders.flatMap(({ sign, origins }) => origins.flatMap((a) => origins.filter((b) => a < b).map((b) => ({ a, b, reason: sign }))));
  if (pairs.length === 0) return [];
  const rows = await tx.query<{ origin: string; customer: string }[]>('SELECT origin, customer_id AS customer FROM origins WHERE origin = ANY($1)', [
    [...new Set(pairs.flatMap(({ a, b }) => [a, b]))],
  ]);
  const customerOf = new Map(rows.map(({ origin, customer }) => [origin, customer]));
  return pairs.filter(({ a, b }) => customerOf.get(a) !== customerOf.get(b));
}

/** What many have in common says nothing of the first of them either, but where two of them have another key of that sign, which few have: the whole name beside the surname. */
async function closeCases(tx: Tx, crowded: Holders[]): Promise<void> {
  const pairs = crowded.flatMap(({ sign, origins }) => origins.flatMap((a) => origins.filter((b) => a < b).map((b) => ({ a, b, sign }))));
  if (pairs.length === 0) return;
  await tx.query(
    `DELETE FROM duplicates USING unnest($1::uuid[], $2::uuid[], $3::text[]) AS crowd (a, b, reason)
      WHERE duplicates.a = crowd.a AND duplicates.b = crowd.b AND duplicates.reason = crowd.reason AND state IN ('open', 'later')
        AND NOT EXISTS (SELECT FROM sign_keys AS own JOIN sign_keys AS others USING (sign, key) WHERE own.origin = crowd.a AND others.origin = crowd.b AND sign = crowd.reason
          AND (SELECT count(*) FROM (SELECT FROM sign_keys AS all_of_it WHERE all_of_it.sign = own.sign AND all_of_it.key = own.key LIMIT ${MANY + 1}) AS held) <= ${MANY})`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), pairs.map(({ sign }) => sign)],
  );
}

type OwnKey = SignKey & { origin: string };
const columnsOf = (keys: OwnKey[]) => [keys.map(({ sign }) => sign), keys.map(({ key }) => key), keys.map(({ origin }) => origin)];

/** What is not so any more goes; gives back what was not known. */
async function keepKeys(tx: Tx, customers: Signed[]): Promise<OwnKey[]> {
  const nameOf = ({ sign, key }: SignKey) => `${sign} ${key}`;
  const each = customers.map(({ origin, profiles, phones, known, priorities }) => {
    const now = new Map(signKeysOf(joinProfiles(profiles, priorities), phones).map((own) => [nameOf(own), { ...own, origin }]));
    const before = new Set(known.map(nameOf));
    return { gone: known.filter((own) => !now.has(nameOf(own))), fresh: [...now.values()].filter((own) => !before.has(nameOf(own))) };
  });
  const [gone, fresh] = [each.flatMap((own) => own.gone), each.flatMap((own) => own.fresh)];
  if (gone.length > 0) {
    await tx.query(
      `DELETE FROM sign_keys USING unnest($1::text[], $2::text[], $3::uuid[]) AS gone (sign, key, origin)
        WHERE sign_keys.sign = gone.sign AND sign_keys.key = gone.key AND sign_keys.origin = gone.origin`,
      columnsOf(gone),
    );
  }
  if (fresh.length > 0) {
    await tx.query('INSERT INTO sign_keys (sign, key, origin) SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING', columnsOf(fresh));
  }
  return fresh;
}
