import { createSecretKey } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import { readReport } from './read-message.js';

const now = new Date('2026-11-20T12:00:00Z');
const settings = { service: 'order-ingest' as const, signingKey: createSecretKey(Buffer.alloc(32, 'key')), handles: () => true, now: () => now };
const read = (data: unknown, headers: Record<string, string> = {}) => {
  const attributes = { 'content-type': 'application/json', ce_id: 'e-1', ce_source: '//pos', ce_type: 'engawa.intake.order.cancel' };
  const message = { offset: '0', key: null, value: Buffer.from(JSON.stringify(data)), headers: { ...attributes, ...headers } };
  return readReport(settings, { topic: 't', partition: 0 }, message as unknown as KafkaMessage);
};

describe('a report that was written straight to Kafka', () => {
  it('keeps its trace where that is one, and begins none with anything else', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(read({ orderId: 'O-1' }, { traceparent })).toMatchObject({ kind: 'item', item: { traceparent } });
    expect(read({ orderId: 'O-1' }, { traceparent: 'x'.repeat(60_000) })).toMatchObject({ item: { traceparent: undefined } });
  });

  it('is set aside where it has a text that cannot be stored', () => {
    const letter = { reason: 'invalid', detail: '/orderId must not have the character U+0000' };
    expect(read({ orderId: 'O\u0000' })).toMatchObject({ kind: 'letter', letter });
  });
});
