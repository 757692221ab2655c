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
  service = await startTestService({ name: 'messaging', module: Alone, database });
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

it('of a message whose lifetime is over it stays that it was sent, but not what it called them, nor the letter', async () => {
  const [old, young] = [randomUUID(), randomUUID()];
  for (const id of [old, young]) {
    await rows(
      `INSERT INTO deliveries (id, origin, template, variables, channels, status, due_at, wait_until, channel, subject, occurred_at)
       SELECT $1, $2, id, '{"number": "O-1"}', '{letter}', 'sent', '2015-01-01', '2015-01-01', 'letter', '森田さまへ', '2015-01-01' FROM templates LIMIT 1`,
      [id, origin],
    );
    await rows(`INSERT INTO letters (delivery, name, address, subject, body, listed_at) VALUES ($1, '森田 彩', '{}', '森田さまへ', '…', '2015-01-01')`, [id]);
  }
  await stated(old, 'engawa.message.sent', { subject: '森田さまへ' });
  expect(await expired()).toMatchObject({ facts: 1, deliveries: 1, letters: 1 });
  expect(await rows('SELECT status, subject, variables FROM deliveries WHERE id = $1', [old])).toEqual([{ status: 'sent', subject: null, variables: {} }]);
  expect(await rows('SELECT delivery FROM letters')).toEqual([{ delivery: young }]);
});
