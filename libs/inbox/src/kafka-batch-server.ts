import { isTransient, isUnmigrated } from '@engawa/postgres';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { Batch, Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { setTimeout as wait } from 'node:timers/promises';
import { firstValueFrom, isObservable } from 'rxjs';
import { applyStretch, SeekBack, type ApplySettings, type BatchHandler } from './apply-batch.js';
import { ANY_FACT, type AnyBatch } from './on.js';
import { checkPositions, ConnectionCheck } from './check-positions.js';
import { GroupOffsets } from './group-offsets.js';
import { InvisibleRanges } from './invisible-ranges.js';
import { ConsumerHalted } from './positions.js';
import { UnknownVersion } from './read-message.js';
import { topicsOf } from './topics-of.js';
import { replayLetters, type Ending, type ReplayResult } from './replay-letters.js';

const STRETCH_MESSAGES = { least: 50, most: 2000 };
/** A transaction should not take longer, or the group takes us for dead: there is no heartbeat inside it. */
const STRETCH_MS = 1500;
const SESSION_MS = 8000;
/** An idle loop turns twice a second. */
const STANDS_MS = 5000;
/** Short beside what a batch takes, and enough for several of a busy second's events. */
const FETCH_EVERY_MS = 10;
const RETRY_MS = [100, 200, 500, 1000, 2000];

/** How the consumer is doing; health and metrics read it. */
export interface ConsumerState {
  /** When the loop last fetched, finished a stretch or deliberately tried again, in real time. */
  turnedAt: number;
  /** When the stretch at work in a partition began: each broker has a loop of its own, and one that stands is not seen by the others' turns. */
  workingSince: Map<string, number>;
  /** Set when it stopped for good and waits for a person. */
  halted?: string;
  /** Partitions that wait for a database, a disk or a deployment, with the reason. */
  waiting: Map<string, string>;
  /** Messages not yet done, by topic and partition, as of the last fetch. */
  lag: Map<string, number>;
  /** When the oldest message at work was written, by topic and partition; absent where all is done. */
  behindSince: Map<string, number>;
}

export type ConsumerSettings = Omit<ApplySettings, 'handlers' | 'handles' | 'cluster'> & {
  kafka: Kafka;
  /** Makes a client of the consumer's own, which tells of each connection that it opens. */
  connect: (opened: () => void) => Kafka;
  /** Between two fetches passes at least this long, so that under load batches grow and not their number. */
  fetchEveryMs?: number;
  /** Told after each call of a handler how long it took. */
  handled?: (type: string, seconds: number) => void;
};

/**
 * Nest's transport over our own consume loop. Nest's stock Kafka server commits what it has no handler for, loops
 * for ever on a message that fails, and has no batches. The position in PostgreSQL alone says where to go on; the
 * group's offsets are committed behind it, for lag only.
 */
export class KafkaBatchServer extends Server implements CustomTransportStrategy {
  readonly state: ConsumerState = {
    turnedAt: Date.now(),
    workingSince: new Map(),
    waiting: new Map(),
    lag: new Map(),
    behindSince: new Map(),
  };
  private readonly consumer: Consumer;
  private apply!: ApplySettings;
  private closing = false;
  private stretchMessages = 200;
  /** How often in a row a waiting partition was tried. */
  private readonly tries = new Map<string, number>();
  private readonly invisible = new InvisibleRanges();
  private readonly offsets: GroupOffsets;
  private readonly connections = new ConnectionCheck(() => this.check());
  private topics: string[] = [];
  private fetchedAt = 0;

  constructor(private readonly settings: ConsumerSettings) {
    super();
    this.consumer = settings.connect(this.connections.noteOpened).consumer({
      groupId: `engawa.${settings.service}`,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: 10_000,
      heartbeatInterval: 1500,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 8, restartOnFailure: () => Promise.resolve(true) },
    });
    this.offsets = new GroupOffsets(this.consumer);
  }

  async listen(done: (error?: unknown) => void): Promise<void> {
    try {
      const handlers = this.batchHandlers();
      this.topics = topicsOf(this.settings.service, [...handlers.keys()]);
      const cluster = await this.check();
      const handles = (type: string) => handlers.has(type) || handlers.has(ANY_FACT);
      this.apply = { ...this.settings, handlers, handles, cluster };
      if (this.topics.length > 0) await this.consume();
      done();
    } catch (error) {
      if (!(error instanceof ConsumerHalted)) return done(error);
      this.halt(error.message);
      done();
    }
  }

  /** Finishes the batches at work, then leaves the group. */
  async close(): Promise<void> {
    this.closing = true;
    await this.offsets.tell();
    await this.consumer.disconnect();
  }

  /**
   * How old the oldest message is that is not done; 0 when nothing waits. A loop that does not turn reads nothing, so
   * it is behind from its last turn on.
   */
  delayedSeconds(): number {
    const oldest = Math.min(...this.state.behindSince.values(), this.standsSince());
    return Number.isFinite(oldest) ? Math.max(0, (Date.now() - oldest) / 1000) : 0;
  }

  /** Does again what dead letters ask for, each in a transaction of its own, in the order they stood in their partitions. */
  replay(ids: string[], by: Ending): Promise<ReplayResult[]> {
    return replayLetters(this.apply, ids, by);
  }

  /** Since when nothing turned, or a stretch has been at work. */
  lastTurn(): number {
    return Math.min(this.state.turnedAt, ...this.state.workingSince.values());
  }

  private standsSince(): number {
    return Date.now() - this.lastTurn() > STANDS_MS ? this.lastTurn() : Infinity;
  }

  on(): never {
    throw new Error('This transport has no events of its own');
  }

  unwrap<T>(): T {
    return this.consumer as T;
  }

  private check(): Promise<string> {
    return checkPositions(this.settings.kafka, this.settings.db, this.topics);
  }

  private async consume(): Promise<void> {
    this.consumer.on(this.consumer.events.FETCH, () => {
      this.state.turnedAt = Date.now();
      this.fetchedAt = performance.now();
      // Of an empty log no batch comes that would be checked first. What else fails here is met again at the next fetch.
      this.connections.run().catch((error: unknown) => error instanceof ConsumerHalted && this.halt(error.message));
    });
    this.consumer.on(this.consumer.events.END_BATCH_PROCESS, ({ payload }) => this.invisible.note(payload));
    this.consumer.on(this.consumer.events.CRASH, ({ payload }) => {
      this.settings.log.error({ err: payload.error, restart: payload.restart }, 'the consumer crashed');
      if (!payload.restart) this.state.halted = 'the consumer crashed for good';
    });
    this.consumer.on(this.consumer.events.GROUP_JOIN, ({ payload }) => this.noteAssigned(payload.memberAssignment));
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: this.topics, fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // A fetch is done when its slowest partition is: one after the other they would wait for each other needlessly.
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat, resolveOffset } = payload;
    const place = { topic: batch.topic, partition: batch.partition };
    const name = `${batch.topic}/${batch.partition}`;
    // kafkajs keeps where it fetched from, but its types do not tell.
    const fetchedFrom = BigInt((batch as Batch & { fetchedOffset: string }).fetchedOffset);
    let from = this.invisible.beginOf(name, fetchedFrom);
    const end = BigInt(batch.highWatermark);
    this.state.lag.set(name, Number(end - from));
    for (let start = 0; start < batch.messages.length; ) {
      const messages = batch.messages.slice(start, start + this.stretchMessages);
      start += messages.length;
      const begunAt = performance.now();
      const last = messages.at(-1)!.offset;
      const to = start < batch.messages.length ? BigInt(last) + 1n : BigInt(batch.lastOffset()) + 1n;
      this.state.behindSince.set(name, Number(messages[0]!.timestamp));
      const done = await this.isDone(payload, name, () => applyStretch(this.apply, place, { from, to, end, messages }));
      if (!done) return;
      this.adaptStretch(performance.now() - begunAt);
      from = to;
      resolveOffset(last);
      this.state.lag.set(name, Number(end - from));
      this.state.turnedAt = Date.now();
      await heartbeat();
    }
    if (this.state.lag.get(name) === 0) this.state.behindSince.delete(name);
    this.offsets.note(batch.topic, batch.partition, from);
    const { fetchEveryMs = FETCH_EVERY_MS } = this.settings;
    const early = this.fetchedAt + fetchEveryMs - performance.now();
    if (early > 0) await wait(early);
  }

  private adaptStretch(tookMs: number): void {
    const { least, most } = STRETCH_MESSAGES;
    if (tookMs > STRETCH_MS) this.stretchMessages = Math.max(least, this.stretchMessages >> 1);
    else if (tookMs < STRETCH_MS / 2) this.stretchMessages = Math.min(most, this.stretchMessages << 1);
  }

  /** False: it is no longer ours to do, waits for its next try, or must be fetched anew. */
  private async isDone(payload: EachBatchPayload, name: string, work: () => Promise<void>): Promise<boolean> {
    if (!payload.isRunning() || payload.isStale() || this.closing) return false;
    this.state.workingSince.set(name, Date.now());
    try {
      await this.connections.run();
      await work();
      this.state.waiting.delete(name);
      this.tries.delete(name);
      return true;
    } catch (error) {
      await this.cannotGoOn(payload, name, error);
      return false;
    } finally {
      this.state.workingSince.delete(name);
    }
  }

  private async cannotGoOn(payload: EachBatchPayload, name: string, error: unknown): Promise<void> {
    if (error instanceof ConsumerHalted) return this.halt(error.message);
    if (!(error instanceof SeekBack)) return this.tryLater(payload, name, error);
    const { topic, partition } = payload.batch;
    try {
      // kafkajs goes to the log's start by itself when the log lost what we stand at: that is a person's to decide.
      await this.check();
      this.consumer.seek({ topic, partition, offset: String(error.offset) });
    } catch (refused) {
      await this.cannotGoOn(payload, name, refused);
    }
  }

  /**
   * Pauses the partition and tries again, for ever if need be. It must not wait inside the batch: kafkajs fetches from
   * a broker again only when all batches of the last fetch are done, so the broker's other partitions would wait too.
   */
  private tryLater(payload: EachBatchPayload, name: string, error: unknown): void {
    const reason = reasonToWait(error);
    if (!reason) throw error;
    const attempt = this.tries.get(name) ?? 0;
    this.tries.set(name, attempt + 1);
    this.state.waiting.set(name, reason);
    this.settings.log.warn({ err: error, partition: name, attempt }, 'the partition waits and is tried again');
    const resume = payload.pause();
    const again = () => {
      this.state.turnedAt = Date.now();
      resume();
    };
    setTimeout(again, RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]).unref();
  }

  /** Tells of the partitions that are ours from now on, and no more of the others. */
  private noteAssigned(assigned: Record<string, number[]>): void {
    const ours = new Set(Object.entries(assigned).flatMap(([topic, list]) => list.map((partition) => `${topic}/${partition}`)));
    for (const told of [this.state.waiting, this.state.lag, this.state.behindSince]) {
      for (const name of told.keys()) if (!ours.has(name)) told.delete(name);
    }
    // Nothing is known to wait in those that are new here, until they are fetched from.
    for (const name of ours) if (!this.state.lag.has(name)) this.state.lag.set(name, 0);
  }

  private halt(reason: string): void {
    if (this.state.halted) return;
    this.state.halted = reason;
    this.settings.log.error({ reason }, 'the consumer stopped and waits for a person; nothing was skipped');
    void this.consumer.stop();
  }

  private batchHandlers(): Map<string, BatchHandler> {
    const handlers = new Map<string, BatchHandler>();
    for (const [pattern, handler] of this.messageHandlers) {
      handlers.set(pattern, async (batch: AnyBatch) => {
        const begunAt = performance.now();
        const result: unknown = await handler(batch);
        if (isObservable(result)) await firstValueFrom(result, { defaultValue: undefined });
        this.settings.handled?.(pattern, (performance.now() - begunAt) / 1000);
      });
    }
    return handlers;
  }
}

/** What an operator or time must mend before the partition can go on; undefined for anything else. */
function reasonToWait(error: unknown): string | undefined {
  if (error instanceof UnknownVersion) return error.message;
  if (isUnmigrated(error)) return 'the tables are not those this version needs';
  return isTransient(error) ? 'the database does not answer' : undefined;
}
