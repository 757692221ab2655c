import { MessageDeliver, OrderShipped } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { fact, Outbox1763700000001, request, stateFacts, type NewFact } from './index.js';

let database: TestDatabase;
const cause = { occurredAt: new Date('2026-11-20T12:00:00Z'), backfill: true, traceparent: '00-a-b-01', receipt: 7 };
const shipped = { order: 'main:O-1', number: 'O-1', customer: {} };
const state = (...facts: NewFact[]) => inTransaction(database.db, (tx) => stateFacts(tx, 'order-ingest', facts));
const rows = (table: string) => database.db.query<Record<string, unknown>[]>(`SELECT * FROM ${table}`);

beforeAll(async () => {
  database = await freshDatabase([Outbox1763700000001]);
});
beforeEach(() => database.asAdministrator('TRUNCATE facts, outbox'));
afterAll(() => database.drop());

describe('a fact', () => {
  it('stands in the facts table and in the outbox with the same id, time and data', async () => {
    const stated = fact(OrderShipped, { ...shipped, carrier: 'ヤマト' }, cause);
    await state(stated);
    const [[kept], [sent]] = [await rows('facts'), await rows('outbox')];
    expect(kept).toMatchObject({ id: stated.id, type: 'engawa.order.shipped', version: 1, key: 'main:O-1', backfill: true });
    expect(kept).toMatchObject({ occurred_at: cause.occurredAt, receipt_id: 7, data: { ...shipped, carrier: 'ヤマト' } });
    expect(sent).toMatchObject({ topic: 'engawa.order-ingest.events', key: 'main:O-1' });
    expect(JSON.parse(String(sent!.payload))).toEqual(kept!.data);
    expect(sent!.headers).toMatchObject({
      ce_id: stated.id,
      ce_source: '//engawa/order-ingest',
      ce_time: '2026-11-20T12:00:00.000Z',
      ce_recordedtime: (kept!.recorded_at as Date).toISOString(),
      ce_backfill: 'true',
      traceparent: '00-a-b-01',
    });
  });

  it('that breaks its contract is not stated, and neither is what it tells of', async () => {
    const broken = fact(OrderShipped, { ...shipped, number: 7 } as never, cause);
    await expect(state(fact(OrderShipped, shipped, cause), broken)).rejects.toThrow(/engawa.order.shipped breaks its contract at \/number/);
    expect(await rows('facts')).toEqual([]);
    expect(await rows('outbox')).toEqual([]);
  });

  it('leaves in the order in which it was stated', async () => {
    const facts = Array.from({ length: 20 }, () => fact(OrderShipped, shipped, cause));
    await state(...facts);
    const sent = await database.db.query<{ id: string }[]>(`SELECT headers->>'ce_id' AS id FROM outbox ORDER BY seq`);
    expect(sent.map((each) => each.id)).toEqual(facts.map((each) => each.id));
  });
});

describe('a request to another service', () => {
  it('goes to its intake under its own id and is no fact of the one who asks', async () => {
    const delivery = '018f0000-0000-7000-8000-000000000001';
    const data = { delivery, template: 'thank-you', customer: { origin: delivery }, variables: {}, channels: ['mail' as const] };
    await inTransaction(database.db, (tx) => request(tx, 'survey', [{ contract: MessageDeliver, id: 'invite-1', data, cause }]));
    expect(await rows('outbox')).toMatchObject([{ topic: 'engawa.messaging.intake', key: delivery, headers: { ce_id: 'invite-1' } }]);
    expect(await rows('facts')).toEqual([]);
  });
});
