import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { readEffects } from './effect-tables.mjs';
import { consumers } from './system.mjs';

const STREAM = 'engawa.customer-profile.events';
const THANKS = 'はじめてのご注文のお礼';

/**
 * What the system holds of one run of the producer, in the shape that check.mjs compares with the ledger. Facts, rows
 * of other runs are left out by the name that all causes of a run begin with, and dead letters from before `since`.
 */
export async function readTables(system, { run, since, left }) {
  const [receipts, orders, contacts, entries, stream, counted, deliveries, mails, deadLetters] =
    await Promise.all([
      rows(system, 'order-ingest', `SELECT event_id AS cause FROM receipts WHERE event_id LIKE $1`, run),
      ordersOf(system, run),
      contactsOf(system, run),
      system.query('customer-profile', 'SELECT id, origin, revision FROM entries'),
      readStream(system),
      countedOf(system, run),
      system.query('messaging', 'SELECT id, status, reason, channel FROM deliveries'),
      readMails(system),
      readDeadLetters(system, since),
    ]);
  return {
    ...{ receipts, entries, stream, deliveries, mails, deadLetters, left },
    facts: [...orders, ...contacts.facts],
    ...{ contacts: contacts.rows, counted },
    ...(await readEffects(system, since)),
  };
}

function rows(system, service, sql, run) {
  return system.query(service, sql, [`${run}%`]);
}

/** The number of an order's event is in what it says: the total of what was placed, the reason of a cancellation. */
async function ordersOf(system, run) {
  const found = await rows(
    system,
    'order-ingest',
    `SELECT id, type, data->>'number' AS number, data->>'totalMinor' AS total, data->>'reason' AS reason
       FROM facts WHERE data->>'number' LIKE $1 ORDER BY recorded_at, id`,
    run,
  );
  return found.map(({ id, type, number, total, reason }) => ({
    ...{ id, type },
    cause: `${number}-${type === 'engawa.order.cancelled' ? reason : total}`,
  }));
}

async function countedOf(system, run) {
  const found = await rows(
    system,
    'segmentation',
    `SELECT subject, amount::int AS amount, voided FROM observations WHERE subject LIKE 'main:' || $1`,
    run,
  );
  return found.map(({ subject, ...counted }) => ({ key: subject.slice('main:'.length), ...counted }));
}

/** A contact's note names its cause. */
async function contactsOf(system, run) {
  const contacts = await rows(
    system,
    'contact-center',
    'SELECT id, note AS cause FROM contacts WHERE note LIKE $1',
    run,
  );
  const causeOf = new Map(contacts.map(({ id, cause }) => [id, cause]));
  const facts = await system.query(
    'contact-center',
    `SELECT id, type, data->>'contact' AS contact FROM facts ORDER BY recorded_at, id`,
  );
  return {
    rows: contacts,
    facts: facts
      .filter(({ contact }) => causeOf.has(contact))
      .map(({ id, type, contact }) => ({ id, type, cause: causeOf.get(contact) })),
  };
}

/** Reads all that customer-profile stated, with a plain consumer from the log's start. Each origin is in one partition. */
async function readStream(system) {
  const kafka = new Kafka({ brokers: system.dev.kafka.split(','), logLevel: logLevel.ERROR });
  const admin = kafka.admin();
  await admin.connect();
  const groupId = `faults-${process.pid}-${Date.now()}`;
  const ends = new Map(
    (await admin.fetchTopicOffsets(STREAM)).map((each) => [each.partition, Number(each.high)]),
  );
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [STREAM], fromBeginning: true });
  const stated = [];
  const open = new Set([...ends].filter(([, end]) => end > 0).map(([partition]) => partition));
  const done = Promise.withResolvers();
  if (open.size === 0) done.resolve();
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      if (open.has(partition))
        stated.push({ id: String(message.headers.ce_id), origin: String(message.key) });
      if (Number(message.offset) + 1 >= ends.get(partition)) open.delete(partition);
      if (open.size === 0) done.resolve();
    },
  });
  await done.promise;
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  await admin.disconnect();
  return stated;
}

/** A mail's Message-ID is made of the delivery's id. The mailbox tells it only in the file it keeps. */
async function readMails({ dev, mailDirectory }) {
  const mails = await (await fetch(`${dev.mailbox}/api/email`)).json();
  return mails.map(({ id, subject, to }) => ({
    delivery: /^message-id: <(.+)@engawa>/im.exec(readFileSync(join(mailDirectory, `${id}.eml`), 'utf8'))[1],
    thanks: subject === THANKS,
    address: to[0].address,
  }));
}

/** Those that this run made. One that was never read as an event is called by its place. */
async function readDeadLetters(system, since) {
  const lists = await Promise.all(
    consumers.map(async (service) => {
      const letters = await system.query(
        service,
        `SELECT event_id AS cause, reason, topic, partition, "offset" FROM dead_letters WHERE created_at > $1`,
        [new Date(since)],
      );
      return letters.map(({ cause, reason, topic, partition, offset }) => ({
        ...{ service, reason },
        cause: cause ?? `${topic}/${partition}/${offset}`,
      }));
    }),
  );
  return lists.flat();
}
