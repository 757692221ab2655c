import { randomUUID } from 'node:crypto';
import { CustomerRegrouped, OrderPlaced, type KnownCustomer } from '@engawa/contracts';
import {
  bearer,
  factMessage,
  freshDatabase,
  freshTopics,
  order,
  publish,
  startTestService,
  waitFor,
  type TestDatabase,
} from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from './app.module.js';
import { migrations } from './db/migrations/index.js';

let database: TestDatabase;
let service: Awaited<ReturnType<typeof startTestService>>;
let authorization: string;

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase(migrations);
  service = await startTestService({ name: 'order-ingest', module: AppModule, database });
});
// A token counts for a minute, and the whole of the tests may take longer.
beforeEach(async () => {
  authorization = await bearer('order-ingest');
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

const knownAs = (origin: string, customer = origin, groupVersion = 1) => ({ origin, customer, groupVersion });
const placed = (number: string, known: KnownCustomer) => {
  const { orderId: _, ...contents } = order(number);
  const data = { ...contents, order: `main:${number}`, shop: 'main', number, revision: 1 };
  return publish([factMessage({ contract: OrderPlaced, data, known })]);
};
const joined = (origin: string, survivor: string) => {
  const moved = [{ origin, customer: survivor, version: 2 }];
  const data = { change: randomUUID(), moved, survivor, ended: [origin] };
  return publish([factMessage({ contract: CustomerRegrouped, data, known: knownAs(origin, survivor, 2) })]);
};

async function enter(...numbers: string[]): Promise<void> {
  for (const number of numbers) await supertest(service.url).post('/api/orders').set({ authorization }).send({ order: order(number) });
}
async function ordersOf(customer: string): Promise<string[]> {
  const numbers: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: Record<string, string> = { customer, limit: '2', ...(cursor ? { cursor } : {}) };
    const answer = await supertest(service.url).get('/api/orders').set({ authorization }).query(query);
    const page = answer.body as { items: { number: string }[]; nextCursor: string | null };
    numbers.push(...page.items.map((item) => item.number));
    cursor = page.nextCursor;
  }
  return numbers;
}
const has = (customer: string, ...numbers: string[]) =>
  waitFor(numbers.join(), async () => String(await ordersOf(customer)) === String(numbers));

describe('the orders of a customer', () => {
  it('are listed newest first, page by page, once their facts came back with it', async () => {
    const place = knownAs(randomUUID(), randomUUID());
    await enter('K-1', 'K-2', 'K-3', 'K-4', 'K-5');
    expect(await ordersOf(place.customer)).toEqual([]);
    for (const number of ['K-1', 'K-2', 'K-3', 'K-4', 'K-5']) await placed(number, place);
    await has(place.customer, 'K-5', 'K-4', 'K-3', 'K-2', 'K-1');
  });

  it('follow their origin when customers are joined', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await enter('J-1', 'J-2');
    await placed('J-1', knownAs(a));
    await placed('J-2', knownAs(b));
    await has(b, 'J-2');
    await joined(b, a);
    await has(a, 'J-2', 'J-1');
    // An old link still finds them.
    expect(await ordersOf(b)).toEqual(['J-2', 'J-1']);
  });

  it('stay with the newer grouping when an older fact names the old customer', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await joined(b, a);
    await enter('L-1');
    await placed('L-1', knownAs(b));
    await has(a, 'L-1');
    expect(await ordersOf(b)).toEqual(['L-1']);
  });
});
