import { createProducer } from '@engawa/kafka';
import { freshTopics, publish, testKafka, waitFor, type TestDatabase } from '@engawa/testkit';
import { notingDatabase, startNoting, type NotingService } from '../test/consumer.js';
import { cancel, deedsOf, effectsOf, events, intake, lettersOf, place, placedFact } from '../test/effects.js';

let database: TestDatabase;
let running: NotingService[] = [];
const start = async () => {
  const service = await startNoting(database);
  running.push(service);
  return service;
};
const stopAll = async () => {
  await Promise.all(running.map((service) => service.stop()));
  running = [];
};
const deeds = () => deedsOf(database.db);
const done = (count: number) => waitFor(`${count} effects`, async () => (await deeds()).length === count);
const waitingOf = ({ state }: NotingService) => [...state.waiting.keys()].sort();
const behindOf = ({ state }: NotingService) => [...state.behindSince.keys()].sort();
const live = async ({ url }: NotingService) => {
  const response = await fetch(`${url}/health/live`);
  return { status: response.status, detail: ((await response.json()) as { detail?: string }).detail };
};
async function publishFacts(...facts: { partition: number; version?: number }[]): Promise<void> {
  const producer = createProducer(testKafka());
  await producer.connect();
  const messages = facts.map(({ partition, version }) => ({ ...placedFact({ version }), partition }));
  await producer.send({ topic: events.topic, messages });
  await producer.disconnect();
}

beforeAll(async () => {
  database = await notingDatabase();
});
beforeEach(async () => {
  await freshTopics();
  await database.asAdministrator('TRUNCATE effects, receipts, seen_facts, dead_letters, inbox_positions');
});
afterEach(stopAll);
afterAll(() => database.drop());

describe('a consumer', () => {
  it('begins at the start of the log and keeps the order of each key', async () => {
    const orders = Array.from({ length: 30 }, (_, number) => `O-${number}`);
    await publish(orders.flatMap((orderId) => [place(orderId), cancel(orderId), place(orderId)]));
    await start();
    await done(90);
    const all = await deeds();
    for (const orderId of orders) {
      expect(all.filter((deed) => deed.endsWith(` ${orderId}`))).toEqual(['place', 'cancel', 'place'].map((deed) => `${deed} ${orderId}`));
    }
  });

  it('that died after COMMIT, before its offsets were committed, does nothing twice', async () => {
    await publish([place('O-1'), cancel('O-1'), place('O-2')]);
    await start();
    await done(3);
    await stopAll();
    const admin = testKafka().admin();
    await admin.connect();
    await admin.deleteGroups(['engawa.order-ingest']);
    await admin.disconnect();
    await database.asAdministrator('TRUNCATE receipts');
    await publish([0, 1, 2].map((partition) => place(`after-${partition}`, { partition })));
    await start();
    await done(6);
    expect((await deeds()).slice(3).sort()).toEqual(['place after-0', 'place after-1', 'place after-2']);
  });

  it('goes back when its group’s offset is ahead of the position, as after a restored backup', async () => {
    await publish([place('O-1', { partition: 0 }), place('O-2', { partition: 0 })]);
    await start();
    await done(2);
    await stopAll();
    await database.asAdministrator('TRUNCATE receipts, effects');
    await database.asAdministrator(`UPDATE inbox_positions SET next_offset = next_offset - 2
                                     WHERE topic = '${intake.topic}' AND partition = 0`);
    await start();
    await publish([place('O-3', { partition: 0 })]);
    await done(3);
    expect(await deeds()).toEqual(['place O-1', 'place O-2', 'place O-3']);
  });
});

describe('while the database cannot be used', () => {
  it('a partition waits, nothing is dead-lettered, and it goes on afterwards', async () => {
    const service = await start();
    await publish([place('O-1')]);
    await done(1);
    const letIn = await database.cutOff();
    await publish([place('O-2'), place('O-3')]);
    await waitFor('a waiting partition', () => service.state.waiting.size > 0);
    await letIn();
    await done(3);
    expect(await lettersOf(database.db)).toEqual([]);
    await waitFor('no waiting partition', () => service.state.waiting.size === 0);
  });

  it('because a table is missing, a partition waits too', async () => {
    const service = await start();
    await database.asAdministrator('ALTER TABLE effects RENAME TO effects_elsewhere');
    await publish([place('O-1'), place('O-2')]);
    const reason = await waitFor('a waiting partition', () => [...service.state.waiting.values()][0]);
    expect(reason).toMatch(/tables/);
    await database.asAdministrator('ALTER TABLE effects_elsewhere RENAME TO effects');
    await done(2);
    expect(await lettersOf(database.db)).toEqual([]);
  });
});

describe('a fact in a version nobody reads yet', () => {
  it('stops its partition with an alarm, and no other', async () => {
    const service = await start();
    await publishFacts({ partition: 0, version: 2 }, { partition: 0 }, { partition: 1 });
    await waitFor('a waiting partition', () => service.state.waiting.get(`${events.topic}/0`));
    await done(1);
    expect(service.state.waiting.get(`${events.topic}/0`)).toMatch(/version 2/);
    expect(await lettersOf(database.db)).toEqual([]);
    expect(await live(service)).toMatchObject({ status: 200 });
  });

  it('counts as a delay in the instance that has its partition, and in no other', async () => {
    const first = await start();
    await publishFacts(...[0, 1, 2].map((partition) => ({ partition, version: 2 })));
    await waitFor('three waiting partitions', () => first.state.waiting.size === 3);
    const second = await start();
    await waitFor('waiting partitions of both', () => second.state.waiting.size > 0);
    await waitFor('each partition at its instance alone, waiting and behind', () =>
      [waitingOf, behindOf].every((told) => {
        const both = [first, second].flatMap(told);
        return both.length === 3 && new Set(both).size === 3;
      }),
    );
    for (const each of [first, second]) expect(waitingOf(each)).toEqual(behindOf(each));
  });
});

describe('a consumer halts with an alarm and skips nothing', () => {
  const positionsAre = async (change: string) => {
    await start();
    await publish([0, 1, 2].map((partition) => place(`before-${partition}`, { partition })));
    await done(3);
    await stopAll();
    await database.asAdministrator(`UPDATE inbox_positions SET ${change} WHERE topic = '${intake.topic}'`);
  };
  const halts = async (service: NotingService, reason: RegExp) => {
    await waitFor('the halt', () => service.state.halted);
    expect(await live(service)).toEqual({ status: 503, detail: expect.stringMatching(reason) as string });
    expect(await effectsOf(database.db)).toHaveLength(3);
  };

  it.each([
    ['lies beyond the log’s end', 'next_offset = next_offset + 10', /beyond the log's end/],
    ['lies below the log’s start', 'next_offset = -1', /below the log's start/],
    ['is of another cluster', `cluster = 'another'`, /another Kafka cluster/],
    ['is of a partition that is gone', 'partition = partition + 3', /is gone/],
  ])('when it starts and its position %s', async (_, change, reason) => {
    await positionsAre(change);
    await publish([0, 1, 2].map((partition) => place(`after-${partition}`, { partition })));
    await halts(await start(), reason);
  });

  it('when the log ends below its position while it runs', async () => {
    const service = await start();
    await publish([0, 1, 2].map((partition) => place(`before-${partition}`, { partition })));
    await done(3);
    await database.asAdministrator(`UPDATE inbox_positions SET next_offset = next_offset + 10 WHERE topic = '${intake.topic}'`);
    await publish([place('after')]);
    await halts(service, /beyond the log's end/);
    await waitFor('a delay that grows', () => service.delayedSeconds() > 5);
  });
});
