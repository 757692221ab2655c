import { randomUUID } from 'node:crypto';
import { inTransaction } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { applyRegroupings, ContactStops1764644400000, endContactStops, isStopped, keepContactStops, KnownOrigins1763700000004, learnOrigins } from './index.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase([KnownOrigins1763700000004, ContactStops1764644400000]);
});
afterAll(() => database.drop());

/** Three customers of one origin each, which has the same id. */
let [a, b, c] = ['', '', ''];
beforeEach(() => {
  [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
});

const learn = (origin: string, customer = origin, groupVersion = 1) =>
  inTransaction(database.db, (tx) => learnOrigins(tx, [{ known: { origin, customer, groupVersion } }, {}]));
const regroup = (survivor: string, moved: Record<string, number>) => {
  const places = Object.entries(moved).map(([origin, version]) => ({ origin, customer: survivor, version }));
  return { change: randomUUID(), customer: { origin: places[0]!.origin }, moved: places, survivor, ended: [] };
};
type Change = ReturnType<typeof regroup>;
const apply = (...changes: Change[]) => inTransaction(database.db, (tx) => applyRegroupings(tx, changes));
const customerOf = async (origin: string) => {
  const [row] = await database.db.query<{ customer_id: string }[]>('SELECT customer_id FROM known_origins WHERE origin = $1', [origin]);
  return row?.customer_id;
};

describe('the customer of an origin', () => {
  it('is learnt from facts, and older facts change it no more', async () => {
    await learn(a, b, 2);
    await learn(a, a, 1);
    expect(await customerOf(a)).toBe(b);
    await learn(a, c, 3);
    expect(await customerOf(a)).toBe(c);
  });

  it('is that of the highest version inside one batch', async () => {
    const facts = [2, 3, 1].map((groupVersion) => ({ known: { origin: a, customer: [a, b, c][groupVersion - 1]!, groupVersion } }));
    await inTransaction(database.db, (tx) => learnOrigins(tx, facts));
    expect(await customerOf(a)).toBe(c);
  });

  it('is learnt by many at once without a deadlock', async () => {
    const origins = Array.from({ length: 40 }, () => randomUUID());
    const known = origins.map((origin) => ({ known: { origin, customer: origin, groupVersion: 1 } }));
    const turned = [known, [...known].reverse()];
    await Promise.all([0, 1, 0, 1].map((way) => inTransaction(database.db, (tx) => learnOrigins(tx, turned[way]!))));
    expect(await customerOf(origins[0]!)).toBe(origins[0]);
  });
});

describe('a regrouping', () => {
  it('moves every origin it names, and says from whom to whom', async () => {
    await learn(b);
    await learn(c);
    expect(await apply(regroup(a, { [b]: 2, [c]: 2 }))).toEqual([
      { from: b, to: a, isJoined: true },
      { from: c, to: a, isJoined: true },
    ].sort((one, other) => (one.from < other.from ? -1 : 1)));
    expect([await customerOf(b), await customerOf(c)]).toEqual([a, a]);
  });

  it('is applied once, though it comes on the key of each origin', async () => {
    await learn(b);
    const change = regroup(a, { [b]: 2 });
    expect(await apply(change)).toHaveLength(1);
    expect(await apply(change)).toEqual([]);
  });

  it('does nothing when a newer one was there before', async () => {
    await learn(b);
    await apply(regroup(c, { [b]: 3 }));
    expect(await apply(regroup(a, { [b]: 2 }))).toEqual([]);
    expect(await customerOf(b)).toBe(c);
  });

  it('that overtook the one before it moves from where this service still knew the origins', async () => {
    await learn(a);
    await learn(b);
    const first = regroup(b, { [a]: 2 });
    const second = regroup(c, { [a]: 3, [b]: 2 });
    const moves = await apply(second);
    expect(moves.map((move) => move.from).sort()).toEqual([a, b].sort());
    expect(moves.map((move) => move.to)).toEqual([c, c]);
    expect(await apply(first)).toEqual([]);
  });

  it('and the next of the same batch are one move', async () => {
    await learn(a);
    const moves = await apply(regroup(b, { [a]: 2 }), regroup(c, { [a]: 3, [b]: 2 }));
    expect(moves).toEqual([{ from: a, to: c, isJoined: true }]);
  });

  it('that parts some origins from a customer says that the others stay', async () => {
    await learn(a);
    await learn(b);
    await apply(regroup(a, { [b]: 2 }));
    expect(await apply(regroup(b, { [b]: 3 }))).toEqual([{ from: a, to: b, isJoined: false }]);
    expect([await customerOf(a), await customerOf(b)]).toEqual([a, b]);
  });

  it('of origins this service never saw moves nobody, and is known when they are seen', async () => {
    expect(await apply(regroup(a, { [b]: 2 }))).toEqual([]);
    await learn(b, b, 1);
    expect(await customerOf(b)).toBe(a);
  });

  it('that comes on many keys at once is applied once', async () => {
    const origins = Array.from({ length: 20 }, () => randomUUID());
    for (const origin of origins) await learn(origin);
    const change = regroup(a, Object.fromEntries(origins.map((origin) => [origin, 2])));
    const moves = await Promise.all([apply(change), apply(change), apply(change), apply(change)]);
    expect(moves.map((each) => each.length).sort((x, y) => x - y)).toEqual([0, 0, 0, 20]);
  });
});

describe('a stop of contact', () => {
  const stopped = async (...origins: string[]) => {
    const rows = await database.db.query<{ origin: string }[]>(`SELECT origin FROM unnest($1::uuid[]) AS asked (origin) WHERE ${isStopped('asked.origin')}`, [origins]);
    return rows.map(({ origin }) => origin).sort();
  };
  const stop = randomUUID();
  const told = (of: string, ...origins: string[]) => [{ known: { origin: of, customer: of, groupVersion: 1 }, data: { stop: of === a ? stop : randomUUID(), origins: [of, ...origins] } }];
  const keep = (...of: Parameters<typeof told>) => inTransaction(database.db, (tx) => keepContactStops(tx, told(...of)));
  const end = (...of: Parameters<typeof told>) => inTransaction(database.db, (tx) => endContactStops(tx, told(...of)));

  it('holds for all origins of the customer, and for those who become one with them', async () => {
    await learn(b, a);
    await learn(c);
    await keep(a);
    expect(await stopped(a, b, c)).toEqual([a, b].sort());
    await apply(regroup(a, { [c]: 2 }));
    expect(await stopped(a, b, c)).toEqual([a, b, c].sort());
    await apply(regroup(c, { [c]: 3 }));
    expect(await stopped(a, b, c)).toEqual([a, b].sort());
  });

  it('holds for each that it was told of, also when they part', async () => {
    await learn(b, a);
    await keep(a, b);
    await apply(regroup(b, { [b]: 2 }));
    expect(await stopped(a, b)).toEqual([a, b].sort());
    await end(a);
    expect(await stopped(a, b)).toEqual([b]);
  });

  it('holds for an origin of which nothing else is known, and ends, whichever of the two is heard first', async () => {
    await keep(a);
    await keep(a);
    expect(await stopped(a)).toEqual([a]);
    await end(a);
    await keep(a);
    expect(await stopped(a)).toEqual([]);
    await keep(b);
    expect(await stopped(b)).toEqual([b]);
  });
});
