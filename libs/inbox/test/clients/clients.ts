import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { testBrokers } from '@engawa/testkit';
import { readBatches, sendBatches } from './raw-batches.js';

/** A client in another language, with a publisher that is written for it. */
export interface Client {
  name: string;
  /** Runs the publisher with the arguments brokers, topic, order. */
  command: string[];
  /** Makes ready what the publisher needs; the client is not there where this fails. */
  prepare?: string[];
  /** What it published once, for machines without it. Java runs the development broker, so it is always there. */
  recording?: string;
}

const folder = import.meta.dirname;
const root = path.resolve(folder, '../../../..');
const goPublisher = path.join(root, '.engawa/franz-go-publisher');

export const clients: Client[] = [
  {
    name: 'Java’s client',
    command: ['java', '-cp', path.join(root, '.engawa/kafka/lib/*'), path.join(folder, 'JavaPublisher.java')],
  },
  {
    name: 'librdkafka',
    prepare: ['python3', '-c', 'import confluent_kafka'],
    command: ['python3', path.join(folder, 'librdkafka-publisher.py')],
    recording: path.join(folder, 'librdkafka.recording'),
  },
  {
    name: 'Go’s client',
    prepare: ['go', 'build', '-C', path.join(folder, 'go'), '-o', goPublisher, '.'],
    command: [goPublisher],
    recording: path.join(folder, 'franz-go.recording'),
  },
];

export function isThere({ prepare }: Client): boolean {
  if (!prepare) return true;
  const [program, ...args] = prepare as [string, ...string[]];
  return spawnSync(program, args, { timeout: 60_000 }).status === 0;
}

/** Lets the client itself publish; with RECORD=1 what it wrote outside of transactions becomes its recording. */
export async function publishBy({ command, recording }: Client, topic: string, order: string): Promise<void> {
  const [program, ...args] = command as [string, ...string[]];
  await promisify(execFile)(program, [...args, testBrokers(), topic, order], { timeout: 60_000 });
  if (!process.env.RECORD || !recording) return;
  const batches = (await readBatches(topic)).map((batch) => batch.toString('base64'));
  writeFileSync(recording, `${batches.join('\n')}\n`);
}

export function playRecording({ recording }: Client, topic: string): Promise<void> {
  const lines = readFileSync(recording!, 'utf8').trim().split('\n');
  return sendBatches(topic, lines.map((line) => Buffer.from(line, 'base64')));
}
