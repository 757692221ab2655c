import { Module } from '@nestjs/common';
import { OrderCancelled, OrderDelivered } from '@engawa/contracts';
import { inboxMigrations } from '@engawa/inbox';
import { fact, Outbox1763700000001, stateFacts, type KeptFact } from '@engawa/outbox';
import { inTransaction } from '@engawa/postgres';
import { bearer, freshDatabase, freshTopics, sampleOf, startTestService, type TestDatabase } from '@engawa/testkit';
import { timersMigrations } from '@engawa/timers';
import supertest from 'supertest';
import { Audit1764288000010, type RunningService } from './index.js';

@Module({})
class Stating {}

let database: TestDatabase;
let service: RunningService;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase([...inboxMigrations, Outbox1763700000001, ...timersMigrations, Audit1764288000010]);
  service = await startTestService({ name: 'order-ingest', module: Stating, database });
  const cause = { occurredAt: new Date(), backfill: false };
  await inTransaction(database.db, (tx) =>
    stateFacts(tx, 'order-ingest', [fact(OrderCancelled, sampleOf(OrderCancelled) as never, cause), fact(OrderDelivered, sampleOf(OrderDelivered) as never, cause)]),
  );
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const ask = async (body: object, authorization?: string) => {
  const request = supertest(service.url).post('/internal/facts');
  return (authorization ? request.set({ authorization }) : request).send(body);
};
const factsOf = async (body: object) => ((await ask(body, await bearer('order-ingest', ['facts.read']))).body as { facts: KeptFact[] }).facts;

describe('the facts a service keeps', () => {
  it('are given whole, page by page or by their ids, to a service that may read them', async () => {
    const [first] = await factsOf({ limit: 1 });
    const [second, ...none] = await factsOf({ after: first!.id });
    expect([first, second].map((each) => each!.type).sort()).toEqual([OrderCancelled.type, OrderDelivered.type]);
    expect(none).toEqual([]);
    expect(await factsOf({ ids: [second!.id] })).toEqual([second]);
    expect([first, second].find((each) => each!.type === OrderCancelled.type)).toMatchObject({ data: sampleOf(OrderCancelled), version: 1 });
  });

  it('are refused to everybody else, also to a person with all other rights', async () => {
    expect((await ask({})).status).toBe(401);
    const person = await bearer('order-ingest', ['orders.read', 'orders.write', 'customers.read', 'operations.read', 'operations.bodies']);
    expect((await ask({}, person)).status).toBe(403);
    expect((await ask({}, await bearer('segmentation', ['facts.read']))).status).toBe(401);
  });

  it('are asked for in pages of at most 2000', async () => {
    const answer = await ask({ limit: 2001 }, await bearer('order-ingest', ['facts.read']));
    expect([answer.status, (answer.body as { errors: { pointer: string }[] }).errors[0]!.pointer]).toEqual([400, '/limit']);
  });
});
