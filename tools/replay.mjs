import { parseArgs } from 'node:util';
import { createProgress, duration, number } from './demo/progress.mjs';
import { publish, readDevJson, usualDevJson } from './demo/publishing.mjs';
import { cdnow } from './replay/cdnow.mjs';

const BATCH = 100;
const LANES = 4;
const datasets = { cdnow };

/**
 * `npm run replay -- cdnow` plays real purchase data through the gateway as Segment tracking calls. Broken
 * off at any row it is simply run again: message ids are line numbers, and what was taken once has no second
 * effect.
 */
async function replay(name, devJson) {
  const dataset = datasets[name];
  if (!dataset) throw new Error(`Say which data: ${Object.keys(datasets).join(', ')}`);
  const { gateway, publishers } = readDevJson(devJson);
  const { key } = publishers.find((publisher) => publisher.name === name) ?? publishers[0];
  const calls = dataset();
  console.log(`Replaying ${number(calls.length)} purchases of ${name} to ${gateway}`);

  const counts = { sent: 0, accepted: 0, refused: 0 };
  const progress = createProgress(calls.length, 'events');
  const sending = { url: `${gateway}/v1/batch`, authorization: `Basic ${btoa(`${key}:`)}`, counts, progress };
  const batches = batchesOf(calls);
  try {
    await Promise.all(Array.from({ length: LANES }, () => sendAll(batches, sending)));
  } finally {
    progress.end();
    report(counts, progress.seconds());
  }
  if (counts.refused)
    throw new Error(`${number(counts.refused)} were refused, the first because: ${counts.problem}`);
}

function* batchesOf(calls) {
  for (let from = 0; from < calls.length; from += BATCH) yield calls.slice(from, from + BATCH);
}

/** Several of these share one iterator, so that each batch is taken by one of them. */
async function sendAll(batches, { url, authorization, counts, progress }) {
  for (const batch of batches) {
    counts.sent += batch.length;
    const { refused, problem } = await publish(url, {
      size: batch.length,
      contentType: 'application/json',
      authorization,
      body: JSON.stringify({ batch }),
    });
    counts.accepted += batch.length - refused;
    counts.refused += refused;
    counts.problem ??= problem;
    progress.advance(batch.length);
  }
}

function report({ sent, accepted, refused }, seconds) {
  const counts = `sent ${number(sent)}, accepted ${number(accepted)}, refused ${number(refused)}`;
  console.log(`${counts} in ${duration(seconds)} (${number(accepted / seconds)} events/s)`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dev-json': { type: 'string', default: usualDevJson } },
  });
  await replay(positionals[0], values['dev-json']);
} catch (error) {
  console.error(`The replay failed: ${error.message}`);
  process.exit(1);
}
