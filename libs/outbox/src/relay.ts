import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { endSpans, type Logger } from '@engawa/telemetry';
import type { Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { traceRows } from './trace-rows.js';
import { leaseShards, releaseShards, type Lease } from './shard-leases.js';

interface Row {
  seq: number;
  shard: number;
  topic: string;
  key: string;
  headers: Record<string, string>;
  payload: string;
}

const READ_ROWS = 2000;
/** Brokers take 1 MB at once by default; half of it leaves room for headers. */
const SEND_BYTES = 512 * 1024;
const LEASE_EVERY_MS = 1000;
const LOOK_EVERY_MS = 200;
/** How often everything is read all the same, whatever wrote it. */
const FROM_START_MS = 60_000;
/** Only other processes' rows wait for a poll: this process's commits wake the relay at once. */
const POLL_ALONE_MS = 250;
const POLL_SHARED_MS = 40;

const relays = new WeakMap<DataSource, Relay>();

/** Tells the relay of this process that rows were committed. */
export function wakeRelay(db: DataSource): void {
  relays.get(db)?.wake();
}

/**
 * Sends outbox rows to Kafka in the order of each key, then deletes them. One loop does everything in turn, so that
 * a lease is never given away while a send is under way. A row may be sent twice (the process dies between the
 * brokers' acknowledgement and the deletion, or its lease ran out meanwhile); consumers know facts by their id.
 */
export class Relay {
  private readonly holder = randomUUID();
  private lease: Lease = { shards: [], fences: [], relays: 1 };
  private leasedAt = 0;
  private parkedKeys: string[] = [];
  private floor = new Floor();
  private running = false;
  private loop = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private woken = false;

  constructor(
    private readonly db: DataSource,
    private readonly producer: Pick<Producer, 'sendBatch'>,
    private readonly log: Logger,
  ) {}

  start(): void {
    relays.set(this.db, this);
    this.running = true;
    this.loop = this.run();
  }

  /** Sends what is committed, gives the shards back and stops. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
    await releaseShards(this.db, this.holder).catch(() => undefined);
  }

  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  private async run(): Promise<void> {
    for (;;) {
      try {
        await this.renew();
        const sent = await this.drain();
        if (sent === 0 && !this.running) return;
        if (sent === 0) await this.sleep(this.lease.relays > 1 ? POLL_SHARED_MS : POLL_ALONE_MS);
      } catch (error) {
        if (!this.running) return;
        this.log.error({ err: error }, 'outbox rows could not be sent; they are tried again');
        await wait(500);
      }
    }
  }

  private async renew(): Promise<void> {
    if (performance.now() - this.leasedAt < LEASE_EVERY_MS) return;
    const startedAt = performance.now();
    const before = JSON.stringify([this.lease.shards, this.lease.fences, this.parkedKeys]);
    this.lease = await leaseShards(this.db, this.holder);
    this.leasedAt = startedAt;
    // Read in the order of the index of parked rows alone, or the whole table would be.
    const parked = await this.db.query<{ key: string }[]>(
      'SELECT key FROM outbox WHERE parked_at IS NOT NULL ORDER BY key LIMIT 1000',
    );
    this.parkedKeys = [...new Set(parked.map((row) => row.key))];
    // Rows that were others' to send, or parked, may lie far below.
    if (JSON.stringify([this.lease.shards, this.lease.fences, this.parkedKeys]) !== before) this.floor = new Floor();
  }

  private async drain(): Promise<number> {
    this.woken = false;
    await this.floor.look(this.db);
    const rows = await this.db.query<Row[]>(
      `SELECT seq, shard, topic, key, headers, payload FROM outbox
        WHERE seq > $4 AND shard = ANY($1) AND parked_at IS NULL AND key <> ALL($2) ORDER BY seq LIMIT $3`,
      [this.lease.shards, this.parkedKeys, READ_ROWS, this.floor.now()],
    );
    this.floor.note(rows[0]?.seq, rows.at(-1)?.seq);
    for (const chunk of cutByBytes(rows)) await this.send(chunk);
    return rows.length;
  }

  /** Keys are parked while a batch is under way, too: what comes after on such a key is left out. */
  private async send(chunk: Row[]): Promise<void> {
    const rows = chunk.filter((row) => !this.parkedKeys.includes(row.key));
    if (rows.length === 0) return;
    const spans = await traceRows(this.db, rows);
    try {
      await this.producer.sendBatch({ acks: -1, timeout: 10_000, topicMessages: byTopic(rows) });
      if (spans) endSpans(spans);
    } catch (error) {
      if (spans) endSpans(spans, error);
      if (!isRowsOwnFault(error)) throw error;
      if (rows.length === 1) return this.park(rows[0]!, error as Error);
      const middle = rows.length >> 1;
      await this.send(rows.slice(0, middle));
      return this.send(rows.slice(middle));
    }
    await this.db.query(
      `DELETE FROM outbox USING unnest($2::smallint[], $3::bigint[]) AS held (shard, fence), outbox_shards
        WHERE outbox.seq = ANY($1) AND outbox.shard = held.shard AND outbox_shards.shard = held.shard
          AND outbox_shards.fence = held.fence AND outbox_shards.holder = $4`,
      [rows.map((row) => row.seq), this.lease.shards, this.lease.fences, this.holder],
    );
  }

  /** What comes after it on the same key must not overtake it, so the whole key waits for a person. */
  private async park(row: Row, error: Error): Promise<void> {
    this.parkedKeys.push(row.key);
    await this.db.query('UPDATE outbox SET parked_at = clock_timestamp(), park_reason = $2 WHERE seq = $1', [
      row.seq,
      error.message.slice(0, 200),
    ]);
    this.log.error({ topic: row.topic, key: row.key, seq: row.seq }, 'outbox row cannot be sent; its key is parked');
  }

  private async sleep(ms: number): Promise<void> {
    if (this.woken) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
    await Promise.race([woken, wait(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

/**
 * Below it there is nothing left to send, only what deleted rows leave in table and index until they are vacuumed:
 * reading past that would soon cost more than the rows. A row can appear below a later one, since its number is given
 * before its transaction commits; so the floor rises to a row that was seen only when all transactions have ended that
 * had begun to write by then, and falls once a minute.
 */
class Floor {
  private seq = 0;
  private fellAt = performance.now();
  private lookedAt = 0;
  /** Highest rows seen, each with the number below which are all transactions that had begun to write by then. */
  private marks: { seq: number; before?: number }[] = [];
  /** All transactions below it have ended. */
  private ended = 0;

  now(): number {
    if (performance.now() - this.fellAt < FROM_START_MS) return this.seq;
    this.fellAt = performance.now();
    return (this.seq = 0);
  }

  /** To be called before reading: what has ended by now is seen by what is read next. */
  async look(db: DataSource): Promise<void> {
    if (this.marks.length === 0 || performance.now() - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = performance.now();
    // A number of its own is above all that were given so far; the snapshot's upper end is not above those at work.
    const [row] = await db.query<[{ ended: string; own: string }]>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) AS ended, pg_current_xact_id() AS own',
    );
    this.ended = Number(row.ended);
    for (const mark of this.marks) mark.before ??= Number(row.own);
  }

  /** `first` is the lowest row that is still to be sent, `last` the highest that was seen. */
  note(first: number | undefined, last: number | undefined): void {
    while (this.marks[0]?.before !== undefined && this.marks[0].before <= this.ended) {
      this.seq = Math.max(this.seq, this.marks.shift()!.seq);
    }
    if (first !== undefined) this.seq = Math.min(this.seq, first - 1);
    const mark = this.marks.at(-1);
    if (last === undefined) return;
    if (mark && mark.before === undefined) mark.seq = Math.max(mark.seq, last);
    else this.marks.push({ seq: last });
  }
}

function cutByBytes(rows: Row[]): Row[][] {
  const chunks: Row[][] = [];
  let bytes = SEND_BYTES;
  for (const row of rows) {
    bytes += row.payload.length * 2 + 600;
    if (bytes > SEND_BYTES) {
      chunks.push([]);
      bytes = row.payload.length * 2 + 600;
    }
    chunks.at(-1)!.push(row);
  }
  return chunks;
}

function byTopic(rows: Row[]) {
  const topics = new Map<string, { key: string; value: string; headers: Record<string, string> }[]>();
  for (const { topic, key, payload, headers } of rows) {
    const messages = topics.get(topic) ?? [];
    if (messages.length === 0) topics.set(topic, messages);
    messages.push({ key, value: payload, headers });
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}

/** The brokers refused these bytes and would refuse them again; everything else may pass. */
function isRowsOwnFault(error: unknown): boolean {
  const type = (error as { type?: string; cause?: { type?: string } } | null)?.type ?? '';
  const cause = (error as { cause?: { type?: string } } | null)?.cause?.type ?? '';
  return ['MESSAGE_TOO_LARGE', 'INVALID_RECORD', 'RECORD_LIST_TOO_LARGE'].some((each) => each === type || each === cause);
}
