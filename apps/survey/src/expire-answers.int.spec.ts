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
  service = await startTestService({ name: 'survey', module: Alone, database });
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

it('of an answer whose lifetime is over the score stays, and nothing of who gave it and what they wrote', async () => {
  for (const id of ['A-1', 'A-2']) {
    await rows(
      `INSERT INTO answers (id, survey, score, out_of, comment, choices, customer, answered_at) SELECT $1, id, 9, 10, '寒かった', '{}', '{"origin": "x"}', '2015-01-01' FROM surveys LIMIT 1`,
      [id],
    );
  }
  await stated('A-1', 'engawa.survey.answered', { comment: '寒かった' });
  expect(await expired()).toMatchObject({ facts: 1, answers: 1 });
  expect(await rows('SELECT id, score, comment, customer FROM answers ORDER BY id')).toEqual([
    { id: 'A-1', score: 9, comment: null, customer: {} },
    { id: 'A-2', score: 9, comment: '寒かった', customer: { origin: 'x' } },
  ]);
  expect(await rows('SELECT FROM facts')).toEqual([]);
});
