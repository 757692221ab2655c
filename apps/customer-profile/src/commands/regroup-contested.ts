import type { Tx } from '@engawa/postgres';
import { byTime, groupOrigins, kindKey, sharedOrigins, type Decision, type Link, type Most, type SetAside, type Standing } from '../domain/grouping.js';
import { LOCKED_COLUMNS, RegroupedMeanwhile, type LockedCustomer } from './lock-customers.js';
import { openDuplicates, type Suspect } from './open-duplicates.js';

/** Which of the origins that hang together shall be one customer. */
export interface WantedGroups {
  groups: string[][];
  /** The customer of each of these origins so far. */
  from: Map<string, string>;
  /** These customers; their rows are locked. */
  live: LockedCustomer[];
  /** What decides which id a group goes by that parts from its customer. */
  origins: Standing[];
  contested: boolean;
}

/**
 * Groups everything that hangs together with these customers anew, by all links and decisions: where not everything that is
 * linked may be one customer, the latest link alone does not say what becomes of it. Says also which links do not join, `because` of
 * what facts say or of what somebody decided.
 */
export async function regroupContested(tx: Tx, customers: string[], most: Most, because: 'facts' | 'decision'): Promise<WantedGroups> {
  const { origins, live } = await lockReached(tx, customers);
  const ids = origins.map(({ id }) => id);
  const [links, decisions] = [await linksAmong(tx, ids), await decisionsOn(tx, ids)];
  const kinds = new Map(origins.map(({ id, kind, namespace }) => [id, kind === null ? undefined : kindKey(kind, namespace ?? '')]));
  const kindOf = (origin: string) => kinds.get(origin);
  const shared = await keepShared(tx, origins, links, sharedOrigins(links, kindOf));
  const { groups, setAside, contested } = groupOrigins(ids, links, decisions, { kindOf, most, shared });
  const placeOf = new Map(groups.flatMap((group, place) => group.map((origin) => [origin, place])));
  const isParting = ({ a, b }: Link) => placeOf.get(a) !== placeOf.get(b);
  await openDuplicates(tx, links.flatMap((link) => (isParting(link) ? suspectsOf(link, setAside.get(link), because) : [])));
  await keepSetAside(tx, links, setAside);
  return { groups, from: new Map(origins.map(({ id, customer }) => [id, customer])), live, origins, contested };
}

interface ReachedOrigin extends Standing {
  customer: string;
  kind: string | null;
  namespace: string | null;
  shared: boolean;
}

/** Locks all customers that links reach from these; the next who comes from another end waits, or is retried after a deadlock. */
async function lockReached(tx: Tx, customers: string[]): Promise<{ origins: ReachedOrigin[]; live: LockedCustomer[] }> {
  const before = await reached(tx, customers);
  const live = await tx.query<LockedCustomer[]>(
    `SELECT ${LOCKED_COLUMNS}
       FROM customers WHERE id = ANY($1) AND merged_into IS NULL ORDER BY id FOR UPDATE`,
    [[...new Set(before.map(({ customer }) => customer))]],
  );
  const origins = await reached(tx, customers);
  const locked = new Set(live.map(({ id }) => id));
  if (!origins.every(({ customer }) => locked.has(customer))) throw new RegroupedMeanwhile('Customers were joined or parted meanwhile');
  return { origins, live };
}

/** Along all links but those of shared origins, which join nobody unless somebody decided it. */
function reached(tx: Tx, customers: string[]): Promise<ReachedOrigin[]> {
  return tx.query(
    `WITH RECURSIVE reached (origin, shared) AS (
       SELECT origin, shared FROM origins WHERE customer_id = ANY($1)
       UNION
       SELECT next.origin, next.shared FROM reached CROSS JOIN LATERAL (
         SELECT origins.origin, origins.shared
           FROM (SELECT b, decided FROM links WHERE a = reached.origin UNION ALL SELECT a, decided FROM links WHERE b = reached.origin) AS link (origin, decided)
                JOIN origins USING (origin)
          WHERE decided OR NOT (reached.shared OR origins.shared)) AS next)
     SELECT origin AS id, customer_id AS customer, kind, namespace, reached.shared, coalesce(kind <> 'anonymous', false) AS known,
            coalesce(earliest_at, customers.first_seen_at) AS "firstSeenAt"
       FROM reached JOIN origins USING (origin) JOIN customers ON customers.id = customer_id LEFT JOIN identifiers USING (origin)`,
    [customers],
  );
}

/** With why it did not join so far. */
interface KeptLink extends Link {
  before: SetAside | null;
}

function linksAmong(tx: Tx, origins: string[]): Promise<KeptLink[]> {
  return tx.query('SELECT a, b, decided, at, cause, place, set_aside AS before FROM links WHERE a = ANY($1) AND b = ANY($1)', [origins]);
}

/** Which of these are shared. That one has become so is kept: from then on those it is linked with are not reached by it any more. */
async function keepShared(tx: Tx, origins: ReachedOrigin[], links: Link[], found: Set<string>): Promise<Set<string>> {
  const before = origins.filter(({ shared }) => shared).map(({ id }) => id);
  const now = [...found].filter((id) => !before.includes(id));
  if (now.length > 0) await tx.query('UPDATE origins SET shared = true WHERE origin = ANY($1)', [now]);
  for (const origin of now) await openShared(tx, [...links].sort(byTime).filter(({ a, b, decided }) => !decided && [a, b].includes(origin)));
  return new Set([...before, ...now]);
}

/** Nobody decides a hundred times whether somebody is who has such a number: in place of those pairs one waits, that of whom it was named with first. */
async function openShared(tx: Tx, links: Link[]): Promise<void> {
  await tx.query(
    `DELETE FROM duplicates USING unnest($1::uuid[], $2::uuid[]) AS pair (a, b)
      WHERE duplicates.a = pair.a AND duplicates.b = pair.b AND state = 'open' AND reason IN ('too-many-of-a-kind', 'too-many-origins')`,
    [links.map(({ a }) => a), links.map(({ b }) => b)],
  );
  await openDuplicates(tx, links.slice(0, 1).map(({ a, b }) => ({ a, b, reason: 'shared' })));
}

/** All that somebody decided about these origins. */
export async function decisionsOn(tx: Tx, origins: string[]): Promise<Decision[]> {
  return tx.query<Decision[]>(
    `SELECT id, kind, decided_at AS at, jsonb_build_array(
              coalesce(jsonb_agg(origin) FILTER (WHERE side = 0), '[]'), coalesce(jsonb_agg(origin) FILTER (WHERE side = 1), '[]')) AS sides
       FROM grouping_decisions JOIN decided_origins ON decision = id
      WHERE id IN (SELECT decision FROM decided_origins WHERE origin = ANY($1)) GROUP BY id`,
    [origins],
  );
}

/**
 * Whoever there would be too many of waits for a person, once for each reason; of what is shared one pair does. Those whom
 * somebody keeps apart do when facts name both again (join-customers.ts), and when facts move one of them away from the other,
 * whichever of these facts comes first.
 */
function suspectsOf({ a, b, decided, before }: KeptLink, reason: SetAside | undefined, because: 'facts' | 'decision'): Suspect[] {
  if (reason === undefined || reason === 'shared') return [];
  if (reason === 'kept-apart' && (decided || because === 'decision' || before === reason)) return [];
  return [{ a, b, reason }];
}

/** Why each of them does not join, if so. */
async function keepSetAside(tx: Tx, links: Link[], setAside: Map<Link, SetAside>): Promise<void> {
  await tx.query(
    `UPDATE links SET set_aside = new.reason FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::text[]) AS new (a, b, decided, reason)
      WHERE links.a = new.a AND links.b = new.b AND links.decided = new.decided AND set_aside IS DISTINCT FROM new.reason`,
    [links.map(({ a }) => a), links.map(({ b }) => b), links.map(({ decided }) => decided), links.map((link) => setAside.get(link) ?? null)],
  );
}
