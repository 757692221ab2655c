import type { Tx } from '@engawa/postgres';
import { signKeysOf, type SignKey } from '../domain/duplicate-signs.js';
import { plainProfile, type DatedFields } from '../domain/profile.js';
import { openDuplicates, type Suspect } from './open-duplicates.js';

/** A key that more have than this is no sign: it is a form's example, or a house. */
const MANY = 10;

/**
 * Keeps by which signs others may be found who are the same person, and opens a case for each who is found now. `changed` are the
 * origins of which something else is known now. Nothing is written for those who have no new sign, as most.
 */
export async function findDuplicates(tx: Tx, changed: Map<string, DatedFields>): Promise<void> {
  const origins = [...changed.keys()].sort();
  if (origins.length === 0) return;
  const phones = await sharedPhones(tx, origins);
  const keys = origins.flatMap((origin) => signKeysOf(plainProfile(changed.get(origin)!), phones.get(origin) ?? []).map((each) => ({ ...each, origin })));
  const fresh = await keepKeys(tx, origins, keys);
  if (fresh.length === 0) return;
  const holders = await holdersOf(tx, fresh);
  await openDuplicates(tx, await suspectsAmong(tx, holders.filter(({ origins: all }) => all.length <= MANY)));
  await closeCases(tx, holders.filter(({ origins: all }) => all.length > MANY));
}

interface Holders extends SignKey {
  /** Who has the key now, the oldest of them, at most one more than may be. */
  origins: string[];
}

/** Those who bring the same key at the same time wait for each other: else neither would see the other. */
async function holdersOf(tx: Tx, fresh: OwnKey[]): Promise<Holders[]> {
  await tx.query('SELECT pg_advisory_xact_lock(lock) FROM (SELECT DISTINCT hashtextextended(name, 0) AS lock FROM unnest($1::text[]) AS each (name) ORDER BY 1) AS locks', [
    fresh.map(({ sign, key }) => `${sign} ${key}`),
  ]);
  return tx.query<Holders[]>(
    `SELECT DISTINCT new.sign, new.key, ARRAY(SELECT origin FROM sign_keys WHERE sign_keys.sign = new.sign AND sign_keys.key = new.key ORDER BY origin LIMIT ${MANY + 1}) AS origins
       FROM unnest($1::text[], $2::text[]) AS new (sign, key)`,
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

/** What many have in common says nothing of the first of them either. */
async function closeCases(tx: Tx, crowded: Holders[]): Promise<void> {
  const pairs = crowded.flatMap(({ sign, origins }) => origins.flatMap((a) => origins.filter((b) => a < b).map((b) => ({ a, b, sign }))));
  if (pairs.length === 0) return;
  await tx.query(
    `DELETE FROM duplicates USING unnest($1::uuid[], $2::uuid[], $3::text[]) AS crowd (a, b, reason)
      WHERE duplicates.a = crowd.a AND duplicates.b = crowd.b AND duplicates.reason = crowd.reason AND state IN ('open', 'later')`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b), pairs.map(({ sign }) => sign)],
  );
}

type OwnKey = SignKey & { origin: string };
const columnsOf = (keys: OwnKey[]) => [keys.map(({ sign }) => sign), keys.map(({ key }) => key), keys.map(({ origin }) => origin)];

async function sharedPhones(tx: Tx, origins: string[]): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ origin: string; values: string[] }[]>(
    `SELECT origin, array_agg(value) AS values FROM weak_identifiers WHERE origin = ANY($1) AND kind = 'phone' GROUP BY origin`,
    [origins],
  );
  return new Map(rows.map(({ origin, values }) => [origin, values]));
}

/** What is not so any more goes; gives back what was not known. */
async function keepKeys(tx: Tx, origins: string[], keys: OwnKey[]): Promise<OwnKey[]> {
  const known = await tx.query<OwnKey[]>('SELECT sign, key, origin FROM sign_keys WHERE origin = ANY($1)', [origins]);
  const nameOf = ({ sign, key, origin }: OwnKey) => `${origin} ${sign} ${key}`;
  const [before, now] = [new Set(known.map(nameOf)), new Set(keys.map(nameOf))];
  const gone = known.filter((each) => !now.has(nameOf(each)));
  if (gone.length > 0) {
    await tx.query(
      `DELETE FROM sign_keys USING unnest($1::text[], $2::text[], $3::uuid[]) AS gone (sign, key, origin)
        WHERE sign_keys.sign = gone.sign AND sign_keys.key = gone.key AND sign_keys.origin = gone.origin`,
      columnsOf(gone),
    );
  }
  const fresh = keys.filter((each) => !before.has(nameOf(each)));
  if (fresh.length > 0) {
    await tx.query('INSERT INTO sign_keys (sign, key, origin) SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING', columnsOf(fresh));
  }
  return fresh;
}
