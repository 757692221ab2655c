import { jest } from '@jest/globals';
import { REQUEST_ITEMS_MAX } from '../domain/item.js';
import { IntakeProducer } from './intake-producer.js';

const silentKafka = { sendBatch: () => new Promise(() => undefined) };

beforeAll(() => void jest.useFakeTimers());
afterAll(() => void jest.useRealTimers());

it('items that Kafka takes its time over wait on after their request was answered, and count', async () => {
  const intake = new IntakeProducer(silentKafka as never);
  const items = (count: number) => Array.from({ length: count }, () => ({ topic: 't', key: 'k', value: '{}', headers: {} }));
  const unanswered = [1, 2].map(() => expect(intake.put(items(REQUEST_ITEMS_MAX))).rejects.toThrow(/did not acknowledge/));
  await jest.advanceTimersByTimeAsync(10_000);
  await Promise.all(unanswered);
  await expect(intake.put(items(1))).rejects.toThrow(/Too much is waiting/);
});
