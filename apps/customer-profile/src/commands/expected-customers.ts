import { nameOf } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { readIdentityRules } from '../db/read-identity-rules.js';
import { groupOrigins, kindKey, sharedOrigins, type Link } from '../domain/grouping.js';
import type { SortedIdentifiers } from '../domain/identity-rules.js';
import { decisionsOn } from './regroup-contested.js';

/** Origin and customer that have an identifier. */
export interface Place {
  origin: string;
  customer: string;
}

interface KnownOrigin extends Place {
  kind: string | null;
  namespace: string | null;
  shared: boolean;
}

/**
 * Says for a customer, or the name of an identifier that nobody has, with whom they would be one if these lines were entered: what somebody
 * decided, and how many of a kind one may have, keeps apart here, too, whom a line names together. Nothing is locked.
 */
export async function expectedCustomers(tx: Tx, lines: SortedIdentifiers[], places: Map<string, Place>): Promise<(id: string) => string> {
  const known = await tx.query<KnownOrigin[]>(
    'SELECT origin, customer_id AS customer, kind, namespace, shared FROM origins LEFT JOIN identifiers USING (origin) WHERE customer_id = ANY($1)',
    [[...new Set([...places.values()].map(({ customer }) => customer))]],
  );
  const fresh = lines.flatMap(({ joining }) => joining.filter((each) => !places.has(nameOf(each))));
  const kinds = new Map(known.map(({ origin, kind, namespace }) => [origin, kind === null ? undefined : kindKey(kind, namespace ?? '')]));
  const customerOf = new Map(known.map(({ origin, customer }) => [origin, customer]));
  // Whoever was merged since their place was read.
  for (const { origin, customer } of places.values()) {
    if (customerOf.has(origin)) continue;
    customerOf.set(origin, customer);
    kinds.set(origin, undefined);
  }
  for (const each of fresh) kinds.set(nameOf(each), kindKey(each.kind, each.namespace));
  const kindOf = (origin: string) => kinds.get(origin);
  const told = linksOf(lines, places);
  const shared = new Set([...sharedOrigins(told, kindOf), ...known.flatMap((each) => (each.shared ? [each.origin] : []))]);
  const [decisions, { most }] = [await decisionsOn(tx, known.map(({ origin }) => origin)), await readIdentityRules(tx)];
  const { groups } = groupOrigins([...kinds.keys()], [...asTheyAre(known), ...told], decisions, { kindOf, most, shared });
  const nameIn = (origin: string) => customerOf.get(origin) ?? origin;
  const expected = new Map(groups.flatMap((group) => group.map((origin) => [nameIn(origin), nameIn(group[0]!)] as const)));
  return (id) => expected.get(id) ?? id;
}

/** What holds customers together already, whatever it is. */
function asTheyAre(known: KnownOrigin[]): Link[] {
  const customers = Map.groupBy(known, ({ customer }) => customer);
  return [...customers.values()].flatMap(([first, ...others]) => others.map(({ origin }) => ({ a: first!.origin, b: origin, at: new Date(0), cause: '', place: 0, decided: true })));
}

/** What each line names with its strongest identifier, once for each two. */
function linksOf(lines: SortedIdentifiers[], places: Map<string, Place>): Link[] {
  const links = new Map<string, Link>();
  for (const [line, { joining }] of lines.entries()) {
    const [a, ...others] = joining.map((each) => places.get(nameOf(each))?.origin ?? nameOf(each));
    for (const [place, b] of others.entries()) {
      const two = [a, b].sort().join('\n');
      if (!links.has(two)) links.set(two, { a: a!, b, at: new Date(line + 1), cause: '', place, decided: false });
    }
  }
  return [...links.values()];
}
