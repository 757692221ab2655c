import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { freshTopics, order, testBrokers, waitFor, type TestDatabase } from '@engawa/testkit';
import { notingDatabase, startNoting, type NotingService } from '../test/consumer.js';
import { effectsOf, intake, lettersOf } from '../test/effects.js';

const root = path.resolve(import.meta.dirname, '../../..');
const publisher = path.join(root, 'libs/inbox/test/clients/JavaPublisher.java');
const jars = path.join(root, '.engawa/kafka/lib/*');

let database: TestDatabase;
let service: NotingService | undefined;

/** Runs Java's client from its source, with the jars that the development broker runs on. */
const publishByJava = () =>
  promisify(execFile)('java', ['-cp', jars, publisher, testBrokers(), intake.topic, JSON.stringify(order('NUMBER'))]);

beforeAll(async () => {
  await freshTopics();
  database = await notingDatabase();
  await publishByJava();
  service = await startNoting(database);
});
afterAll(async () => {
  await service?.stop();
  await database.drop();
});

describe('what Java’s client publishes', () => {
  it('is read in every compression, without keys and with header names in capitals', async () => {
    const effects = await waitFor('the last order', async () => {
      const all = await effectsOf(database.db);
      return all.some(({ id }) => id === 'last') && all;
    });
    const numbers = ['none', 'gzip', 'snappy', 'lz4', 'zstd'].flatMap((type) => [0, 1, 2].map((number) => `${type}-${number}`));
    expect(effects.map(({ id }) => id)).toEqual([...numbers, 'kept-0', 'kept-1', 'last']);
    expect(new Set(effects.map((each) => each.publisher))).toEqual(new Set(['kafka']));
  });

  it('and gave up in a transaction has no effect, and without a value is a dead letter that names its event', async () => {
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'null-value', event_id: 'without-value' }]);
  });

  it('leaves nothing to read behind the last message', async () => {
    await waitFor('the end of the log', () => service!.state.lag.get(`${intake.topic}/0`) === 0);
    expect(service!.state.behindSince.size).toBe(0);
  });
});
