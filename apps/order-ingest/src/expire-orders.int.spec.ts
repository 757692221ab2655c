import { randomUUID } from 'node:crypto';
import { startExpiring } from '@engawa/testkit';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';

let alone: Awaited<ReturnType<typeof startExpiring>>;
beforeAll(async () => {
  alone = await startExpiring('order-ingest', OnCustomerDataExpired, migrations);
});
afterAll(() => alone.stop());

it('of an order whose lifetime is over it is not known whose it was; what was sold is', async () => {
  const customer = { identifiers: [{ kind: 'mail', value: 'old@example.jp' }] };
  for (const id of ['main:O-1', 'main:O-2']) {
    await alone.rows(
      `INSERT INTO orders (id, shop, number, revision, status, contents, customer, placed_at, changed_at) VALUES ($1, 'main', $1, 1, 'live', '{"totalMinor": 980}', $2, '2015-01-01', '2015-01-01')`,
      [id, JSON.stringify(customer)],
    );
    await alone.rows('INSERT INTO order_origins VALUES ($1, $2)', [id, alone.origin]);
  }
  await alone.stated('main:O-1', 'engawa.order.placed', { customer });
  await alone.stated('main:O-2', 'engawa.order.placed', { customer }, randomUUID());
  expect(await alone.expired(['main:O-1'])).toMatchObject({ facts: 1, orders: 1 });
  expect(await alone.rows(`SELECT id, customer, contents FROM orders ORDER BY id`)).toEqual([
    { id: 'main:O-1', customer: {}, contents: { totalMinor: 980 } },
    { id: 'main:O-2', customer, contents: { totalMinor: 980 } },
  ]);
  expect(await alone.rows('SELECT order_id AS id FROM order_origins')).toEqual([{ id: 'main:O-2' }]);
  expect(await alone.rows('SELECT key FROM facts')).toEqual([{ key: 'main:O-2' }]);
  // A later fact about the same finds nothing more to empty.
  await alone.stated('main:O-1', 'engawa.order.delivered', {});
  expect(await alone.expired(['main:O-1'])).toMatchObject({ facts: 1, orders: 0 });
});
