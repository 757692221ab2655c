import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { appendToLedger } from '../ledger.mjs';
import { untilNextEntry } from '../recovery.mjs';

/**
 * Messages that nobody can read, and one that its owner must refuse, in the middle of everything: each becomes one dead
 * letter, and what stands beside it goes on.
 */
export async function poison({ system, say, run, ledger }) {
  const kafka = new Kafka({ brokers: system.dev.kafka.split(','), logLevel: logLevel.ERROR });
  const producer = kafka.producer();
  await producer.connect();
  const since = Date.now();
  const headers = (type, id) => ({
    ...{ ce_specversion: '1.0', ce_id: id, ce_source: '//faults/poison', ce_type: type },
    ...{ ce_time: new Date().toISOString(), 'content-type': 'application/json' },
  });
  const bad = [
    { value: Buffer.from([0xff, 0xfe, 0]), headers: headers('engawa.intake.order.place', `${run}poison-1`) },
    { value: '{"orderId":', headers: headers('engawa.intake.order.place', `${run}poison-2`) },
    { value: '{}', headers: headers('engawa.intake.nobody.knows', `${run}poison-3`) },
    { value: '{}', headers: {} },
    { value: null, headers: {} },
  ];
  const facts = [{ value: '{"order":7}', headers: headers('engawa.order.placed', randomUUID()) }];
  const causes = [
    ...(await sendTo(producer, 'engawa.order-ingest.intake', run, bad)),
    ...(await sendTo(producer, 'engawa.order-ingest.events', run, facts)),
    await cancelNothing(system, run),
  ];
  await producer.disconnect();
  appendToLedger(
    ledger,
    causes.map((cause) => ({ cause, kind: 'poison', key: cause, seq: 1, outcome: 'accepted', at: since })),
  );
  const seconds = await untilNextEntry(system, since);
  say(`${causes.length} messages were poisoned; the next entry is there after ${seconds.toFixed(1)} s`);
  return [{ what: 'poison', seconds }];
}

/** Resolves to the names by which the dead letters are to be known: their ids, or their places in the log. */
async function sendTo(producer, topic, key, messages) {
  // All of one key are in one partition, one after the other.
  const [{ partition, baseOffset }] = await producer.send({
    topic,
    messages: messages.map((message) => ({ key, ...message })),
  });
  return messages.map(
    ({ headers }, place) => headers.ce_id ?? `${topic}/${partition}/${Number(baseOffset) + place}`,
  );
}

/** It is accepted at the door, and its owner knows no such order. */
async function cancelNothing({ dev }, run) {
  const cause = `${run}nothing-1`;
  const event = {
    ...{ specversion: '1.0', id: cause, source: '//faults/shop', type: 'engawa.intake.order.cancel' },
    data: { orderId: `${run}nothing`, reason: '1' },
  };
  const answer = await fetch(`${dev.gateway}/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${dev.publishers[0].key}`,
      'content-type': 'application/cloudevents+json',
    },
    body: JSON.stringify(event),
  });
  if (answer.status !== 202)
    throw new Error(`The cancellation of nothing was answered with ${answer.status}`);
  return cause;
}
