import { intakeTopic } from '@engawa/contracts';
import { createProducer } from '@engawa/kafka';
import { freshTopics, tapTopics, testKafka, waitFor, type Message, type TopicTap } from '@engawa/testkit';
import type { Producer } from 'kafkajs';
import { IntakeProducer } from './intake-producer.js';

const topic = intakeTopic('order-ingest');
let producer: Producer;
let intake: IntakeProducer;
let tap: TopicTap;

beforeAll(async () => {
  await freshTopics();
  producer = createProducer(testKafka());
  await producer.connect();
  intake = new IntakeProducer(producer);
  tap = await tapTopics([topic]);
});
afterAll(async () => {
  await tap.stop();
  await producer.disconnect();
});

const message = (id: string, key = id): Message => {
  return { topic, key, value: JSON.stringify({ id }), headers: { ce_id: id, ce_source: 's', ce_type: 't' } };
};

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

  it('beyond what may wait are refused with 503 and Retry-After, and later ones are taken again', async () => {
    const many = Array.from({ length: 15_000 }, (_, number) => message(`wait-${number}`));
    const first = intake.put(many);
    const refused = { status: 503, more: { headers: { 'retry-after': expect.any(String) as string } } };
    await expect(intake.put(many)).rejects.toMatchObject(refused);
    await first;
    await intake.put([message('after')]);
  });

  it('that Kafka does not take are refused with 503', async () => {
    const unconnected = new IntakeProducer(createProducer(testKafka()));
    await expect(unconnected.put([message('lost')])).rejects.toMatchObject({ status: 503 });
  });
});
