import { hashIdentifier, hashKeyOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { EnteringFact } from '../domain/entering-fact.js';
import type { IdentityRules } from '../domain/identity-rules.js';
import { erasedAmong } from './erased-among.js';
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
export async function withoutErased(tx: Tx, facts: EnteringFact[], rules: IdentityRules): Promise<WithoutErased> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${ERASURE_LOCK})`);
  const [{ some, newest }] = await tx.query<[{ some: boolean; newest: Date | null }]>(
    'SELECT EXISTS (SELECT FROM erased_origins) AS some, (SELECT max(erased_at) FROM suppressed_identifiers) AS newest',
  );
  if (!some) return { facts, suppressing: false };
  const { late: theirs, naming } = await ofErased(tx, facts);
  const late = new Map(theirs.map((each) => [each.fact, each]));
  const older = facts.filter((fact) => !late.has(fact) && newest && (fact.cause.backfill || fact.cause.occurredAt < newest));
  for (const each of await bySuppressed(tx, older, rules)) late.set(each.fact, each);
  if (late.size > 0) await tellOwners(tx, [...late.values()]);
  const left = facts.filter((fact) => !late.has(fact));
  return { facts: left.map((fact) => (naming.has(fact) ? namingNobody(fact) : fact)), suppressing: newest !== null };
}

/** By the key that they go by, or the origin that they name; `naming` are facts of others, of an order or a contact of theirs, that name one. */
async function ofErased(tx: Tx, facts: EnteringFact[]): Promise<{ late: LateFact[]; naming: Set<EnteringFact> }> {
  const rows = await tx.query<{ place: number; origin: string; erasure: string; isTheirs: boolean }[]>(
    `SELECT place::int - 1 AS place, erased_origins.origin, erasure, erased_origins.origin = coalesce(key_origins.origin, named) AS "isTheirs"
       FROM unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY AS asked (owner, key, named, place)
       LEFT JOIN key_origins USING (owner, key) JOIN erased_origins ON erased_origins.origin IN (key_origins.origin, named)`,
    [facts.map(({ contract }) => contract.owner), facts.map(({ key }) => key), facts.map(({ data }) => data.customer.origin ?? null)],
  );
  const theirs = rows.filter(({ isTheirs }) => isTheirs);
  return {
    late: theirs.map(({ place, origin, erasure }) => ({ fact: facts[place]!, origin, erasure })),
    naming: new Set(rows.filter(({ isTheirs }) => !isTheirs).map(({ place }) => facts[place]!)),
  };
}

function namingNobody(fact: EnteringFact): EnteringFact {
  const { origin: _, ...customer } = fact.data.customer;
  return { ...fact, data: { ...fact.data, customer } };
}

/** By an identifier of somebody who was erased since. */
async function bySuppressed(tx: Tx, facts: EnteringFact[], rules: IdentityRules): Promise<LateFact[]> {
  const holders = await erasedAmong(tx, facts.map(({ data }) => rules.sort(data.customer)));
  return facts.flatMap((fact, place) => {
    const holder = holders[place];
    return holder && (fact.cause.backfill || fact.cause.occurredAt < holder.at) ? [{ fact, origin: holder.origin, erasure: holder.erasure }] : [];
  });
}

/**
 * What comes of the same order, contact or answer is theirs from now on, and Kafka and the backups have something of them again. Facts of
 * our own were not kept yet.
 */
async function tellOwners(tx: Tx, late: LateFact[]): Promise<void> {
  const others = late.filter(({ fact }) => fact.contract.owner !== 'customer-profile');
  await tx.query('INSERT INTO key_origins (owner, key, origin) SELECT DISTINCT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING', [
    others.map(({ fact }) => fact.contract.owner),
    others.map(({ fact }) => fact.key),
    others.map(({ origin }) => origin),
  ]);
  for (const [erasure, all] of Map.groupBy(late, (each) => each.erasure)) {
    const newest = all.map(({ fact }) => fact.recordedAt).reduce((one, other) => (one > other ? one : other));
    await tx.query(
      `UPDATE erasures SET late_facts = late_facts + $2, closed_at = NULL, gone_at = greatest(gone_at, $3::timestamptz + coalesce(make_interval(days => gone_days), gone_at - erased_at))
        WHERE id = $1`,
      [erasure, all.length, newest],
    );
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
