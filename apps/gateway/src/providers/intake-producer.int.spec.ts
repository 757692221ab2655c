import { intakeTopic } from '@engawa/contracts';
import { createProducer } from '@engawa/kafka';
import { freshTopics, tapTopics, testKafka, waitFor, type Message, type TopicTap } from '@engawa/testkit';
import type { Producer } from 'kafkajs';
import { REQUEST_ITEMS_MAX } from '../domain/item.js';
import { IntakeProducer } from './intake-producer.js';

const topic = intakeTopic('order-ingest');
let producer: Producer;
let intake: IntakeProducer;
let tap: TopicTap;

beforeAll(async () => {
  await freshTopics();
  producer = createProducer(testKafka());
  await producer.connect();
  // What is stored here takes as long as the machine needs.
  intake = new IntakeProducer(producer, 60_000);
  tap = await tapTopics([topic]);
});
afterAll(async () => {
  await tap.stop();
  await producer.disconnect();
});

const message = (id: string, key = id): Message => {
  return { topic, key, value: JSON.stringify({ id }), headers: { ce_id: id, ce_source: 's', ce_type: 't' } };
};

const refused = { status: 503, more: { headers: { 'retry-after': expect.any(String) as string } } };

describe('accepted items', () => {
  it('of many requests at once are all stored, those of one request in their order', async () => {
    const requests = Array.from({ length: 1000 }, (_, request) => [0, 1, 2].map((item) => `${request}-${item}`));
    await Promise.all(requests.map((ids, request) => intake.put(ids.map((id) => message(id, `request-${request}`)))));
    await waitFor('all items', () => tap.messages.length === 3000);
    requests.forEach((ids, request) => {
      expect(tap.messages.filter((each) => each.key === `request-${request}`).map((each) => each.id)).toEqual(ids);
    });
  });

  it('of requests that wait for each other are stored in their order', async () => {
    const ids = Array.from({ length: 20 }, (_, number) => `next-${number}`);
    for (const id of ids) await intake.put([message(id, 'one after the other')]);
    const stored = () => tap.messages.filter((each) => each.key === 'one after the other').map((each) => each.id);
    await waitFor('all items', () => stored().length === 20);
    expect(stored()).toEqual(ids);
  });

  it('of one request too large for Kafka are stored in parts, in their order for every key', async () => {
    const large = Array.from({ length: 3500 }, (_, number) => {
      return { ...message(`large-${number}`, `large of ${number % 2}`), value: JSON.stringify({ text: '茶'.repeat(500) }) };
    });
    await intake.put(large);
    const stored = (key: string) => tap.messages.filter((each) => each.key === key).map((each) => each.id);
    await waitFor('all items', () => stored('large of 0').length + stored('large of 1').length === large.length);
    for (const key of ['large of 0', 'large of 1']) {
      expect(stored(key)).toEqual(large.filter((each) => each.key === key).map((each) => each.headers.ce_id));
    }
  });

  it('of the largest request that is allowed are stored where nothing waits', async () => {
    await intake.put(Array.from({ length: REQUEST_ITEMS_MAX }, (_, number) => message(`most-${number}`)));
    const wide = { ...message('wide'), value: 'x'.repeat(10_000) };
    await intake.put(Array.from({ length: 4000 }, () => wide));
  });

  it('beyond what may wait are refused with 503 and Retry-After, and later ones are taken again', async () => {
    const many = Array.from({ length: REQUEST_ITEMS_MAX }, (_, number) => message(`wait-${number}`));
    const first = [intake.put(many), intake.put(many)];
    await expect(intake.put([message('too many')])).rejects.toMatchObject(refused);
    await Promise.all(first);
    await intake.put([message('after')]);
  });

  it('that Kafka does not take are refused with 503', async () => {
    const unconnected = new IntakeProducer(createProducer(testKafka()));
    await expect(unconnected.put([message('lost')])).rejects.toMatchObject({ status: 503 });
  });
});
