import fc from 'fast-check';
import { cancelled, moved, orderId, placed, type Order } from './order.js';

type Report = { kind: 'place'; totalMinor: number; at: number } | { kind: 'cancel'; at: number };

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at));
const customer = { identifiers: [{ kind: 'mail' as const, value: 'mail@example.jp' }] };
const report = (totalMinor: number, orderId = 'O-1') => {
  return { orderId, customer, currency: 'JPY', items: [{ sku: 'A', quantity: 1 }], totalMinor };
};
const place = (current: Order | undefined, totalMinor: number, at: number) => placed(current, report(totalMinor), day(at));

/** What is left after the reports in this order; a report that changes nothing leaves the order as it was. */
function after(reports: Report[]): Order | undefined {
  return reports.reduce<Order | undefined>((order, each) => {
    if (each.kind === 'place') return place(order, each.totalMinor, each.at) ?? order;
    return order && (cancelled(order, day(each.at)) ?? order);
  }, undefined);
}

const reports = fc
  .uniqueArray(fc.nat(30), { minLength: 1, maxLength: 8 })
  .chain((times) => fc.tuple(...times.map((at) => fc.tuple(fc.constant(at), fc.boolean(), fc.integer({ min: 1, max: 3 })))))
  .map((all) => all.map(([at, cancels, totalMinor]): Report => (cancels ? { kind: 'cancel', at } : { kind: 'place', totalMinor, at })));

/** A cancellation of an order that nobody placed yet is refused, so it is no report that counts. */
const accepted = (all: Report[]) => all.slice(Math.max(0, all.findIndex((each) => each.kind === 'place')));

describe('an order, whatever the order its reports arrive in', () => {
  it('has the status and, where it lives, the contents of the newest report', () => {
    fc.assert(
      fc.property(reports, (all) => {
        const order = after(all);
        if (!order) return expect(all.every((each) => each.kind === 'cancel')).toBe(true);
        const newest = accepted(all).toSorted((a, b) => b.at - a.at)[0]!;
        expect(order.status).toBe(newest.kind === 'place' ? 'live' : 'cancelled');
        if (newest.kind === 'place') expect(order.contents.totalMinor).toBe(newest.totalMinor);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not changed by reports that are repeated later', () => {
    fc.assert(
      fc.property(reports, fc.nat(7), (all, place) => {
        const repeated = accepted(all);
        const again = repeated[place % repeated.length]!;
        expect(after([...repeated, again])).toEqual(after(repeated));
      }),
    );
  });

  it('never goes back in time', () => {
    fc.assert(
      fc.property(reports, (all) => {
        let before: Order | undefined;
        all.forEach((_, place) => {
          const order = after(all.slice(0, place + 1));
          if (before) expect(order!.changedAt.getTime()).toBeGreaterThanOrEqual(before.changedAt.getTime());
          if (before) expect(order!.revision).toBeGreaterThanOrEqual(before.revision);
          before = order;
        });
      }),
    );
  });
});

describe('placing', () => {
  it('begins an order at its first revision, in the main shop unless one is named', () => {
    expect(place(undefined, 980, 1)).toMatchObject({ id: 'main:O-1', shop: 'main', number: 'O-1', revision: 1, status: 'live' });
    expect(orderId('store', 'O-1')).toBe('store:O-1');
  });

  it('the same contents again counts once, however their members are ordered', () => {
    const order = place(undefined, 980, 1)!;
    const turned = { ...report(980), items: [{ quantity: 1, sku: 'A' }] };
    expect(placed(order, turned, day(2))!.revision).toBe(1);
  });

  it('other contents, or a cancelled order again, counts anew', () => {
    const order = place(undefined, 980, 1)!;
    expect(place(order, 1980, 2)).toMatchObject({ revision: 2, contents: { totalMinor: 1980 } });
    expect(place(cancelled(order, day(2)), 980, 3)).toMatchObject({ revision: 2, status: 'live' });
  });
});

describe('a parcel', () => {
  it('is shipped once and delivered once, and the first report of each counts', () => {
    const order = place(undefined, 980, 1)!;
    const shipped = moved(order, 'shipped', day(3))!;
    expect(shipped.shippedAt).toEqual(day(3));
    expect(moved(shipped, 'shipped', day(2))).toBeUndefined();
    expect(moved(shipped, 'delivered', day(2))).toMatchObject({ shippedAt: day(3), deliveredAt: day(2) });
  });

  it('moves whether or not the order was cancelled meanwhile', () => {
    const order = cancelled(place(undefined, 980, 1)!, day(2))!;
    expect(moved(order, 'shipped', day(3))).toMatchObject({ status: 'cancelled', shippedAt: day(3) });
  });
});
