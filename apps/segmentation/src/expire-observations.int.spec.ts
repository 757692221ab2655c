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
  service = await startTestService({ name: 'segmentation', module: Alone, database });
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const [origin, fact] = [randomUUID(), randomUUID()];
const rows = <T = object>(sql: string, values: unknown[] = []) => database.db.query<T[]>(sql, values);
/** Tells that the lifetime of the fact is over, and gives what the service answers. */
const expired = async (orders: string[] = []) => {
  const part = randomUUID();
  const message = factMessage({ contract: CustomerDataExpired, data: { deletion: randomUUID(), part, facts: [fact], orders }, known: { origin, customer: origin, groupVersion: 1 } });
  await publish([message]);
  const answer = await waitFor('the answer', () => tap.messages.find(({ type, data }) => type === DeletionConfirm.type && (data as { parts: string[] }).parts.includes(part)));
  return (answer.data as DataOf<typeof DeletionConfirm>).rows;
};

const observed = (subject: string) => rows(`INSERT INTO observations (subject, origin, type, occurred_at, amount) VALUES ($1, $2, 'engawa.order.placed', '2015-01-01', 980)`, [subject, origin]);
const segmentsOf = async () => (await rows<{ id: string }>('SELECT segment_id AS id FROM memberships WHERE customer_id = $1', [origin])).map(({ id }) => id);

it('who was in a segment for what is not known any more leaves it, as history that nobody is sent anything for', async () => {
  await rows('INSERT INTO known_origins (origin, customer_id, group_version) VALUES ($1, $1, 1)', [origin]);
  await rows('INSERT INTO known_customers (id) VALUES ($1)', [origin]);
  await rows(`INSERT INTO memberships (segment_id, customer_id, since) VALUES ('first-purchase', $1, '2015-01-01')`, [origin]);
  await observed('main:O-1');
  await observed('main:O-2');
  expect(await expired(['main:O-1'])).toMatchObject({ observations: 1 });
  expect(await segmentsOf()).toContain('first-purchase');
  expect(await expired(['main:O-2'])).toMatchObject({ observations: 1 });
  expect(await segmentsOf()).toEqual([]);
  const [left] = await rows<{ backfill: boolean }>(`SELECT backfill FROM facts WHERE type = 'engawa.segment.left'`);
  expect(left).toEqual({ backfill: true });
});

it('what counted by itself, as a visit does, goes by the id of its fact', async () => {
  await observed(fact);
  expect(await expired()).toMatchObject({ observations: 1 });
  expect(await rows('SELECT FROM observations')).toEqual([]);
});
