import { connect } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import { questions, refused, taken, type InputCase } from '../bad-input/cases.mjs';
import { call, deadLettersOf, eventually, keyOf, orderOf, publish, system, unique, type Reply } from './system.js';

interface Problem {
  type: string;
  status: number;
  pointer?: string;
  items?: { status: number | string; problem?: Problem }[];
}

interface Status {
  state: 'applied' | 'dead-lettered';
  reason?: string;
  facts?: { id: string }[];
  entries?: { fact: string; customer: string }[];
  duplicates?: number;
  conflicts?: number;
}

const statusOf = (source: string, id: string, publisher = 'everything') =>
  call<Status>('GET', `/v1/events/${encodeURIComponent(source)}/${encodeURIComponent(id)}`, { token: keyOf(publisher) });

async function send(input: InputCase, id: string): Promise<Reply<Problem>> {
  const { publisher = 'everything', headers, path } = input;
  const origin = publisher === 'website' ? { origin: system.gateway } : {};
  return call<Problem>('POST', path, { body: input.body(id), token: keyOf(publisher), headers: { ...headers, ...origin } as never });
}

const sourceOf = ({ path, publisher = 'everything' }: InputCase) => (path === '/v1/events' ? '//bad-input' : `publisher:${publisher}`);

describe('what is refused', () => {
  it.each(refused.map((input) => [input.input, input] as const))('%s: problem+json with a pointer, and nothing is stored', async (_, input) => {
    const id = `bad-${unique()}`;
    const reply = await send(input, id);
    expect(reply.status).toBe(input.answer.status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.pointer).toBe(input.answer.pointer);
    const status = await statusOf(sourceOf(input), id);
    expect(status.status).toBe(404);
    expect(status.headers.get('retry-after')).toBeTruthy();
  });

  it.each(questions.map((question) => [question.input, question] as const))('%s: problem+json with a pointer', async (_, question) => {
    const { method, path, body, answer } = question;
    const token = path.startsWith('/v1/') ? { token: keyOf('everything') } : {};
    const reply = await call<Problem>(method, path, { body, ...token });
    expect(reply.status).toBe(answer.status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.pointer).toBe(answer.pointer);
  });

  it('an event of the longest id and source can be asked for', async () => {
    const [id, source] = [unique().padEnd(256, 'x'), '店'.repeat(341)];
    const data = orderOf(id.slice(0, 8), [{ kind: 'member', value: id.slice(0, 8) }]);
    expect((await publish('order.place', data, { id, source })).status).toBe(202);
    await eventually('the event to be applied', async () => (await statusOf(source, id)).body.state === 'applied');
  });

  it('a page of a browser key can read when to send again', async () => {
    const reply = await call('POST', '/v1/page', { body: {}, token: keyOf('website'), headers: { origin: system.gateway } });
    expect(reply.headers.get('access-control-expose-headers')).toBe('retry-after');
  });

  it('A body that stops half way: 400, and nothing is stored', async () => {
    const { hostname, port } = new URL(system.gateway);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = ['POST /v1/events HTTP/1.1', `host: ${hostname}`, `authorization: Bearer ${keyOf('everything')}`];
        socket.end([...head, 'content-type: application/cloudevents+json', 'content-length: 500', '', '{"id":'].join('\r\n'));
      });
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
  });
});

describe('what is taken as it is', () => {
  it.each(taken.map((input) => [input.input, input] as const))('%s: accepted and applied', async (_, input) => {
    const id = `odd-${unique()}`;
    const reply = await send(input, id);
    expect(reply.status).toBe(input.answer.status);
    if (input.answer.item) {
      const [, second] = reply.body.items!;
      expect(second!.problem).toMatchObject({ pointer: input.answer.pointer });
    }
    const status = await eventually('the event to be applied', async () => {
      const asked = await statusOf(sourceOf(input), id);
      return asked.status === 200 && asked.body.entries?.length && asked.body;
    });
    expect(status).toMatchObject({ state: 'applied', duplicates: 0, conflicts: 0 });
  });
});

describe('what its owner parks', () => {
  it('the same id with the same body has one effect, with another body it is a conflict', async () => {
    const id = `twice-${unique()}`;
    const data = orderOf(id, [{ kind: 'member', value: `M-${id}` }]);
    for (const total of [3780, 3780, 9999]) await publish('order.place', { ...data, totalMinor: total }, { id });
    const status = await eventually('the conflict to be seen', async () => {
      const { body } = await statusOf('//flows', id);
      return body.conflicts === 1 && body;
    });
    expect(status).toMatchObject({ state: 'applied', duplicates: 1, conflicts: 1 });
    expect(status.facts).toHaveLength(1);
    expect((await call<{ totalMinor: number }>('GET', `/api/orders/main:${id}`)).body.totalMinor).toBe(3780);
  });

  it('a retry of a tracking call, sent later, is a duplicate', async () => {
    const messageId = `retry-${unique()}`;
    const timestamp = new Date().toISOString();
    for (const seconds of [0, 5]) {
      const sentAt = new Date(Date.now() + seconds * 1000).toISOString();
      const body = { batch: [{ type: 'page', name: '特集', userId: messageId, messageId, timestamp }], sentAt };
      expect((await call('POST', '/v1/batch', { body, token: keyOf('everything') })).status).toBe(200);
    }
    await eventually('the duplicate to be seen', async () => {
      const { body } = await statusOf('publisher:everything', messageId);
      return body.duplicates === 1 && body.conflicts === 0;
    });
  });

  it('a cancellation of an order nobody placed is dead-lettered, and its id stays free', async () => {
    const id = `cancel-${unique()}`;
    await publish('order.cancel', { orderId: id }, { id });
    const dead = await eventually('the dead letter', async () => {
      const { body } = await statusOf('//flows', id);
      return body.state === 'dead-lettered' && body;
    });
    expect(dead.reason).toBe('unknown-order');
    await publish('order.place', orderOf(id, [{ kind: 'member', value: `M-${id}` }]), { id: `${id}-place` });
    await eventually('the order', async () => (await call('GET', `/api/orders/main:${id}`)).status === 200);
    await publish('order.cancel', { orderId: id }, { id });
    await eventually('the cancellation', async () => (await statusOf('//flows', id)).body.state === 'applied');
  });

  it('a Kafka message without headers, and one with a null value, are dead-lettered with their reasons', async () => {
    const producer = new Kafka({ brokers: [system.kafka], logLevel: logLevel.ERROR }).producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const marker = unique();
    const topic = 'engawa.order-ingest.intake';
    await producer.send({ topic, messages: [{ value: `{"marker":"${marker}"}` }] });
    await producer.send({ topic, messages: [{ value: null, headers: { ce_id: marker, ce_type: 'x', ce_source: 'y' } }] });
    await producer.disconnect();
    const letters = await eventually('both dead letters', async () => {
      const all = await deadLettersOf('order-ingest', marker);
      return all.length === 2 && all;
    });
    expect(letters.map((letter) => letter.reason).sort()).toEqual(['no-headers', 'null-value']);
  });

  it('a CloudEvent written straight to the intake topic is applied like one over HTTP', async () => {
    const producer = new Kafka({ brokers: [system.kafka], logLevel: logLevel.ERROR }).producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const id = `direct-${unique()}`;
    const event = { specversion: '1.0', id, source: '//pos', type: 'engawa.intake.order.place', data: orderOf(id, [{ kind: 'member', value: id }]) };
    const headers = { 'Content-Type': 'application/cloudevents+json' };
    await producer.send({ topic: 'engawa.order-ingest.intake', messages: [{ value: JSON.stringify(event), headers }] });
    await producer.disconnect();
    await eventually('the order', async () => (await call('GET', `/api/orders/main:${id}`)).status === 200);
  });
});
