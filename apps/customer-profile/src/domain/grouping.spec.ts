import fc from 'fast-check';
import { bySurvival, groupOrigins, kindKey, MAX_LINKS, MAX_ORIGINS, nameGroups, pairsThatHold, type Decision, type Limits, type Link, type Standing } from './grouping.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const day = (at: number) => new Date(Date.UTC(2026, 0, at));
const unlimited: Limits = { kindOf: () => undefined, most: new Map() };

const pair = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 2 }).map((two) => two.sort() as [string, string]);
const link = fc.record({ pair, at: fc.nat(5), cause: fc.uuid(), decided: fc.boolean() }).map(
  ({ pair: [a, b], at, cause, decided }): Link => ({ a, b, at: day(at), cause, place: 1, decided }),
);
const links = fc.uniqueArray(link, { maxLength: 8, selector: ({ a, b, decided }) => a + b + String(decided) });
const sides = fc.tuple(fc.subarray(ids, { minLength: 1 }), fc.nat(6)).map(([some, cut]): [string[], string[]] => {
  const one = some.slice(0, Math.max(1, cut % (some.length + 1)));
  return [one, ids.filter((id) => !one.includes(id)).slice(0, 3)];
});
const decision = fc.record({ id: fc.uuid(), at: fc.nat(5).map(day), kind: fc.constantFrom('merge' as const, 'part' as const), sides });
const decisions = fc.array(decision, { maxLength: 4 });
const shuffled = <T>(all: fc.Arbitrary<T[]>) => all.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })));

const shown = (all: string[][]) => all.map((group) => group.join('')).sort();

/** The groups that a flood fill from each origin along the links finds. */
function connected(all: Link[]): string[][] {
  const left = new Set(ids);
  return ids.flatMap((start) => {
    if (!left.has(start)) return [];
    const group = new Set([start]);
    for (let size = 0; size < group.size; ) {
      size = group.size;
      for (const { a, b } of all) if (group.has(a) || group.has(b)) [a, b].forEach((id) => group.add(id));
    }
    for (const id of group) left.delete(id);
    return [[...group].sort()];
  });
}

/** Whether the latest decision about two origins keeps them apart. */
function isApart(all: Decision[], one: string, other: string): boolean {
  const about = all.filter(({ sides: [left, right] }) => (left.includes(one) && right.includes(other)) || (left.includes(other) && right.includes(one)));
  return about.sort((x, y) => +x.at - +y.at || (x.id < y.id ? -1 : 1)).at(-1)?.kind === 'part';
}

describe('grouping', () => {
  it('is a function of links and decisions alone, in whatever order they are given', () => {
    const kinds = fc.array(fc.constantFrom(kindKey('member', 'main'), kindKey('mail', '')), { minLength: ids.length, maxLength: ids.length });
    fc.assert(
      fc.property(shuffled(links), shuffled(decisions), kinds, fc.integer({ min: 1, max: 3 }), ([given, turned], [decided, redecided], kindsOf, most) => {
        const kindOf = (origin: string) => kindsOf[ids.indexOf(origin)];
        const limits = new Map([['member', most]]);
        const one = groupOrigins(ids, given, decided, { kindOf, most: limits });
        const other = groupOrigins([...ids].reverse(), turned, redecided, { kindOf, most: limits });
        expect(shown(other.groups)).toEqual(shown(one.groups));
        for (const each of given) expect(other.setAside.get(each)).toBe(one.setAside.get(each));
      }),
    );
  });

  it('joins exactly those who hang together, where nobody decided otherwise and nothing is too much', () => {
    fc.assert(
      fc.property(links, (given) => {
        const { groups, setAside } = groupOrigins(ids, given, [], unlimited);
        expect([shown(groups), setAside.size]).toEqual([shown(connected(given)), 0]);
      }),
    );
  });

  it('brings nobody together whom the latest decision about them keeps apart, and sets nothing else aside', () => {
    fc.assert(
      fc.property(links, decisions, (given, decided) => {
        const { groups, setAside } = groupOrigins(ids, given, decided, unlimited);
        for (const group of groups) for (const one of group) for (const other of group) if (one !== other) expect(isApart(decided, one, other)).toBe(false);
        const groupOf = (origin: string) => groups.find((group) => group.includes(origin))!;
        for (const { a, b } of setAside.keys()) {
          expect(groupOf(a).some((one) => groupOf(b).some((other) => isApart(decided, one, other)))).toBe(true);
        }
        expect(shown(groups)).toEqual(shown(connectedWithout(given, setAside)));
      }),
    );
  });
  const connectedWithout = (given: Link[], setAside: Map<Link, unknown>) => connected(given.filter((each) => !setAside.has(each)));

  it('never fuses by itself two that each have a member id of the shop, whatever they share', () => {
    const [m1, m2, ipad] = ['a', 'b', 'c'];
    const kindOf = (origin: string) => (origin === ipad ? kindKey('anonymous', '') : kindKey('member', 'main'));
    const shared: Link[] = [m1, m2].map((member, place) => ({ a: member!, b: ipad!, at: day(place + 1), cause: 'x', place: 1, decided: false }));
    const limits = new Map([['member', 1]]);
    const { groups, setAside } = groupOrigins([m1!, m2!, ipad!], shared, [], { kindOf, most: limits });
    expect(shown(groups)).toEqual(['ac', 'b']);
    expect([...setAside.values()]).toEqual(['too-many-of-a-kind']);
    const decided = [...shared, { ...shared[1]!, decided: true }];
    expect(shown(groupOrigins([m1!, m2!, ipad!], decided, [], { kindOf, most: limits }).groups)).toEqual(['abc']);
    const otherShop = (origin: string) => (origin === m2 ? kindKey('member', 'sakyo') : kindOf(origin));
    expect(shown(groupOrigins([m1!, m2!, ipad!], shared, [], { kindOf: otherShop, most: limits }).groups)).toEqual(['abc']);
  });

  it('joins up to a hundred origins and leaves one more to a person', () => {
    const many = Array.from({ length: MAX_ORIGINS + 1 }, (_, place) => `o-${String(place).padStart(3, '0')}`);
    const chain = many.slice(1).map((b, place): Link => ({ a: many[place]!, b, at: day(1), cause: 'x', place, decided: false }));
    const { groups, setAside } = groupOrigins(many, chain, [], unlimited);
    expect(groups.map((group) => group.length)).toEqual([MAX_ORIGINS, 1]);
    expect([...setAside]).toEqual([[chain.at(-1), 'too-many-origins']]);
  });
});

describe('an identifier that comes with more others than one person has', () => {
  const guests = Array.from({ length: MAX_LINKS + 1 }, (_, place) => `guest-${String(place).padStart(3, '0')}`);
  const ofCentre = guests.map((b, place): Link => ({ a: 'centre', b, at: day(place + 1), cause: 'x', place: 1, decided: false }));
  const groupsOf = (links: Link[]) => groupOrigins(['centre', ...guests], links, [], unlimited).groups.map((group) => group.length);

  it('joins nobody, not even those who came first', () => {
    expect(groupsOf(ofCentre.slice(1))).toEqual([MAX_ORIGINS, 1, 1]);
    expect(groupsOf(ofCentre)).toEqual([1, ...guests.map(() => 1)]);
  });

  it('is not one that was seen in many browsers', () => {
    const kindOf = (origin: string) => kindKey(origin === 'centre' ? 'member' : 'anonymous', '');
    const { groups } = groupOrigins(['centre', ...guests], ofCentre, [], { kindOf, most: new Map([['anonymous', 50]]) });
    expect(groups.map((group) => group.length).sort((one, other) => other - one).slice(0, 2)).toEqual([51, 1]);
  });

  it('is not one whom another system calls anew with each order: the names are beyond the limit, and nobody else', () => {
    const kindOf = (origin: string) => kindKey(origin === 'centre' ? 'member' : 'external', 'mall');
    const { setAside } = groupOrigins(['centre', ...guests], ofCentre, [], { kindOf, most: new Map([['external', 1]]) });
    expect([...new Set(setAside.values())]).toEqual(['too-many-of-a-kind']);
    expect(setAside.size).toBe(guests.length - 1);
  });

  it('may have been seen in more browsers than it has origins otherwise', () => {
    const kindOf = (origin: string) => kindKey(origin === 'centre' ? 'member' : 'anonymous', '');
    const { groups, contested } = groupOrigins(['centre', ...guests], ofCentre, [], { kindOf, most: new Map([['anonymous', 300]]) });
    expect([groups.map((group) => group.length), contested]).toEqual([[guests.length + 1], false]);
  });

  it('is somebody’s where a person says so', () => {
    expect(groupsOf([...ofCentre, { ...ofCentre[7]!, decided: true }])).toEqual([2, ...guests.slice(1).map(() => 1)]);
  });
});

describe('what holds a side together', () => {
  it('are its links in the order in which they join, and the first of it for whom no link holds, whoever they are given by', () => {
    const shownBy = (a: string, b: string, at: number): Link => ({ a, b, at: day(at), cause: 'x', place: 1, decided: false });
    const links = [shownBy('a', 'c', 4), shownBy('b', 'c', 2), shownBy('a', 'b', 3), shownBy('d', 'x', 1), shownBy('e', 'f', 5)];
    for (const given of [links, [...links].reverse()]) {
      expect(pairsThatHold(['a', 'b', 'c', 'd', 'e', 'f'], given).map((two) => two.join(''))).toEqual(['bc', 'ab', 'ef', 'ad', 'ae']);
    }
  });
});

describe('the id of a customer', () => {
  const standing = (id: string, known: boolean, at: number): Standing => ({ id, known, firstSeenAt: day(at) });
  const all = fc.tuple(...ids.map((id) => fc.tuple(fc.boolean(), fc.nat(3)).map(([known, at]) => standing(id, known, at))));

  it('is that of the known before the anonymous, then of the older, then the smaller', () => {
    fc.assert(
      fc.property(all, fc.subarray(ids, { minLength: 1 }), (standings, live) => {
        const living = standings.filter(({ id }) => live.includes(id));
        const [survivor] = nameGroups([ids], living, standings).keys();
        const winner = standings.find(({ id }) => id === survivor)!;
        for (const other of living) expect(bySurvival(winner, other)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('stays with the part that has the origin it began with; the other goes by the id it had, else by that of an origin of its own', () => {
    const standings = ids.map((id, at) => standing(id, true, at));
    const named = (preferred?: string) => nameGroups([['a', 'b'], ['c', 'd']], [standings[0]!], standings, preferred);
    expect([...named().keys()]).toEqual(['a', 'c']);
    expect([...named('d').keys()]).toEqual(['a', 'd']);
  });
});
