import type { Tx } from '@engawa/postgres';
import type { ResolvedFact } from '../domain/entering-fact.js';
import { kindKey, tooMany, type Link, type Most, type SetAside } from '../domain/grouping.js';
import { lockCustomers, type LockedCustomer, type OriginPlace } from './lock-customers.js';
import { moveOrigins } from './move-origins.js';
import { openDuplicates, type Suspect } from './open-duplicates.js';
import { regroupContested, type WantedGroups } from './regroup-contested.js';

export interface JoinResult {
  places: Map<string, OriginPlace>;
  /** `customer.regrouped`, one for each origin concerned, to be stated before the batch's own facts. */
  regrouped: ResolvedFact[];
}

/**
 * Locks the customers of all origins the facts link, in sorted order, and joins those that a fact shows to be one.
 * After it the grouping of these origins cannot change until COMMIT. Whoever begins with a fact is nobody else's to lock, nor to join.
 */
export async function joinCustomers(tx: Tx, facts: ResolvedFact[], most: Most): Promise<JoinResult> {
  const { places, customers, shared } = await lockCustomers(tx, [...new Set(facts.flatMap(({ begins, linked }) => (begins ? [] : linked)))]);
  for (const { begins, linked } of facts) if (begins) for (const origin of linked) places.set(origin, { customer: begins, version: 1 });
  const told = linksOf(facts);
  const links = (await keepLinks(tx, told, shared)).filter(({ a }) => customers.has(places.get(a)!.customer));
  const regrouped: ResolvedFact[] = [];
  const causes = new Map(facts.filter(({ linked }) => linked.length > 1).flatMap((fact) => fact.linked.map((origin) => [origin, fact])));
  const causeOf = (origins: Iterable<string>) => [...origins].flatMap((origin) => causes.get(origin) ?? [])[0]!;
  const { whole, contested } = await sortOut(tx, componentsOf(links, places), customers, most);
  const make = async (all: WantedGroups[]) => {
    const change = await moveOrigins(tx, all.map((wanted) => ({ wanted, cause: causeOf(wanted.from.keys()) })));
    regrouped.push(...change.regrouped);
    for (const [origin, place] of change.places) places.set(origin, place);
  };
  await make(await wholeGroups(tx, whole, customers));
  // One after the other, since two of them may hang together.
  for (const set of contested) await make([await regroupContested(tx, set, most, 'facts')]);
  await openSetAside(tx, told.filter(({ a, b }) => places.get(a)!.customer !== places.get(b)!.customer));
  return { places, regrouped };
}

/** A fact names both, and yet they are two: a person looks at it. */
async function openSetAside(tx: Tx, links: Shown[]): Promise<void> {
  if (links.length === 0) return;
  const suspects = await tx.query<Suspect[]>(
    `SELECT a, b, set_aside AS reason FROM links JOIN unnest($1::uuid[], $2::uuid[]) AS told (a, b) USING (a, b) WHERE NOT decided AND set_aside <> 'shared'`,
    [links.map(({ a }) => a), links.map(({ b }) => b)],
  );
  await openDuplicates(tx, suspects);
}

type Shown = Omit<Link, 'decided'>;

/** What facts show, each pair by its earliest fact: the origin the fact belongs to, and each other that it names. */
function linksOf(facts: ResolvedFact[]): Shown[] {
  const earliest = new Map<string, Shown>();
  for (const { origin, linked, id, cause } of facts) {
    for (const [place, other] of linked.entries()) {
      if (other === origin) continue;
      const [a, b] = origin < other ? [origin, other] : [other, origin];
      const before = earliest.get(a + b);
      const link = { a, b, at: cause.occurredAt, cause: id, place };
      if (!before || +link.at < +before.at || (+link.at === +before.at && link.cause < before.cause)) earliest.set(a + b, link);
    }
  }
  return [...earliest.values()].sort((one, other) => (one.a + one.b < other.a + other.b ? -1 : 1));
}

/**
 * Keeps them, and gives back those that were not known, or not so early, and may join. Most are known, so that most batches
 * write nothing.
 */
async function keepLinks(tx: Tx, links: Shown[], shared: Set<string>): Promise<{ a: string; b: string }[]> {
  if (links.length === 0) return [];
  const setAside = links.map(({ a, b }): SetAside | null => (shared.has(a) || shared.has(b) ? 'shared' : null));
  const changed = await tx.query<{ a: string; b: string }[]>(
    `INSERT INTO links (a, b, decided, at, cause, place, set_aside)
     SELECT a, b, false, new.at, new.cause, new.place, new.set_aside
       FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::int[], $6::text[]) AS new (a, b, at, cause, place, set_aside)
      WHERE NOT EXISTS (SELECT FROM links AS old WHERE old.a = new.a AND old.b = new.b AND NOT decided AND (old.at, old.cause) <= (new.at, new.cause))
     ON CONFLICT (a, b, decided) DO UPDATE SET at = excluded.at, cause = excluded.cause, place = excluded.place
     RETURNING a, b`,
    [links.map(({ a }) => a), links.map(({ b }) => b), links.map(({ at }) => at.toISOString()), links.map(({ cause }) => cause), links.map(({ place }) => place), setAside],
  );
  return changed.filter(({ a, b }) => !shared.has(a) && !shared.has(b));
}

/** Customers that these links hold together, in sets. */
function componentsOf(links: { a: string; b: string }[], places: Map<string, OriginPlace>): Set<string>[] {
  const setOf = new Map<string, Set<string>>();
  for (const { a, b } of links) {
    const [one, other] = [a, b].map((origin) => {
      const { customer } = places.get(origin)!;
      return setOf.get(customer) ?? setOf.set(customer, new Set([customer])).get(customer)!;
    }) as [Set<string>, Set<string>];
    if (one === other) continue;
    for (const customer of other) setOf.set(customer, one.add(customer));
  }
  return [...new Set(setOf.values())];
}

/** Which of the sets join as a whole, and which have to be grouped by all their links. */
async function sortOut(tx: Tx, components: Set<string>[], customers: Map<string, LockedCustomer>, most: Most): Promise<{ whole: string[][]; contested: string[][] }> {
  const isContested = (component: Set<string>) => [...component].some((id) => customers.get(id)!.contested);
  const clear = components.filter((component) => component.size > 1 && !isContested(component));
  const kinds = await kindsOf(tx, clear.flatMap((component) => [...component]));
  const fits = (component: Set<string>) => {
    let sum = { origins: 0, kinds: new Map<string, number>() };
    return [...component].every((id) => {
      const own = { origins: customers.get(id)!.originCount, kinds: kinds.get(id) ?? new Map<string, number>() };
      if (sum.origins > 0 && tooMany(sum, own, most)) return false;
      sum = { origins: sum.origins + own.origins, kinds: summed(sum.kinds, own.kinds) };
      return true;
    });
  };
  const [whole, beyond] = [clear.filter(fits), clear.filter((component) => !fits(component))];
  return { whole: whole.map((each) => [...each]), contested: [...components.filter(isContested), ...beyond].map((each) => [...each]) };
}

function summed(one: Map<string, number>, other: Map<string, number>): Map<string, number> {
  const sum = new Map(one);
  for (const [kind, count] of other) sum.set(kind, (sum.get(kind) ?? 0) + count);
  return sum;
}

async function kindsOf(tx: Tx, customers: string[]): Promise<Map<string, Map<string, number>>> {
  if (customers.length === 0) return new Map();
  const rows = await tx.query<{ customer: string; kind: string; namespace: string; count: number }[]>(
    `SELECT customer_id AS customer, kind, namespace, count(*)::int AS count
       FROM origins JOIN identifiers USING (origin) WHERE customer_id = ANY($1) GROUP BY customer_id, kind, namespace`,
    [customers],
  );
  const byCustomer = Map.groupBy(rows, ({ customer }) => customer);
  return new Map([...byCustomer].map(([customer, own]) => [customer, new Map(own.map(({ kind, namespace, count }) => [kindKey(kind, namespace), count]))]));
}

/** Each set of customers as one group. */
async function wholeGroups(tx: Tx, sets: string[][], customers: Map<string, LockedCustomer>): Promise<WantedGroups[]> {
  if (sets.length === 0) return [];
  const rows = await tx.query<{ origin: string; customer: string }[]>(
    'SELECT origin, customer_id AS customer FROM origins WHERE customer_id = ANY($1)',
    [sets.flat()],
  );
  const byCustomer = Map.groupBy(rows, ({ customer }) => customer);
  return sets.map((set) => {
    const from = new Map(set.flatMap((id) => byCustomer.get(id)!.map(({ origin }) => [origin, id])));
    return { groups: [[...from.keys()]], from, live: set.map((id) => customers.get(id)!), origins: [], contested: false };
  });
}
