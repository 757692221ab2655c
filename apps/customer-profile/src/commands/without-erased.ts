import { hashIdentifier, hashKeyOf, normalise, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { EnteringFact } from '../domain/entering-fact.js';
import { keepConfirmation, stateErased } from './state-erased.js';

/** Batches hold it together, an erasure alone: none of them has read identifiers before it that it writes after it. */
export const ERASURE_LOCK = `hashtextextended('engawa.erasure', 0)`;

interface LateFact {
  fact: EnteringFact;
  origin: string;
  erasure: string;
}

/** What is to be entered, and whether there is anybody who was erased and might come again. */
export interface WithoutErased {
  facts: EnteringFact[];
  suppressing: boolean;
}

/**
 * Leaves out facts about people who were erased: of an order, contact or answer of theirs, about an origin of theirs, or from before
 * the erasure with an identifier of theirs, as whatever is history. They are counted, and whoever stated them is told to erase them. What
 * comes from after the erasure begins somebody new.
 */
export async function withoutErased(tx: Tx, facts: EnteringFact[]): Promise<WithoutErased> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${ERASURE_LOCK})`);
  const [{ some, newest }] = await tx.query<[{ some: boolean; newest: Date | null }]>(
    'SELECT EXISTS (SELECT FROM erased_origins) AS some, (SELECT max(erased_at) FROM suppressed_identifiers) AS newest',
  );
  if (!some) return { facts, suppressing: false };
  const late = new Map((await ofErased(tx, facts)).map((each) => [each.fact, each]));
  const older = facts.filter((fact) => !late.has(fact) && newest && (fact.cause.backfill || fact.cause.occurredAt < newest));
  for (const each of await bySuppressed(tx, older)) late.set(each.fact, each);
  if (late.size > 0) await tellOwners(tx, [...late.values()]);
  return { facts: facts.filter((fact) => !late.has(fact)), suppressing: newest !== null };
}

/** By the key that they go by, or the origin that they name. */
async function ofErased(tx: Tx, facts: EnteringFact[]): Promise<LateFact[]> {
  const rows = await tx.query<{ place: number; origin: string; erasure: string }[]>(
    `SELECT place::int - 1 AS place, erased_origins.origin, erasure
       FROM unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY AS asked (owner, key, named, place)
       LEFT JOIN key_origins USING (owner, key) JOIN erased_origins ON erased_origins.origin = coalesce(key_origins.origin, named)`,
    [facts.map(({ contract }) => contract.owner), facts.map(({ key }) => key), facts.map(({ data }) => data.customer.origin ?? null)],
  );
  return rows.map(({ place, ...erased }) => ({ fact: facts[place]!, ...erased }));
}

/** By an identifier of somebody who was erased since. */
async function bySuppressed(tx: Tx, facts: EnteringFact[]): Promise<LateFact[]> {
  const key = hashKeyOf(tx.dataSource);
  const hashed = facts.flatMap((fact) => {
    const verified = (fact.data.customer.identifiers ?? []).filter(({ verified }) => verified !== false);
    return verified.map((identifier) => ({ fact, hash: hashIdentifier(key, normalise(identifier)) }));
  });
  if (hashed.length === 0) return [];
  const rows = await tx.query<{ hash: Buffer; origin: string; erasure: string; at: Date }[]>(
    `SELECT DISTINCT ON (hash) hash, origin, erasure, erased_at AS at FROM suppressed_identifiers JOIN erased_origins USING (origin)
      WHERE hash = ANY($1) ORDER BY hash, erased_at DESC`,
    [hashed.map(({ hash }) => hash)],
  );
  const suppressed = new Map(rows.map((row) => [row.hash.toString('hex'), row]));
  return hashed.flatMap(({ fact, hash }) => {
    const row = suppressed.get(hash.toString('hex'));
    return row && (fact.cause.backfill || fact.cause.occurredAt < row.at) ? [{ fact, origin: row.origin, erasure: row.erasure }] : [];
  });
}

/** What comes of the same order, contact or answer is theirs from now on. Facts of our own were not kept yet. */
async function tellOwners(tx: Tx, late: LateFact[]): Promise<void> {
  const others = late.filter(({ fact }) => fact.contract.owner !== 'customer-profile');
  await tx.query('INSERT INTO key_origins (owner, key, origin) SELECT DISTINCT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING', [
    others.map(({ fact }) => fact.contract.owner),
    others.map(({ fact }) => fact.key),
    others.map(({ origin }) => origin),
  ]);
  for (const [erasure, all] of Map.groupBy(late, (each) => each.erasure)) {
    await tx.query('UPDATE erasures SET late_facts = late_facts + $2, closed_at = NULL WHERE id = $1', [erasure, all.length]);
  }
  for (const [origin, all] of Map.groupBy(others, (each) => each.origin)) {
    const { erasure, fact } = all[0]!;
    const { part } = await stateErased(tx, { erasure, origin, facts: [...new Set(all.map((each) => each.fact.id))] }, fact.cause.occurredAt);
    await keepConfirmation(tx, { erasure, part, service: 'customer-profile', rows: {} }, fact.recordedAt);
  }
}

/** Somebody who was erased has come again by themselves: whoever answers for the erasure sees that it was not in vain. */
export async function noteReturns(tx: Tx, minted: JoiningIdentifier[]): Promise<void> {
  const key = hashKeyOf(tx.dataSource);
  await tx.query(
    `UPDATE erasures SET returns = returns + came.times
       FROM (SELECT erasure, count(*) AS times FROM suppressed_identifiers JOIN erased_origins USING (origin) WHERE hash = ANY($1) GROUP BY erasure) AS came
      WHERE erasures.id = came.erasure`,
    [minted.map((identifier) => hashIdentifier(key, identifier))],
  );
}
