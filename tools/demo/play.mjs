import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dateOf, dayAt } from './calendar.mjs';
import { createProgress, duration, number } from './progress.mjs';
import { publish, readDevJson, usualDevJson } from './publishing.mjs';
import { story } from './story.mjs';

const BATCH = 100;
const LANES = 4;
const PUBLISHER = 'history';

/**
 * Plays the demo company through the gateway, as history that sends and asks nothing. Ids are stable, so a
 * play that was broken off is simply played again.
 */
async function play({ devJson, end, seed }) {
  const { gateway, publishers } = readDevJson(devJson);
  const publisher = publishers.find(({ name }) => name === PUBLISHER);
  if (!publisher) throw new Error(`${devJson} names no publisher "${PUBLISHER}"`);
  const chosen = remembered(join(dirname(resolve(devJson)), 'demo.json'), { end, seed });
  const events = story(chosen);
  console.log(`Playing ${number(events.length)} events up to ${chosen.end} to ${gateway}`);

  const progress = createProgress(events.length, 'events');
  const sending = { url: `${gateway}/v1/events`, authorization: `Bearer ${publisher.key}`, progress };
  try {
    await Promise.all(lanesOf(events).map((lane) => playLane(lane, sending)));
  } finally {
    progress.end();
  }
  summarize(events, progress.seconds());
}

/** One request at a time: what is told of one order or contact arrives in the order it happened. */
async function playLane(events, { url, authorization, progress }) {
  const contentType = 'application/cloudevents-batch+json';
  for (let from = 0; from < events.length; from += BATCH) {
    const batch = events.slice(from, from + BATCH);
    const { refused, problem } = await publish(url, {
      size: batch.length,
      contentType,
      authorization,
      body: JSON.stringify(batch),
    });
    if (refused)
      throw new Error(`${refused} of ${batch.length} events were refused, the first because: ${problem}`);
    progress.advance(batch.length);
  }
}

function lanesOf(events) {
  const lanes = Array.from({ length: LANES }, () => []);
  for (const event of events) {
    const about = event.data.orderId ?? event.data.contactId ?? event.id;
    let hash = 0;
    for (const character of about) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0;
    lanes[Math.abs(hash) % LANES].push(event);
  }
  return lanes;
}

/**
 * Another end would tell another story under the same numbers, so an installation keeps the one it began
 * with.
 */
function remembered(file, { end, seed }) {
  const before = read(file);
  const chosen = { end: end ?? before?.end ?? dateOf(dayAt(Date.now())), seed: seed ?? before?.seed ?? 1 };
  if (before && (before.end !== chosen.end || before.seed !== chosen.seed)) {
    throw new Error(
      `This installation has the story that ends ${before.end} with seed ${before.seed} (${file}).`,
    );
  }
  if (!before) writeFileSync(file, `${JSON.stringify(chosen)}\n`);
  return chosen;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function summarize(events, seconds) {
  const counts = new Map();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  console.log(`All accepted in ${duration(seconds)} (${number(events.length / seconds)} events/s):`);
  for (const [type, count] of [...counts].sort(([, one], [, other]) => other - one)) {
    console.log(`  ${number(count).padStart(7)}  ${type}`);
  }
}

function options() {
  const { values } = parseArgs({
    options: {
      'dev-json': { type: 'string', default: usualDevJson },
      end: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { 'dev-json': devJson, end, seed } = values;
  if (end !== undefined && !isDate(end)) throw new Error(`--end ${end} is no date such as 2026-11-22`);
  if (seed !== undefined && !/^\d+$/.test(seed)) throw new Error(`--seed ${seed} is no number`);
  return { devJson, end, seed: seed === undefined ? undefined : Number(seed) };
}

const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

try {
  await play(options());
} catch (error) {
  console.error(`The demo could not be played: ${error.message}`);
  process.exit(1);
}
