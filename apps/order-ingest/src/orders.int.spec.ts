import { randomUUID } from 'node:crypto';
import { eventsTopic, OrderCancel, OrderPlace, OrderShip } from '@engawa/contracts';
import {
  bearer,
  freshDatabase,
  freshTopics,
  messageOf,
  order,
  publish,
  startTestService,
  tapTopics,
  waitFor,
  type TestDatabase,
  type TopicTap,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let tap: TopicTap;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  tap = await tapTopics([eventsTopic('order-ingest')]);
  service = await startTestService({ name: 'order-ingest', module: AppModule, database });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('order-ingest');
});
afterAll(async () => {
  await service.stop();
  await tap.stop();
  await database.drop();
});

const post = (path: string, body: object, headers = {}) =>
  supertest(service.url).post(path).set({ authorization, ...headers }).send(body);
const get = (path: string) => supertest(service.url).get(path).set({ authorization });
const factsOf = (orderId: string) =>
  tap.messages.filter((message) => message.key === `main:${orderId}`).map((message) => message.type.replace('engawa.order.', ''));
const place = (orderId: string, totalMinor: number, time: string, id?: string) =>
  messageOf({ contract: OrderPlace, data: order(orderId, { totalMinor }), time, id });
const cancel = (orderId: string, time: string, id?: string) => messageOf({ contract: OrderCancel, data: { orderId }, time, id });
const at = (minute: number) => new Date(Date.now() - (60 - minute) * 60_000).toISOString();
/** What became of a report. */
const statusOf = (id: string) =>
  waitFor(`report ${id} to be read`, async () => {
    const { status, body } = await get('/internal/reports').query({ publisher: 'shop', source: '//test/shop', id });
    return status === 200 && (body as { state: string; reason?: string; facts?: { id: string; type: string }[] });
  });

describe('POST /api/orders', () => {
  it('places an order and states it', async () => {
    const { status, body } = await post('/api/orders', { order: order('H-1') });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: 'main:H-1', number: 'H-1', status: 'live', revision: 1, totalMinor: 980, channel: 'web' });
    expect((await get('/api/orders/main:H-1')).body).toEqual(body);
    await waitFor('the fact', () => String(factsOf('H-1')) === 'placed');
  });

  it('places once for an Idempotency-Key, be it repeated one after the other or at once', async () => {
    const again = () => post('/api/orders', { order: order('H-2') }, { 'idempotency-key': 'h-2' });
    const answers = await Promise.all([again(), again(), again()]);
    answers.push(await again());
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const other = await post('/api/orders', { order: order('H-3') }, { 'idempotency-key': 'h-2' });
    expect(other.status).toBe(422);
    const [facts] = await database.db.query(`SELECT count(*)::int AS count FROM facts WHERE key IN ('main:H-2', 'main:H-3')`);
    expect(facts).toEqual({ count: 1 });
  });

  it('refuses an order that is not as it must be, at the pointers of the body', async () => {
    const answer = await post('/api/orders', { order: { ...order('H-4'), totalMinor: -1, currency: 'yen' } });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as { errors: { pointer: string }[] };
    expect(errors.map((error) => error.pointer).sort()).toEqual(['/order/currency', '/order/totalMinor']);
    expect((await get('/api/orders/main:H-4')).status).toBe(404);
  });

  it('is for those who may write orders', async () => {
    expect((await supertest(service.url).post('/api/orders').send({ order: order('H-5') })).status).toBe(401);
    const reader = await bearer('order-ingest', ['orders.read']);
    expect((await post('/api/orders', { order: order('H-5') }, { authorization: reader })).status).toBe(403);
  });
});

describe('POST /api/orders/{id}/cancel', () => {
  it('cancels by id, and by number in the main shop', async () => {
    await post('/api/orders', { order: order('H-6') });
    await post('/api/orders', { order: order('H-7') });
    for (const id of ['main:H-6', 'H-7']) {
      expect(await post(`/api/orders/${id}/cancel`, {})).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    }
  });

  it('of an order that nobody placed is a 404', async () => {
    expect((await post('/api/orders/main:none/cancel', {})).status).toBe(404);
  });
});

describe('reports of one order', () => {
  it('inside one batch keep their order: placed, cancelled, placed again', async () => {
    await publish([place('R-1', 980, at(1)), cancel('R-1', at(2)), place('R-1', 980, at(3)), cancel('R-2', at(2)), place('R-2', 500, at(3))]);
    await waitFor('the facts of both', () => factsOf('R-1').length === 3 && factsOf('R-2').length === 1);
    expect(factsOf('R-1')).toEqual(['placed', 'cancelled', 'placed']);
    expect((await get('/api/orders/main:R-1')).body).toMatchObject({ status: 'live', revision: 2 });
    expect((await get('/api/orders/main:R-2')).body).toMatchObject({ status: 'live', revision: 1 });
  });

  it('that are repeated state one fact, and tell what became of them', async () => {
    const id = randomUUID();
    await publish([place('R-3', 980, at(1), id), place('R-3', 980, at(1), id), place('R-3', 980, at(2), `${id}-later`)]);
    await statusOf(`${id}-later`);
    const fact = await waitFor('the fact', () => tap.messages.find((message) => message.key === 'main:R-3'));
    expect(await statusOf(id)).toEqual({ state: 'applied', duplicates: 1, conflicts: 0, facts: [{ id: fact.id, type: 'engawa.order.placed' }] });
    expect(await statusOf(`${id}-later`)).toMatchObject({ state: 'applied', facts: [] });
  });

  it('that arrive late do not undo newer ones, also where those changed nothing', async () => {
    const last = randomUUID();
    await publish([place('R-4', 980, at(1)), place('R-4', 980, at(9)), cancel('R-4', at(5)), place('R-4', 500, at(5), last)]);
    await statusOf(last);
    expect((await get('/api/orders/main:R-4')).body).toMatchObject({ status: 'live', totalMinor: 980, revision: 1 });
  });

  it('about an order that nobody placed are dead-lettered, each alone', async () => {
    const [cancelled, shipped] = [randomUUID(), randomUUID()];
    const ship = (orderId: string, id?: string) => messageOf({ contract: OrderShip, data: { orderId, state: 'shipped' }, id });
    await publish([cancel('R-none', at(1), cancelled), ship('R-none', shipped), place('R-5', 980, at(1)), ship('R-5')]);
    expect(await statusOf(cancelled)).toMatchObject({ state: 'dead-lettered', reason: 'unknown-order' });
    expect(await statusOf(shipped)).toMatchObject({ state: 'dead-lettered', reason: 'unknown-order' });
    await waitFor('the parcel', async () => ((await get('/api/orders/main:R-5')).body as { shippedAt?: string }).shippedAt);
  });
});
