import fc from 'fast-check';
import { groupCustomers, MAX_ORIGINS, type GroupedCustomer, type Grouping } from './grouping.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

const customers = fc.tuple(...ids.map(() => fc.tuple(fc.boolean(), fc.nat(3)))).map((all) =>
  all.map(([known, day], place): GroupedCustomer => {
    return { id: ids[place]!, known, firstSeenAt: new Date(Date.UTC(2026, 0, day + 1)), originCount: 1 };
  }),
);
const links = fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 3 }), { maxLength: 8 });
const shuffled = links.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

const bare = ({ merges, refused }: Grouping) => ({
  merges: merges
    .map(({ survivor, ended }) => ({ survivor, ended: [...ended].sort() }))
    .sort((a, b) => (a.survivor < b.survivor ? -1 : 1)),
  refused,
});

/** The groups that a flood fill from each customer along the links finds. */
function connected(all: string[][]): string[][] {
  const groups: string[][] = [];
  for (const start of ids.filter((id) => all.some((link) => link.includes(id)))) {
    if (groups.some((group) => group.includes(start))) continue;
    const group = new Set([start]);
    for (let size = 0; size < group.size; ) {
      size = group.size;
      for (const link of all) if (link.some((id) => group.has(id))) link.forEach((id) => group.add(id));
    }
    groups.push([...group].sort());
  }
  return groups;
}

describe('grouping', () => {
  it('does not depend on the order of the links, nor of the customers in them', () => {
    fc.assert(
      fc.property(customers, shuffled, (all, [given, other]) => {
        const turned = other.map((link) => [...link].reverse());
        expect(bare(groupCustomers([...all].reverse(), turned))).toEqual(bare(groupCustomers(all, given)));
      }),
    );
  });

  it('joins exactly those who hang together', () => {
    fc.assert(
      fc.property(customers, links, (all, given) => {
        const groups = groupCustomers(all, given).merges.map(({ survivor, ended }) => [survivor, ...ended].sort());
        expect(groups.sort()).toEqual(connected(given).sort());
      }),
    );
  });

  it('lets the known survive the anonymous, then the older the newer, then the smaller id', () => {
    fc.assert(
      fc.property(customers, links, (all, given) => {
        const byId = new Map(all.map((customer) => [customer.id, customer]));
        for (const { survivor, ended } of groupCustomers(all, given).merges) {
          const winner = byId.get(survivor)!;
          for (const other of ended.map((id) => byId.get(id)!)) {
            expect(winner.known || !other.known).toBe(true);
            if (winner.known !== other.known) continue;
            expect(winner.firstSeenAt.getTime()).toBeLessThanOrEqual(other.firstSeenAt.getTime());
            if (+winner.firstSeenAt === +other.firstSeenAt) expect(winner.id < other.id).toBe(true);
          }
        }
      }),
    );
  });

  it('never makes a customer of more than a hundred origins by itself', () => {
    const counts = fc.tuple(...ids.map(() => fc.integer({ min: 1, max: MAX_ORIGINS })));
    fc.assert(
      fc.property(customers, counts, links, (all, origins, given) => {
        const sized = all.map((customer, place) => ({ ...customer, originCount: origins[place]! }));
        const size = (group: string[]) => group.reduce((sum, id) => sum + sized.find((each) => each.id === id)!.originCount, 0);
        const { merges, refused } = groupCustomers(sized, given);
        for (const { survivor, ended } of merges) expect(size([survivor, ...ended])).toBeLessThanOrEqual(MAX_ORIGINS);
        for (const group of refused) expect(size(group)).toBeGreaterThan(MAX_ORIGINS);
      }),
    );
  });

  it('joins up to a hundred origins and leaves one more to a person', () => {
    const [a, b] = [99, 1].map((originCount, place) => {
      return { id: ids[place]!, known: true, firstSeenAt: new Date(0), originCount };
    }) as [GroupedCustomer, GroupedCustomer];
    expect(groupCustomers([a, b], [['a', 'b']])).toEqual({ merges: [{ survivor: 'a', ended: ['b'] }], refused: [] });
    const more = { ...b, originCount: 2 };
    expect(groupCustomers([a, more], [['a', 'b']])).toEqual({ merges: [], refused: [['a', 'b']] });
  });
});
