/** What shows that two origins are one person: a fact that names both, or somebody's decision. */
export interface Link {
  /** The smaller of the two ids stands first. */
  a: string;
  b: string;
  /** When the earliest fact that shows it happened, or when it was decided. */
  at: Date;
  /** Id of that fact or decision. */
  cause: string;
  /** Of several links that one fact shows, those by stronger identifiers come first. */
  place: number;
  decided: boolean;
}

/** Somebody said that the origins of two sides are one person, or are two. */
export interface Decision {
  id: string;
  at: Date;
  kind: 'merge' | 'part';
  sides: [string[], string[]];
}

/** How many identifiers of each kind one customer has at most by itself; what is absent has no limit. */
export type Most = ReadonlyMap<string, number>;

/** What keeps links from joining. */
export interface Limits {
  /** What an origin was minted for: one identifier, or none. */
  kindOf: (origin: string) => string | undefined;
  most: Most;
  /** All that are known to be shared, where not all links are given. */
  shared?: ReadonlySet<string>;
}

/**
 * Why a link does not join: its ends were kept apart, or the customer would have too many origins, or too many identifiers of a
 * kind, or one of its ends is shared.
 */
export type SetAside = 'kept-apart' | 'too-many-origins' | 'too-many-of-a-kind' | 'shared';

export interface Grouping {
  groups: string[][];
  /** Links that do not join, for a person to look at. */
  setAside: Map<Link, SetAside>;
  /** Whether one link more may change who is one with whom among those who are one already, so that all links have to be asked again. */
  contested: boolean;
}

/** More origins than this, browsers aside, are hardly one person; an automatic join beyond it waits for review. */
export const MAX_ORIGINS = 100;

/**
 * An identifier that facts name together with more others than this, such as a number that a centre gives for everybody, is
 * nobody's: it joins nobody any more, so that those who have it are not read and locked with each new one.
 */
export const MAX_LINKS = 100;

/**
 * Origins that more links have as their end than one person's have. Decisions do not count, nor do browsers, and what other systems call
 * somebody: one person may have been seen in any number of browsers, and be called anew with each order.
 */
export function sharedOrigins(links: Link[], kindOf: Limits['kindOf']): Set<string> {
  const counts = new Map<string, number>();
  const isMany = (origin: string) => [ANONYMOUS, EXTERNAL].some((kind) => kindOf(origin)?.startsWith(kind));
  for (const { a, b, decided } of links) {
    if (decided) continue;
    for (const [end, other] of [[a, b], [b, a]] as const) if (!isMany(other)) counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > MAX_LINKS).map(([origin]) => origin));
}

interface Group {
  origins: Set<string>;
  /** Identifiers by kind. */
  kinds: Map<string, number>;
}

/**
 * Which origins form one customer: a pure function of links and decisions, in whatever order they are given. Links join one
 * after the other by (time, cause, place), each unless it would bring together what the latest decision about the two keeps
 * apart, or more than there may be, or is of a shared origin. A decided link is bound by decisions alone.
 */
export function groupOrigins(origins: string[], links: Link[], decisions: Decision[], { kindOf, most, shared = sharedOrigins(links, kindOf) }: Limits): Grouping {
  const apart = apartFrom(decisions);
  const groupOf = new Map<string, Group>(origins.map((origin) => [origin, newGroup(origin, kindOf(origin))]));
  const setAside = new Map<Link, SetAside>();
  for (const link of [...links].sort(byTime)) {
    const [one, other] = [groupOf.get(link.a)!, groupOf.get(link.b)!];
    if (one === other) continue;
    const isShared = !link.decided && (shared.has(link.a) || shared.has(link.b));
    const reason = isShared ? 'shared' : reasonAgainst(one, other, apart, most, link.decided);
    if (reason) setAside.set(link, reason);
    else join(one, other, groupOf);
  }
  const groups = [...new Set(groupOf.values())];
  // Decisions make more one than there may be.
  const contested =
    setAside.size > 0 ||
    decisions.some(({ kind }) => kind === 'part') ||
    groups.some(({ origins: { size }, kinds }) => size - browsersIn(kinds) > MAX_ORIGINS || [...kinds].some(([kind, count]) => count > mostOf(most, kind)));
  return { groups: groups.map((group) => [...group.origins].sort()), setAside, contested };
}

/**
 * Pairs that hold these origins together: along the links among them, in the order in which those join, so that whoever parts them
 * again later finds each with whom it came. What no link holds together is with the first of them.
 */
export function pairsThatHold(origins: string[], links: Link[]): [a: string, b: string][] {
  const groupOf = new Map<string, Group>(origins.map((origin) => [origin, newGroup(origin, undefined)]));
  const pairs: [string, string][] = [];
  const hold = (a: string, b: string) => {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    if (!one || !other || one === other) return;
    join(one, other, groupOf);
    pairs.push(a < b ? [a, b] : [b, a]);
  };
  for (const { a, b } of [...links].sort(byTime)) hold(a, b);
  for (const origin of origins) hold(origins[0]!, origin);
  return pairs;
}

/** Why the two may not be one by themselves, if so: what both have some of, together they have too many of. */
export function tooMany(one: { origins: number; kinds: Map<string, number> }, other: typeof one, most: Most): SetAside | undefined {
  const known = one.origins + other.origins - browsersIn(one.kinds) - browsersIn(other.kinds);
  if (known > MAX_ORIGINS) return 'too-many-origins';
  for (const [kind, count] of one.kinds) {
    const theirs = other.kinds.get(kind);
    if (theirs && count + theirs > mostOf(most, kind)) return 'too-many-of-a-kind';
  }
  return undefined;
}

/** Member ids and the like are counted for each shop. */
export const kindKey = (kind: string, namespace: string) => `${kind}\u0000${namespace}`;
const [ANONYMOUS, EXTERNAL] = [kindKey('anonymous', ''), kindKey('external', '')];
const browsersIn = (kinds: Map<string, number>) => [...kinds].reduce((sum, [kind, count]) => (kind.startsWith(ANONYMOUS) ? sum + count : sum), 0);
const mostOf = (most: Most, key: string) => most.get(key.slice(0, key.indexOf('\u0000'))) ?? Infinity;

const newGroup = (origin: string, kind: string | undefined): Group => ({
  origins: new Set([origin]),
  kinds: new Map(kind === undefined ? [] : [[kind, 1]]),
});

/** The order in which links join. */
export function byTime(one: Link, other: Link): number {
  return +one.at - +other.at || compare(one.cause, other.cause) || one.place - other.place;
}
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** From whom each origin is kept apart: of several decisions about a pair the latest counts. */
function apartFrom(decisions: Decision[]): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>();
  const of = (origin: string) => apart.get(origin) ?? apart.set(origin, new Set()).get(origin)!;
  for (const { kind, sides } of [...decisions].sort((one, other) => +one.at - +other.at || compare(one.id, other.id))) {
    for (const left of sides[0]) {
      for (const right of sides[1]) {
        for (const [origin, from] of [[left, right], [right, left]] as const) {
          if (kind === 'part') of(origin).add(from);
          else apart.get(origin)?.delete(from);
        }
      }
    }
  }
  return apart;
}

function reasonAgainst(one: Group, other: Group, apart: Map<string, Set<string>>, most: Most, decided: boolean): SetAside | undefined {
  const [few, many] = one.origins.size < other.origins.size ? [one, other] : [other, one];
  for (const origin of few.origins) {
    for (const from of apart.get(origin) ?? []) if (many.origins.has(from)) return 'kept-apart';
  }
  const sized = ({ origins, kinds }: Group) => ({ origins: origins.size, kinds });
  return decided ? undefined : tooMany(sized(one), sized(other), most);
}

function join(one: Group, other: Group, groupOf: Map<string, Group>): void {
  const [few, many] = one.origins.size < other.origins.size ? [one, other] : [other, one];
  for (const origin of few.origins) {
    many.origins.add(origin);
    groupOf.set(origin, many);
  }
  for (const [kind, count] of few.kinds) many.kinds.set(kind, (many.kinds.get(kind) ?? 0) + count);
}

/** Of what decides which of several customers, or origins, gives its id to all of them. */
export interface Standing {
  id: string;
  /** Has an identifier that is not anonymous. */
  known: boolean;
  /** When the earliest fact about it happened. */
  firstSeenAt: Date;
}

/** Known beats anonymous, older beats newer, then the smaller id wins. */
export function bySurvival(one: Standing, other: Standing): number {
  if (one.known !== other.known) return one.known ? -1 : 1;
  return +one.firstSeenAt - +other.firstSeenAt || compare(one.id, other.id);
}

/**
 * The id each group goes by: that of the customer that survives among those whose id is one of its origins. A group that parts
 * from its customer, whose id stays with the others, takes the `preferred` id it has, else that of the origin that survives.
 */
export function nameGroups(groups: string[][], live: Standing[], origins: Standing[], preferred?: string): Map<string, string[]> {
  const liveOf = new Map(live.map((each) => [each.id, each]));
  const originOf = new Map(origins.map((each) => [each.id, each]));
  const known = (group: string[], of: Map<string, Standing>) => group.flatMap((origin) => of.get(origin) ?? []);
  return new Map(
    groups.map((group) => {
      const surviving = known(group, liveOf).sort(bySurvival)[0]?.id;
      const revived = preferred !== undefined && group.includes(preferred) ? preferred : undefined;
      return [surviving ?? revived ?? known(group, originOf).sort(bySurvival)[0]!.id, group];
    }),
  );
}
