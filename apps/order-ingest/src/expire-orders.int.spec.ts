import { randomUUID } from 'node:crypto';
import { Module } from '@nestjs/common';
import { CustomerDataExpired, DeletionConfirm, intakeTopic, type DataOf } from '@engawa/contracts';
import { factMessage, freshDatabase, freshTopics, publish, startTestService, tapTopics, waitFor, type TestDatabase, type TopicTap } from '@engawa/testkit';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { migrations } from './db/migrations/index.js';

@Module({ controllers: [OnCustomerDataExpired] })
class Alone {}

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([intakeTopic('customer-profile')]);
  service = await startTestService({ name: 'order-ingest', module: Alone, database });
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const [origin, fact] = [randomUUID(), randomUUID()];
const rows = <T = object>(sql: string, values: unknown[] = []) => database.db.query<T[]>(sql, values);
const stated = (key: string, type: string, data: object, id = fact) =>
  rows(`INSERT INTO facts (id, type, version, key, occurred_at, recorded_at, backfill, data) VALUES ($1, $2, 1, $3, '2015-01-01', '2015-01-01', false, $4)`, [id, type, key, JSON.stringify(data)]);
/** Tells that the lifetime of the fact is over, and gives what the service answers. */
const expired = async (orders: string[] = []) => {
  const part = randomUUID();
  const message = factMessage({ contract: CustomerDataExpired, data: { deletion: randomUUID(), part, facts: [fact], orders }, known: { origin, customer: origin, groupVersion: 1 } });
  await publish([message]);
  const answer = await waitFor('the answer', () => tap.messages.find(({ type, data }) => type === DeletionConfirm.type && (data as { parts: string[] }).parts.includes(part)));
  return (answer.data as DataOf<typeof DeletionConfirm>).rows;
};

it('of an order whose lifetime is over it is not known whose it was; what was sold is', async () => {
  const customer = { identifiers: [{ kind: 'mail', value: 'old@example.jp' }] };
  for (const id of ['main:O-1', 'main:O-2']) {
    await rows(
      `INSERT INTO orders (id, shop, number, revision, status, contents, customer, placed_at, changed_at) VALUES ($1, 'main', $1, 1, 'live', '{"totalMinor": 980}', $2, '2015-01-01', '2015-01-01')`,
      [id, JSON.stringify(customer)],
    );
    await rows('INSERT INTO order_origins VALUES ($1, $2)', [id, origin]);
  }
  await stated('main:O-1', 'engawa.order.placed', { customer });
  await stated('main:O-2', 'engawa.order.placed', { customer }, randomUUID());
  expect(await expired(['main:O-1'])).toMatchObject({ facts: 1, orders: 1 });
  expect(await rows(`SELECT id, customer, contents FROM orders ORDER BY id`)).toEqual([
    { id: 'main:O-1', customer: {}, contents: { totalMinor: 980 } },
    { id: 'main:O-2', customer, contents: { totalMinor: 980 } },
  ]);
  expect(await rows('SELECT order_id AS id FROM order_origins')).toEqual([{ id: 'main:O-2' }]);
  expect(await rows('SELECT key FROM facts')).toEqual([{ key: 'main:O-2' }]);
});
