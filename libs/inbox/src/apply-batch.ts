import { contractOf, takeUndeclared } from '@engawa/contracts';
import { inTransaction, isTransient, isUnmigrated, type Tx } from '@engawa/postgres';
import { within, type Logger } from '@engawa/telemetry';
import type { KafkaMessage } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { keepDeadLetters, type DeadLetter } from './dead-letters.js';
import { ANY_FACT, type AnyBatch, type Received } from './on.js';
import { ConsumerHalted, lockPosition, movePosition } from './positions.js';
import { letterOf, readFact, readReport, UnknownVersion, type Place, type ReaderSettings } from './read-message.js';
import { dropReceipts, forgetFacts, nameOf, takeReceipts, unseenFacts } from './receipts.js';
import { StretchTrace } from './trace-stretch.js';
import { cutIntoWaves } from './waves.js';

export type BatchHandler = (batch: AnyBatch) => Promise<void>;

/** The batch begins above our position, or its log ends below it: it must be dropped and fetched again from there. */
export class SeekBack extends Error {
  constructor(readonly offset: bigint) {
    super(`The batch does not go on at the position ${offset}`);
  }
}

/** A refused report leaves its id to a corrected one, which cannot be told from a repetition in the same transaction. */
class RefusedIdAgain extends Error {}

export interface ApplySettings extends ReaderSettings {
  db: DataSource;
  cluster: string;
  handlers: ReadonlyMap<string, BatchHandler>;
  log: Logger;
}

/** Messages of one partition that follow each other. */
export interface Stretch {
  /** The offset they were fetched from: between it and them lies nothing that a reader is to see. */
  from: bigint;
  /** Where reading goes on behind them. Beyond the last of them lie at most aborted messages and marks of transactions. */
  to: bigint;
  /** Where the log ended when they were fetched. */
  end: bigint;
  messages: KafkaMessage[];
}

/**
 * Does what the messages ask for and moves the position, in one transaction. When that fails for a reason of the
 * messages' own, the stretch is halved until the one at fault stands alone and becomes a dead letter; the rest go on
 * in their order. Throws what an operator or time must mend: transient errors, UnknownVersion, ConsumerHalted, and
 * SeekBack.
 */
export async function applyStretch(settings: ApplySettings, place: Place, stretch: Stretch): Promise<void> {
  const trace = new StretchTrace(settings.service, place, stretch.messages.length);
  try {
    await inTransaction(settings.db, (tx) => applyIn(tx, settings, place, stretch, trace));
    trace.end();
  } catch (error) {
    if (isNobodysFault(error)) throw error;
    const { messages, from, to, end } = stretch;
    if (messages.length === 1) return giveUp(settings, place, stretch, error);
    const middle = messages.length >> 1;
    const between = BigInt(messages[middle]!.offset);
    await applyStretch(settings, place, { from, to: between, end, messages: messages.slice(0, middle) });
    await applyStretch(settings, place, { from: between, to, end, messages: messages.slice(middle) });
  }
}

export function isNobodysFault(error: unknown): boolean {
  const ours = error instanceof SeekBack || error instanceof ConsumerHalted || error instanceof UnknownVersion;
  return ours || isTransient(error) || isUnmigrated(error);
}

async function applyIn(tx: Tx, settings: ApplySettings, place: Place, stretch: Stretch, trace: StretchTrace): Promise<void> {
  const todo = await messagesToDo(tx, settings, place, stretch);
  if (todo.length === 0) return;
  const onIntake = place.topic.endsWith('.intake');
  const read = onIntake ? readReport : readFact;
  const letters: DeadLetter[] = [];
  const messageOf = new Map<Received, KafkaMessage>();
  for (const message of todo) {
    const reading = read(settings, place, message);
    if (reading.kind === 'item') messageOf.set(reading.item, message);
    else if (reading.kind === 'letter') letters.push(reading.letter);
  }
  trace.begin(messageOf);
  const letter = (item: Received, reason: string, detail: string) => {
    trace.deadLetter(item, reason);
    letters.push(letterOf(place, messageOf.get(item)!, reason, detail, item));
  };

  await handleItems(tx, settings, onIntake, [...messageOf.keys()], letter);
  await keepDeadLetters(tx, letters);
  await movePosition(tx, place.topic, place.partition, { nextOffset: stretch.to, cluster: settings.cluster });
}

/**
 * Does what the items ask for that was not done before. `letter` is told of those that are refused; their ids are free
 * again for another try.
 */
export async function handleItems(
  tx: Tx,
  settings: Pick<ApplySettings, 'handlers'>,
  onIntake: boolean,
  all: Received[],
  letter: AnyBatch['reject'],
): Promise<void> {
  let items = all;
  if (items.length > 0 && onIntake) {
    const { fresh, conflicts } = await takeReceipts(tx, items);
    for (const item of conflicts) letter(item, 'conflict', 'the same id was reported before with another body');
    items = fresh;
    // After the receipts: who repeats a report repeats all of it.
    for (const { type, data } of items) takeUndeclared(contractOf(type)!.data, data);
  } else if (items.length > 0) {
    items = await unseenFacts(tx, items);
  }
  const rejected: Received[] = [];
  const reject = (item: Received, code: string, detail: string) => {
    rejected.push(item);
    letter(item, code, detail);
  };
  const catchAll = onIntake ? undefined : settings.handlers.get(ANY_FACT);
  if (catchAll) await catchAll({ tx, items, reject });
  else await runWaves(tx, settings, items, reject);
  if (onIntake) refuseOnce(rejected, all);
  await (onIntake ? dropReceipts(tx, rejected) : forgetFacts(tx, rejected));
}

/** Throws when others stand in the batch under the id of a refused report: halved, the batch decides them one by one. */
function refuseOnce(rejected: Received[], items: Received[]): void {
  if (rejected.length === 0) return;
  const refused = new Set(rejected.map(nameOf));
  if (items.filter((item) => refused.has(nameOf(item))).length > rejected.length) throw new RefusedIdAgain();
}

async function runWaves(tx: Tx, settings: Pick<ApplySettings, 'handlers'>, items: Received[], reject: AnyBatch['reject']): Promise<void> {
  for (const wave of cutIntoWaves(items)) {
    for (const [type, group] of wave) await settings.handlers.get(type)?.({ tx, items: group, reject });
  }
}

async function messagesToDo(tx: Tx, settings: ApplySettings, place: Place, stretch: Stretch): Promise<KafkaMessage[]> {
  const position = await lockPosition(tx, place.topic, place.partition);
  if (!position) return stretch.messages;
  if (position.cluster !== settings.cluster) {
    throw new ConsumerHalted(`${place.topic}/${place.partition}: the position is of another Kafka cluster`);
  }
  if (stretch.from > position.nextOffset || stretch.end < position.nextOffset) throw new SeekBack(position.nextOffset);
  return stretch.messages.filter((message) => BigInt(message.offset) >= position.nextOffset);
}

/** The message alone fails: it becomes a dead letter, and the partition goes on. */
async function giveUp(settings: ApplySettings, place: Place, stretch: Stretch, error: unknown): Promise<void> {
  const message = stretch.messages[0]!;
  const trace = new StretchTrace(settings.service, place, 1);
  await inTransaction(settings.db, async (tx) => {
    const todo = await messagesToDo(tx, settings, place, stretch);
    if (todo.length === 0) return;
    const read = place.topic.endsWith('.intake') ? readReport : readFact;
    const reading = read(settings, place, message);
    const known = reading.kind === 'item' ? reading.item : {};
    if (reading.kind === 'item') trace.begin(new Map([[reading.item, message]]));
    await keepDeadLetters(tx, [letterOf(place, message, 'failed', reasonOf(error), known)]);
    await movePosition(tx, place.topic, place.partition, { nextOffset: stretch.to, cluster: settings.cluster });
  });
  const told = { err: error, ...place, offset: message.offset };
  within(trace.only(), () => settings.log.error(told, 'a message failed for its own reason; it is a dead letter now'));
  trace.end(error);
}

/** PostgreSQL's and JavaScript's messages may quote values; class and place say enough. */
export function reasonOf(error: unknown): string {
  const { name, code, constraint } = error as { name?: string; code?: string; constraint?: string };
  return [name, code, constraint].filter(Boolean).join(' ');
}
