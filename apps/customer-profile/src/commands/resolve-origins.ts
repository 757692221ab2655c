import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { EnteringFact, ResolvedFact } from '../domain/entering-fact.js';
import { isAnonymous, nameOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { IdentityRules } from '../domain/identity-rules.js';
import { bornTogether } from '../domain/born-together.js';
import { kindKey, type Standing } from '../domain/grouping.js';
import { keepWeakIdentifiers } from './keep-weak-identifiers.js';

/** An origin that was minted in this batch; of one that has an identifier, its kind. */
interface Minted extends Standing {
  kind?: string;
}

/**
 * Finds or mints the origin of each joining identifier and of each key. Identifiers are written in sorted order
 * before keys, so that batches which share some wait for each other instead of deadlocking. A named origin that nobody
 * minted is none: the fact is its identifiers', or one of its own, and nothing that was accepted is lost. `phoned` are the origins of which a
 * number that several people may share is new.
 */
export async function resolveOrigins(
  tx: Tx,
  facts: EnteringFact[],
  rules: IdentityRules,
  /** Told of identifiers that nobody had. */
  onMinted?: (tx: Tx, minted: JoiningIdentifier[]) => Promise<void>,
): Promise<{ resolved: ResolvedFact[]; phoned: string[] }> {
  const minted = await existingOrigins(tx, facts.flatMap((fact) => fact.data.customer.origin ?? []));
  const named = ({ data: { customer } }: EnteringFact) => (minted.has(customer.origin ?? '') ? customer.origin : undefined);
  const sorted = facts.map((fact) => ({ fact, ...rules.sort(fact.data.customer) }));
  const identifiersOf = new Map(sorted.map(({ fact, joining }) => [fact, joining]));
  const { originOf, fresh } = await originsOfIdentifiers(tx, facts, identifiersOf);
  if (fresh.length > 0) await onMinted?.(tx, fresh.map(({ identifier }) => identifier));
  const strongest = (fact: EnteringFact) => {
    const [first] = identifiersOf.get(fact)!;
    return named(fact) ?? (first && originOf.get(nameOf(first)));
  };
  const { originOfKey: keyOrigins, alone } = await originsOfKeys(tx, facts, strongest);
  const phoned = await keepWeakIdentifiers(tx, sorted.map(({ fact, weak }) => ({ origin: keyOrigins.get(keyName(fact))!, weak })));
  const resolved = facts.map((fact): ResolvedFact => {
    const origin = keyOrigins.get(keyName(fact))!;
    const others = identifiersOf.get(fact)!.map((identifier) => originOf.get(nameOf(identifier))!);
    return { ...fact, origin, linked: [...new Set([origin, ...others].concat(named(fact) ?? []))] };
  });
  return { resolved: await mint(tx, [...fresh.map(standingOf), ...alone], resolved), phoned };
}

const keyName = (fact: EnteringFact) => `${fact.contract.owner}\u0000${fact.key}`;

/** An identifier that nobody had, when the earliest fact that names it happened, and the origin that it has now. */
interface Fresh {
  identifier: JoiningIdentifier;
  at: Date;
  origin: string;
}

const standingOf = ({ identifier, at, origin }: Fresh): Minted => ({ id: origin, known: !isAnonymous(identifier), firstSeenAt: at, kind: kindKey(identifier.kind, identifier.namespace) });

async function originsOfIdentifiers(
  tx: Tx,
  facts: EnteringFact[],
  identifiersOf: Map<EnteringFact, JoiningIdentifier[]>,
): Promise<{ originOf: Map<string, string>; fresh: Fresh[] }> {
  const earliest = new Map<string, { identifier: JoiningIdentifier; at: Date }>();
  for (const fact of facts) {
    for (const identifier of identifiersOf.get(fact)!) {
      const before = earliest.get(nameOf(identifier));
      if (!before || fact.cause.occurredAt < before.at) earliest.set(nameOf(identifier), { identifier, at: fact.cause.occurredAt });
    }
  }
  const sorted = [...earliest].sort(([a], [b]) => (a < b ? -1 : 1));
  if (sorted.length === 0) return { originOf: new Map(), fresh: [] };
  const all = sorted.map(([, { identifier }]) => identifier);
  const found = await selectIdentifiers(tx, all);
  const fresh = sorted.filter(([name]) => !found.has(name)).map(([, each]) => ({ ...each, origin: uuidv7() }));
  if (fresh.length === 0) return { originOf: found, fresh: [] };
  const inserted = await tx.query<{ origin: string }[]>(
    `INSERT INTO identifiers (kind, namespace, value, origin)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
     ON CONFLICT DO NOTHING RETURNING origin`,
    [...identifierColumns(fresh.map((each) => each.identifier)), fresh.map((each) => each.origin)],
  );
  const ours = new Set(inserted.map((row) => row.origin));
  const minted = fresh.filter((each) => ours.has(each.origin));
  for (const { identifier, origin } of minted) found.set(nameOf(identifier), origin);
  // What another transaction minted first is there now that it has committed.
  const others = fresh.filter((each) => !ours.has(each.origin));
  for (const [name, origin] of await selectIdentifiers(tx, others.map((each) => each.identifier))) found.set(name, origin);
  return { originOf: found, fresh: minted };
}

function identifierColumns(identifiers: JoiningIdentifier[]): string[][] {
  return [identifiers.map((each) => each.kind), identifiers.map((each) => each.namespace), identifiers.map((each) => each.value)];
}

async function selectIdentifiers(tx: Tx, identifiers: JoiningIdentifier[]): Promise<Map<string, string>> {
  if (identifiers.length === 0) return new Map();
  const rows = await tx.query<(JoiningIdentifier & { origin: string })[]>(
    `SELECT kind, namespace, value, origin FROM identifiers
       JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted (kind, namespace, value) USING (kind, namespace, value)`,
    identifierColumns(identifiers),
  );
  return new Map(rows.map((row) => [nameOf(row), row.origin]));
}

async function existingOrigins(tx: Tx, origins: string[]): Promise<Set<string>> {
  if (origins.length === 0) return new Set();
  const rows = await tx.query<{ origin: string }[]>('SELECT origin FROM origins WHERE origin = ANY($1)', [origins]);
  return new Set(rows.map((row) => row.origin));
}

/** Facts of one key belong for ever to the origin its first fact found. `alone` were minted for keys whose fact names nobody. */
async function originsOfKeys(
  tx: Tx,
  facts: EnteringFact[],
  strongest: (fact: EnteringFact) => string | undefined,
): Promise<{ originOfKey: Map<string, string>; alone: Minted[] }> {
  const first = new Map<string, EnteringFact>();
  for (const fact of facts) if (!first.has(keyName(fact))) first.set(keyName(fact), fact);
  const all = [...first.values()];
  const found = await selectKeys(tx, all);
  const fresh = [...first].filter(([name]) => !found.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  if (fresh.length === 0) return { originOfKey: found, alone: [] };
  const rows = fresh.map(([, fact]) => {
    const origin = strongest(fact);
    return { fact, origin: origin ?? uuidv7(), alone: origin === undefined };
  });
  const inserted = await tx.query<{ owner: string; key: string }[]>(
    `INSERT INTO key_origins (owner, key, origin)
     SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[]) ON CONFLICT DO NOTHING RETURNING owner, key`,
    [rows.map(({ fact }) => fact.contract.owner), rows.map(({ fact }) => fact.key), rows.map(({ origin }) => origin)],
  );
  const ours = new Set(inserted.map(({ owner, key }) => `${owner}\u0000${key}`));
  const mine = rows.filter(({ fact }) => ours.has(keyName(fact)));
  for (const { fact, origin } of mine) found.set(keyName(fact), origin);
  const others = rows.filter(({ fact }) => !ours.has(keyName(fact)));
  for (const [name, origin] of await selectKeys(tx, others.map(({ fact }) => fact))) found.set(name, origin);
  const alone = mine.filter((each) => each.alone).map(({ fact, origin }) => ({ id: origin, known: false, firstSeenAt: fact.cause.occurredAt }));
  return { originOfKey: found, alone };
}

async function selectKeys(tx: Tx, facts: EnteringFact[]): Promise<Map<string, string>> {
  if (facts.length === 0) return new Map();
  const rows = await tx.query<{ owner: string; key: string; origin: string }[]>(
    `SELECT owner, key, origin FROM key_origins
       JOIN unnest($1::text[], $2::text[]) AS wanted (owner, key) USING (owner, key)`,
    [facts.map((fact) => fact.contract.owner), facts.map((fact) => fact.key)],
  );
  return new Map(rows.map((row) => [`${row.owner}\u0000${row.key}`, row.origin]));
}

/**
 * Every origin begins as a customer of its own, with the same id; those that one fact brings, and no other, as one at once, to which the
 * fact is counted: joining them and counting it afterwards would come to the same. Gives the facts with the customers that begin with them.
 */
async function mint(tx: Tx, minted: Minted[], facts: ResolvedFact[]): Promise<ResolvedFact[]> {
  if (minted.length === 0) return facts;
  const customerOf = bornTogether(minted, facts.map(({ linked }) => linked));
  const beginning = facts.map((fact) => ({ ...fact, begins: customerOf.get(fact.origin) }));
  const enteredAt = new Map(beginning.flatMap(({ begins, origin, cause }) => (begins ? [[origin, cause.occurredAt.toISOString()]] : [])));
  await tx.query(
    `WITH new AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[], $5::timestamptz[]) AS new (origin, customer, known, at, entered_at)),
     customer AS (
       INSERT INTO customers (id, known, first_seen_at, origin_count, entry_count, revision, last_entry_at)
       SELECT customer, bool_or(known), min(at), count(*), count(entered_at), count(entered_at), max(entered_at) FROM new GROUP BY customer)
     INSERT INTO origins (origin, customer_id, earliest_at, own_entries, latest_at) SELECT origin, customer, at, num_nonnulls(entered_at), entered_at FROM new`,
    [
      minted.map(({ id }) => id),
      minted.map(({ id }) => customerOf.get(id) ?? id),
      minted.map(({ known }) => known),
      minted.map(({ firstSeenAt }) => firstSeenAt.toISOString()),
      minted.map(({ id }) => enteredAt.get(id) ?? null),
    ],
  );
  return beginning;
}
