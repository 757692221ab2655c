import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../tools/demo/random.mjs';
import { appendToLedger, outcomeOf } from './ledger.mjs';
import { contactOf, newOrder, nextEvent, wrongEvent } from './story.mjs';

/**
 * A process of its own that no fault touches. It sends numbered events and writes each answer to the ledger; whatever
 * is unknown is sent again, with the same ids, until it is known, and only then does its key go on. When its events are
 * sent it goes on slowly until it is told to finish, so that every fault meets traffic.
 */
const settings = JSON.parse(process.argv[2]);
const { gateway, publisherKey, token, ledger, run, seed, events, rate, customers } = settings;
const LANES = 8;
const BATCH = 20;
const KEYS_AT_ONCE = 12;
/** Events a second beyond the asked number. */
const TRICKLE = 40;
const GIVE_UP_MS = 600_000;

const random = createRandom(`${seed} ${run}`);
let finishing = false;
let sent = 0;
let numbered = 0;
let fullAt = 0;
const began = Date.now();

/** Lanes wait here while a fault wants nobody to send. */
let pause;
let underWay = 0;
const orders = {
  finish: () => (finishing = true),
  pause: () => {
    pause = Promise.withResolvers();
    tellWhenPaused();
  },
  resume: () => {
    pause.resolve();
    pause = undefined;
  },
};
process.on('message', (order) => orders[order]());
// Whoever started it is gone.
process.once('disconnect', () => process.exit(finishing ? 0 : 1));
await Promise.all(Array.from({ length: LANES }, lane));
process.send({ sent });
process.disconnect();

/** Each lane has keys of its own and sends one request after the other. */
async function lane() {
  const orders = [];
  while (!(finishing && sent >= events)) {
    await sleep(Math.max(1, waitOf()));
    while (orders.length < KEYS_AT_ONCE) orders.push(newOrder(run, (numbered += 1), customers));
    await pause?.promise;
    underWay += 1;
    const isContact = random.next() < 0.2;
    if (isContact) await sendContact(contactOf(run, (numbered += 1), customers, random));
    else await sendBatch(batchOf(orders));
    underWay -= 1;
    tellWhenPaused();
    // An order's story ends some day.
    orders.splice(0, orders.length, ...orders.filter(({ seq }) => seq < 9 || random.next() < 0.7));
  }
}

function tellWhenPaused() {
  if (pause && underWay === 0) process.send({ paused: true });
}

/** How long to wait so that all lanes together keep to the rate. */
function waitOf() {
  if (sent < events) return began + (sent / rate) * 1000 - Date.now();
  fullAt ||= Date.now();
  return fullAt + ((sent - events) / TRICKLE) * 1000 - Date.now();
}

/** Up to three events of one key follow each other within a batch. */
function batchOf(orders) {
  const size = sent < events ? Math.min(BATCH, Math.max(1, events - sent)) : 4;
  const batch = [];
  while (batch.length < size) {
    const order = random.pick(orders);
    for (let times = random.int(1, 3); times > 0; times -= 1) batch.push(nextEvent(order, random));
    if (random.next() < 0.02) batch.push(wrongEvent(run, (numbered += 1)));
  }
  sent += batch.length;
  return batch;
}

async function sendBatch(batch) {
  const headers = {
    authorization: `Bearer ${publisherKey}`,
    'content-type': 'application/cloudevents-batch+json',
  };
  const body = JSON.stringify(batch.map((event) => event.body));
  await untilKnown(batch, async () => {
    const answer = await post('/v1/events', headers, body);
    const each = answer.status === 207 || answer.body?.items ? answer.body.items : undefined;
    return batch.map((_, place) => each?.[place]?.status ?? answer.status);
  });
}

async function sendContact(contact) {
  sent += 1;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': contact.cause,
  };
  await untilKnown([contact], async () => [
    (await post('/api/contacts', headers, JSON.stringify(contact.body))).status,
  ]);
}

/** `attempt` resolves to a status for each event, 0 where there was no answer. */
async function untilKnown(events, attempt) {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  for (;;) {
    const statuses = await attempt();
    const outcomes = statuses.map(outcomeOf);
    appendToLedger(
      ledger,
      events.map(({ cause, kind, key, seq, state, isWrong }, place) => ({
        ...{ cause, kind, key, seq, state, isWrong, at: Date.now() },
        ...{ status: statuses[place], outcome: outcomes[place] },
      })),
    );
    if (outcomes.includes('accepted')) process.send({ acceptedAt: Date.now() });
    if (!outcomes.includes('unknown')) return;
    if (Date.now() > giveUpAt) throw new Error('No answer could be had for too long');
    await sleep(200 + random.int(0, 200));
  }
}

async function post(path, headers, body) {
  try {
    const answer = await fetch(gateway + path, {
      ...{ method: 'POST', headers, body },
      signal: AbortSignal.timeout(15_000),
    });
    const text = await answer.text();
    return { status: answer.status, body: parsed(text) };
  } catch {
    return { status: 0 };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
