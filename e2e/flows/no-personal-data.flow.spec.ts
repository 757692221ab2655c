import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { call, customerOf, deadLettersOf, eventually, keyOf, mailsTo, orderOf, publish, query, system, tokenOf, unique } from './system.js';

/** Stands in every personal field that is sent here, and nowhere else. */
const secret = `himitsu${unique()}`;
const digits = String(Math.floor(Math.random() * 1e8)).padStart(8, '3');
const person = { name: `秘密野 ${secret}`, mail: `${secret}@example.jp`, phone: `090${digits}`, line1: `${secret}町1-1` };
const identifiers = [{ kind: 'mail', value: person.mail }, { kind: 'phone', value: person.phone }];
const profile = { name: person.name, kana: 'ヒミツノ', address: { postalCode: '830-0000', prefecture: '福岡県', line1: person.line1 } };
const found = (text: string) => [secret, digits].filter((each) => text.includes(each));

const logs = join(dirname(process.env.ENGAWA_DEV_JSON!), 'logs');
const services = ['gateway', ...Object.keys(system.instances).filter((service) => service !== 'gateway')];
const logOf = (service: string) => (existsSync(join(logs, `${service}.log`)) ? readFileSync(join(logs, `${service}.log`), 'utf8') : '');

async function writeToKafka(messages: { value: string; headers?: Record<string, string> }[]): Promise<void> {
  const producer = new Kafka({ brokers: system.kafka.split(','), logLevel: logLevel.ERROR }).producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({ topic: 'engawa.order-ingest.intake', messages });
  await producer.disconnect();
}

/** A survey of this test alone, whose row is spoilt, so that the handler of its answers fails. */
async function spoiltSurvey(): Promise<string> {
  const id = `spoilt-${unique()}`;
  const questions = [{ id: 'comment', type: 'comment', text: { ja: 'ひとこと', en: 'A word' } }];
  const body = { id, kind: 'csat', title: { ja: 'お伺い', en: 'Survey' }, questions, template: 'csat-invitation', restDays: 0 };
  expect((await call('POST', '/api/surveys', { body })).status).toBe(201);
  await query('survey', `UPDATE surveys SET questions = 'true' WHERE id = $1`, [id]);
  return id;
}

describe('personal data', () => {
  it('goes through a whole story, with refusals, dead letters and a handler that fails', async () => {
    const data = { ...orderOf(`O-${unique()}`, identifiers), customer: { identifiers, profile } };
    expect((await publish('order.place', data)).status).toBe(202);
    await eventually('the mail', async () => (await mailsTo(person.mail)).length > 0);
    const customer = (await customerOf(person.mail))!;
    const contact = { customer: { origin: customer.origin }, channel: 'phone', direction: 'in', customerReason: 'customer.usage', dealReason: 'deal.other' };
    expect((await call('POST', '/api/contacts', { body: { ...contact, note: secret, quote: secret, closed: true } })).status).toBe(201);

    // Refused by the gateway, and by a service.
    expect((await publish('order.place', { ...data, totalMinor: secret })).status).toBe(400);
    expect((await call('POST', '/v1/batch', { body: { batch: secret, userId: person.mail }, token: keyOf('everything') })).status).toBe(400);
    expect((await call('POST', '/api/contacts', { body: { ...contact, note: secret, channel: secret } })).status).toBe(400);
    expect((await call('GET', `/api/customers/${encodeURIComponent(person.mail)}`)).status).toBeGreaterThanOrEqual(400);
    expect((await call('GET', `/s/${secret}`)).status).toBeGreaterThanOrEqual(400);
    expect((await call('GET', '/api/customers', { token: secret })).status).toBe(401);
  });

  it('also in messages that nobody can apply', async () => {
    const survey = await spoiltSurvey();
    const answer = { answerId: `A-${unique()}`, survey, customer: { identifiers }, answers: [{ question: 'comment', value: secret }] };
    const reply = await publish('survey.answer', answer, { id: `answer-${secret}` });
    expect(reply.status).toBe(202);
    await publish('order.cancel', { orderId: unique(), reason: secret }, { id: `cancel-${secret}` });
    const headers = { ce_id: secret, ce_source: '//x', ce_specversion: '1.0', ce_type: 'engawa.intake.order.place' };
    await writeToKafka([{ value: `broken ${secret}` }, { value: `{"name":"${secret}`, headers }, { value: JSON.stringify({ orderId: secret }), headers }]);
    await eventually('the dead letters', async () => (await deadLettersOf('order-ingest', secret)).length === 4);
    const [failed] = await eventually('the failed handler', async () => {
      const letters = await deadLettersOf('survey', secret);
      return letters.length > 0 && letters;
    });
    expect(failed).toEqual({ reason: 'failed' });
    await eventually('its line in the log', () => Promise.resolve(logOf('survey').includes('a message failed for its own reason')));
    await query('survey', `UPDATE surveys SET questions = '[]', active = false WHERE id = $1`, [survey]);
  });

  it('is in no log of any service, and all that stands there is JSON', () => {
    for (const service of services) {
      const log = logOf(service);
      expect([service, log.length > 0]).toEqual([service, true]);
      expect([service, found(log)]).toEqual([service, []]);
      const lines = log.split('\n').filter((line) => line && !isJson(line));
      expect([service, lines]).toEqual([service, []]);
    }
  });

  it('is in no metric and in no span', async () => {
    const operator = { token: tokenOf('operator') };
    const metrics = await call<string>('GET', '/metrics', operator);
    expect(found(metrics.body)).toEqual([]);
    for (const url of Object.values(system.instances).flat().filter((each) => each !== system.gateway)) {
      const text = await (await fetch(`${url}/metrics`)).text();
      expect([text.includes('engawa_consumer_halted'), found(text)]).toEqual([true, []]);
    }
    const { items } = (await call<{ items: { traceId: string }[] }>('GET', '/dev/traces')).body;
    const traces = await Promise.all(items.map(async ({ traceId }) => JSON.stringify((await call('GET', `/dev/traces/${traceId}`)).body)));
    expect(traces.some((trace) => trace.includes('deliver mail'))).toBe(true);
    expect(found(traces.join())).toEqual([]);
  });

  it('is in the list of dead letters only where a publisher put it into an id', async () => {
    const { body } = await call<{ items: { eventId: string | null }[] }>('GET', '/api/dead-letters?limit=200', { token: tokenOf('operator') });
    const withoutIds = body.items.map((letter) => ({ ...letter, eventId: null }));
    expect(found(JSON.stringify(withoutIds))).toEqual([]);
  });
});

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
