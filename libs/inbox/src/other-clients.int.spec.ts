import { freshTopics, order, waitFor, type TestDatabase } from '@engawa/testkit';
import { clients, isThere, playRecording, publishBy, type Client } from '../test/clients/clients.js';
import { notingDatabase, startNoting, type NotingService } from '../test/consumer.js';
import { effectsOf, intake, lettersOf } from '../test/effects.js';

const batches = ['none', 'gzip', 'snappy', 'lz4', 'zstd'].flatMap((type) => [0, 1, 2].map((number) => `${type}-${number}`));
const publish = (client: Client) => publishBy(client, intake.topic, JSON.stringify(order('NUMBER')));

/** Says what is read of what lies in the topic's partition 0 after `publishing`. */
function isRead(publishing: () => Promise<void>, numbers: string[]): void {
  let database: TestDatabase;
  let service: NotingService | undefined;

  beforeAll(async () => {
    await freshTopics();
    database = await notingDatabase();
    await publishing();
    service = await startNoting(database);
  });
  afterAll(async () => {
    await service?.stop();
    await database.drop();
  });

  it('is read in every compression, without keys and with header names in capitals', async () => {
    const effects = await waitFor('the last order', async () => {
      const all = await effectsOf(database.db);
      return all.some(({ id }) => id === 'last') && all;
    });
    expect(effects.map(({ id }) => id)).toEqual(numbers);
    expect(new Set(effects.map((each) => each.publisher))).toEqual(new Set(['kafka']));
  });

  it('without a value is a dead letter that names its event, and what was given up in a transaction has no effect', async () => {
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'null-value', event_id: 'without-value' }]);
  });

  it('leaves nothing to read behind the last message', async () => {
    await waitFor('the end of the log', () => service!.state.lag.get(`${intake.topic}/0`) === 0);
    expect(service!.state.behindSince.size).toBe(0);
  });
}

describe.each(clients.filter(isThere))('what $name itself publishes', (client) => {
  isRead(() => publish(client), [...batches, 'kept-0', 'kept-1', 'last']);
});

describe.each(clients.filter(({ recording }) => recording))('what $name published when it was recorded', (client) => {
  isRead(() => playRecording(client, intake.topic), [...batches, 'last']);
});
