import type { Publisher } from '../publisher.js';
import { isRefused, type AcceptedItem } from '../item.js';
import { type callTypes, readCall } from './call.js';
import { readTracking } from './read-tracking.js';
import { Told } from './told.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const shop: Publisher = {
  name: 'shop',
  kind: 'server',
  namespace: 'musubino',
  backfill: false,
  allowedOrigins: [],
  browserTracks: ['Product Viewed'], eventTypes: null, sources: null, itemsPerMinute: null,
};
const page: Publisher = { ...shop, name: 'page', kind: 'browser' };

function read(type: (typeof callTypes)[number], body: Record<string, unknown>, publisher = shop, around = {}, at = '/batch/0') {
  const call = readCall(type, new Told({ messageId: 'm-1', ...body }, at), new Told(around, ''), () => 'new');
  return readTracking(call, { publisher, now, traceparent: 't' });
}
const accepted = (item: ReturnType<typeof read>) => {
  expect(item).not.toHaveProperty('refused');
  return item as AcceptedItem & { data: Record<string, unknown> };
};
const pointers = (item: ReturnType<typeof read>) => (isRefused(item) ? item.refused.errors.map((error) => error.pointer) : []);
const bought = { order_id: 'O-1', total: 1980, currency: 'JPY', products: [{ sku: 'A101', price: 990, quantity: 2 }] };

describe('a tracking call', () => {
  it('of a page goes by its name, its title wherever it stands, else the beginning of its address', () => {
    const url = `https://shop.example.jp/${'q'.repeat(3000)}?mail=hanako@example.jp`;
    const nameOf = (body: object) => accepted(read('page', { userId: 'U', ...body })).data.name;
    expect(nameOf({ name: 'N', properties: { title: 'T', url } })).toBe('N');
    expect(nameOf({ properties: { title: '', url }, context: { page: { title: 'T' } } })).toBe('T');
    expect(nameOf({ properties: { title: '', url } })).toBe(url.slice(0, 256));
    expect(nameOf({ properties: { url: 'https://shop.example.jp/a?mail=hanako@example.jp#b' } })).toBe('https://shop.example.jp/a');
  });

  it('whose parts are no objects is refused at them', () => {
    const item = read('track', { userId: 'U', event: 'e', properties: 'x', traits: [1], context: 7 });
    expect(pointers(item)).toEqual(['/batch/0/properties', '/batch/0/traits', '/batch/0/context']);
  });

  it('that completes an order places it in the publisher’s shop', () => {
    const item = accepted(read('track', { userId: 'U-1', event: 'Order Completed', properties: bought }));
    expect(item).toMatchObject({ id: 'm-1', source: 'publisher:shop', contract: { type: 'engawa.intake.order.place' } });
    expect(item.data).toMatchObject({ shop: 'musubino', orderId: 'O-1', currency: 'JPY', totalMinor: 1980, channel: 'web' });
    expect(item.data.items).toEqual([{ sku: 'A101', quantity: 2, unitPriceMinor: 990 }]);
  });

  it('reads prices in the order’s currency, and the revenue where no total is said', () => {
    const properties = { order_id: 'O-1', revenue: 11.77, currency: 'USD', products: [{ product_id: 'P', price: '11.77' }] };
    const { data } = accepted(read('track', { userId: 'U', event: 'Order Completed', properties }));
    expect(data).toMatchObject({ totalMinor: 1177, items: [{ sku: 'P', quantity: 1, unitPriceMinor: 1177 }] });
  });

  it.each([
    [{ total: 980.5 }, '/batch/0/properties/total'],
    [{ total: -1 }, '/batch/0/properties/total'],
    [{ total: undefined, revenue: 'much' }, '/batch/0/properties/revenue'],
    [{ order_id: '' }, '/batch/0/properties/order_id'],
    [{ products: [{ sku: 'A', price: 0.5 }] }, '/batch/0/properties/products/0/price'],
    [{ products: [] }, '/batch/0/properties/products'],
    [{ products: [{ sku: 'A', quantity: 0 }] }, '/batch/0/properties/products/0/quantity'],
  ])('is refused where it says %j', (change, pointer) => {
    const properties = { ...bought, ...change };
    expect(pointers(read('track', { userId: 'U', event: 'Order Completed', properties }))).toContain(pointer);
  });

  it('that cancels an order cancels it', () => {
    const item = accepted(read('track', { userId: 'U', event: 'Order Cancelled', properties: { order_id: 'O-1', reason: 'size' } }));
    expect(item).toMatchObject({ contract: { type: 'engawa.intake.order.cancel' }, data: { orderId: 'O-1', reason: 'size' } });
  });

  it('that tells who somebody is identifies them, be it identify, alias or group', () => {
    for (const type of ['identify', 'alias', 'group'] as const) {
      const item = accepted(read(type, { userId: 'U', previousId: 'a' }));
      expect(item.contract.type).toBe('engawa.intake.customer.identify');
    }
  });

  it('of any other name is a touchpoint on the web', () => {
    const track = accepted(read('track', { userId: 'U', event: 'Tea Brewed', properties: { cups: 2 } }));
    expect(track.data).toMatchObject({ touchId: 'm-1', kind: 'track', name: 'Tea Brewed', properties: { cups: 2 } });
    const visited = accepted(read('page', { anonymousId: 'a', properties: { url: 'https://example.jp/' } }));
    expect(visited.data).toMatchObject({ kind: 'page', name: 'https://example.jp/', url: 'https://example.jp/' });
  });

  it.each([
    ['track', { event: 'E' }, '/batch/0/userId'],
    ['track', { userId: 'U' }, '/batch/0/event'],
    ['alias', { userId: 'U' }, '/batch/0/previousId'],
    ['page', { userId: 'U', messageId: 'm'.repeat(257) }, '/batch/0/messageId'],
    ['page', { userId: 'U', messageId: 'm'.repeat(129) }, '/batch/0/messageId'],
    ['page', { userId: 'U', messageId: 'm\u0000' }, '/batch/0/messageId'],
    ['page', { userId: 'U', timestamp: 'soon' }, '/batch/0/timestamp'],
    ['page', { userId: 'U', timestamp: '2026-11-22T12:00:00Z' }, '/batch/0/timestamp'],
    ['page', { userId: 'U'.repeat(257) }, '/batch/0/userId'],
    ['page', { userId: 'U', properties: { long: 'x'.repeat(32 * 1024) } }, '/batch/0'],
    ['page', { userId: 'U', originalTimestamp: 'soon', timestamp: '2026-11-20T12:00:00Z' }, '/batch/0/originalTimestamp'],
    ['page', { userId: 'U', timestamp: '2026-02-30T00:00:00Z' }, '/batch/0/timestamp'],
    ['page', { user_id: 'U'.repeat(257) }, '/batch/0/user_id'],
    ['page', { userId: 'U', name: 'n'.repeat(257) }, '/batch/0/name'],
    ['page', { userId: 'U', properties: { title: 'n'.repeat(257) } }, '/batch/0/properties/title'],
    ['page', { userId: 'U', properties: { email: 'm'.repeat(257) } }, '/batch/0/properties/email'],
    ['page', { userId: 'U', context: { traits: { email: 'm'.repeat(257) } } }, '/batch/0/context/traits/email'],
    ['page', { userId: 'U', context: { externalIds: [{ id: 'x', type: 'a' }, { id: 'y'.repeat(257), type: 'a' }] } }, '/batch/0/context/externalIds/1/id'],
    ['identify', { userId: 'U', traits: { lastName: 'l'.repeat(129) } }, '/batch/0/traits/lastName'],
    ['identify', { userId: 'U', traits: { address: { zip: '8'.repeat(17) } } }, '/batch/0/traits/address/zip'],
    ['alias', { userId: 'U', previousId: 'p'.repeat(257) }, '/batch/0/previousId'],
    ['page', { userId: 'U', name: 'a\u0000' }, '/batch/0/name'],
    ['page', { userId: 'U', properties: { q: ['a\u0000'] } }, '/batch/0/properties/q/0'],
    ['identify', { userId: 'U', traits: { email: 'a\ud83c' } }, '/batch/0/traits/email'],
    ['page', { userId: 2 ** 53 }, '/batch/0/userId'],
    ['page', { userId: 'U', messageId: 2 ** 53 }, '/batch/0/messageId'],
    ['identify', { userId: 'U', traits: { phone: 2 ** 60 } }, '/batch/0/traits/phone'],
    ['track', { userId: 'U', event: 'Order Cancelled', properties: { orderId: 2 ** 60 } }, '/batch/0/properties/orderId'],
    ['track', { userId: 'U', event: 'Order Completed', properties: { ...bought, products: [{ product_id: 2 ** 53 }] } }, '/batch/0/properties/products/0/product_id'],
    ['track', { userId: 'U', event: 'Order Completed', properties: { ...bought, total: undefined, value: '99999999999999', currency: 'USD' } }, '/batch/0/properties/value'],
  ] as const)('%s %j is refused at %s', (type, body, pointer) => {
    expect(pointers(read(type, body))).toEqual([pointer]);
  });
});

it('a call of so many objects in each other that none can write it is refused', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as object;
  expect(pointers(read('page', { userId: 'U', properties: deep }))).toEqual(['/batch/0']);
});

it('what the batch around a call says is refused where it stands', () => {
  const around = { context: { traits: { phone: '0'.repeat(257) } } };
  expect(pointers(read('page', { userId: 'U' }, shop, around))).toEqual(['/context/traits/phone']);
});

describe('a browser key', () => {
  it('may tell of pages, screens and listed tracks', () => {
    accepted(read('page', { anonymousId: 'a', name: 'Top' }, page));
    accepted(read('screen', { anonymousId: 'a', name: 'Top' }, page));
    accepted(read('track', { anonymousId: 'a', event: 'Product Viewed' }, page));
  });

  it.each([
    ['identify', { anonymousId: 'a', userId: 'U' }, '/batch/0/type'],
    ['track', { anonymousId: 'a', event: 'Order Completed', properties: bought }, '/batch/0/event'],
    ['track', { anonymousId: 'a', action: 'Points Granted' }, '/batch/0/action'],
  ] as const)('may not %s %j', (type, body, pointer) => {
    const refused = read(type, body, page);
    expect(refused).toMatchObject({ refused: { status: 403, code: 'beyond-rights' } });
    expect(pointers(refused)).toEqual([pointer]);
  });

  it('is refused at the path where that says what it calls', () => {
    expect(pointers(read('identify', { anonymousId: 'a' }, page, {}, ''))).toEqual([':call']);
  });

  it('needs an anonymousId', () => {
    const nobody = read('page', { userId: 'U' }, page);
    expect(nobody).toMatchObject({ refused: { status: 400, code: 'missing-identifier' } });
    expect(pointers(nobody)).toEqual(['/batch/0/anonymousId']);
  });

  it('is believed nothing else: other identifiers are kept as unverified, and no profile', () => {
    const traits = { email: 'victim@example.jp', name: '森田' };
    const { data } = accepted(read('page', { anonymousId: 'a', userId: 'U', context: { traits } }, page));
    expect(data.customer).toEqual({
      identifiers: [
        { kind: 'member', namespace: 'musubino', value: 'U', verified: false },
        { kind: 'mail', value: 'victim@example.jp', verified: false },
        { kind: 'anonymous', namespace: 'musubino', value: 'a' },
      ],
    });
  });
});
