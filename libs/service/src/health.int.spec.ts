import { Controller, Module } from '@nestjs/common';
import { OrderPlace } from '@engawa/contracts';
import { inboxMigrations, On } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Clock, timersMigrations } from '@engawa/timers';
import { freshDatabase, freshTopics, messageOf, order, publish, startTestService, tcpProxy, waitFor, type TcpProxy, type TestDatabase } from '@engawa/testkit';
import { HEALTH, type HealthSource, type RunningService } from './index.js';

const STALLED_AFTER_MS = 3000;

/** While it is set, handlers do not come back. */
let stuck: PromiseWithResolvers<void> | undefined;
let handled = 0;

@Controller()
class Handler {
  @On(OrderPlace)
  async place(): Promise<void> {
    handled++;
    await stuck?.promise;
  }
}

@Module({ controllers: [Handler] })
class HandlerModule {}

let database: TestDatabase;
let proxy: TcpProxy;
let service: RunningService;

const place = () => publish([messageOf({ contract: OrderPlace, data: order('O-1') })]);
async function probe(path: 'live' | 'ready'): Promise<{ status: number; type?: string; detail?: string }> {
  const response = await fetch(`${service.url}/health/${path}`);
  const body = (await response.json()) as { type?: string; detail?: string };
  return { status: response.status, type: body.type, detail: body.detail };
}
const live = (status: number) => waitFor(`live with ${status}`, async () => (await probe('live')).status === status);

beforeEach(async () => {
  await freshTopics();
  database = await freshDatabase([...inboxMigrations, Outbox1763700000001, ...timersMigrations]);
  const url = new URL(database.url);
  proxy = await tcpProxy(Number(url.port || 5432), url.hostname);
  url.host = `127.0.0.1:${proxy.port}`;
  const config = { DATABASE_URL: url.href };
  service = await startTestService({ name: 'order-ingest', module: HandlerModule, database, config, stalledAfterMs: STALLED_AFTER_MS });
});
afterEach(async () => {
  stuck?.resolve();
  stuck = undefined;
  proxy.resume();
  await service.stop();
  await proxy.close();
  await database.drop();
});

describe('live', () => {
  it('fails while a handler does not come back, and is well again after it has', async () => {
    await live(200);
    stuck = Promise.withResolvers();
    await place();
    const failed = await waitFor('a stalled loop', async () => {
      const answer = await probe('live');
      return answer.status === 503 && answer;
    });
    expect(failed).toMatchObject({ type: 'urn:engawa:problem:stalled', detail: 'The consume loop has not turned for 3 s.' });
    stuck.resolve();
    stuck = undefined;
    await live(200);
  });

  it('fails also while the loops of other brokers turn', async () => {
    const { consumer } = service.app.get<HealthSource>(HEALTH);
    await live(200);
    stuck = Promise.withResolvers();
    await place();
    const failed = await waitFor('a stalled handler', async () => {
      consumer!.state.turnedAt = Date.now();
      const answer = await probe('live');
      return answer.status === 503 && answer;
    });
    expect(failed.type).toBe('urn:engawa:problem:stalled');
  });

  it('stays well when there is nothing to read, and while a partition waits for its database', async () => {
    const letIn = await database.cutOff();
    const before = handled;
    await place();
    const until = Date.now() + STALLED_AFTER_MS + 1500;
    await waitFor('longer than a loop may stand', async () => {
      expect(await probe('live')).toMatchObject({ status: 200 });
      return Date.now() > until;
    });
    await letIn();
    await waitFor('the order', () => handled > before);
  });

  it('fails for good when the consumer crashed for good', async () => {
    await live(200);
    service.app.get(Clock).now = () => {
      throw new TypeError('a bug in the loop itself');
    };
    await place();
    await live(503);
    expect(await probe('live')).toMatchObject({ type: 'urn:engawa:problem:halted', detail: 'the consumer crashed for good' });
  });
});

describe('ready', () => {
  it('says so while the database does not answer, without waiting for it, and is well again when it does', async () => {
    await waitFor('ready', async () => (await probe('ready')).status === 200);
    proxy.pause();
    expect(await probe('ready')).toMatchObject({ status: 503, detail: 'The database does not answer within a second.' });
    expect(await probe('live')).toMatchObject({ status: 200 });
    proxy.resume();
    await waitFor('ready', async () => (await probe('ready')).status === 200);
  });
});
