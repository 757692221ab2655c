import { createSecretKey } from 'node:crypto';
import { OrderCancel, type IntakeContract } from '@engawa/contracts';
import { decodeMessage, isSignedByGateway } from '@engawa/kafka';
import type { AcceptedItem } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { acceptItems, type IntakeMessage } from './accept-items.js';

const shop: Publisher = { name: 'shop', kind: 'server', namespace: 'main', backfill: false, allowedOrigins: [], browserTracks: [], eventTypes: null, sources: null, itemsPerMinute: null };
const item: AcceptedItem = {
  id: 'e-1',
  source: '//shop',
  contract: OrderCancel as IntakeContract,
  data: { orderId: 'O-1' },
  time: '2026-11-20T12:00:00Z',
  traceparent: 'ours',
};

describe('an accepted item on Kafka', () => {
  const key = createSecretKey(Buffer.alloc(32, 'key'));
  const message = async (publisher: Publisher) => {
    const put: IntakeMessage[] = [];
    await acceptItems((messages) => Promise.resolve(void put.push(...messages)), [item], publisher, key);
    return put[0]!;
  };
  const decoded = async (publisher: Publisher) => {
    const { value, headers } = await message(publisher);
    return { value, ...decodeMessage({ key: null, value: Buffer.from(value), headers }) };
  };

  it('carries the gateway’s word for who published it and whether it is history', async () => {
    const read = await decoded({ ...shop, backfill: true });
    expect(read).toMatchObject({ publisher: 'shop', backfill: true, type: item.contract.type, version: 1, time: item.time });
    expect(isSignedByGateway(key, { ...read, publisher: read.publisher! }, read.signature)).toBe(true);
    expect(isSignedByGateway(key, { ...read, publisher: read.publisher!, backfill: false }, read.signature)).toBe(false);
  });

  it('goes to its owner under a key that does not tell the id', async () => {
    expect(await message(shop)).toMatchObject({ topic: 'engawa.order-ingest.intake', key: expect.stringMatching(/^[\w-]{22}$/) as string });
  });
});
