import { setTimeout as wait } from 'node:timers/promises';
import { afterCommit, inTransaction, isTransient, type Tx } from '@engawa/postgres';
import { continueTrace, endSpans, isSampled, SpanKind, traceparentOf, type Logger, type Span } from '@engawa/telemetry';
import type { DataSource } from 'typeorm';
import type { Clock } from './clock.js';
import type { Timer } from './timers.js';

/** Does what due timers are for, all of one kind together, in the transaction that removes them. */
export type TimerHandler = (tx: Tx, timers: Timer[]) => Promise<void>;

const BATCH = 200;
const POLL_MS = 500;

const loops = new WeakMap<DataSource, TimerLoop>();

/** Tells the loop of this process that timers were set. */
export function wakeTimers(db: DataSource): void {
  loops.get(db)?.wake();
}

/**
 * Fires durable timers. A timer fires in the transaction of its effect: when the process dies before COMMIT it
 * fires again elsewhere, and never twice. Several processes share the work by skipping each other's rows. A timer
 * that fails for its own reason waits ever longer (to an hour) and holds up no other.
 */
export class TimerLoop {
  private running = false;
  private loop = Promise.resolve();
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly handlers: ReadonlyMap<string, TimerHandler>,
    private readonly log: Logger,
  ) {}

  start(): void {
    loops.set(this.db, this);
    this.running = true;
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.loop;
  }

  wake(): void {
    this.wakeUp();
  }

  private async run(): Promise<void> {
    while (this.running) {
      try {
        if ((await this.fire(BATCH)) > 0) continue;
      } catch (error) {
        if (isTransient(error)) this.log.warn({ err: error }, 'timers wait for the database');
        else await this.fireOneByOne();
      }
      await this.sleep();
    }
  }

  /** Fires up to `limit` due timers of one kind and says how many. */
  private async fire(limit: number): Promise<number> {
    return inTransaction(this.db, async (tx) => {
      const due = await this.lockDue(tx, limit);
      if (due.length === 0) return 0;
      await this.handle(tx, due);
      return due.length;
    });
  }

  private async lockDue(tx: Tx, limit: number): Promise<Timer[]> {
    return tx.query<Timer[]>(
      `SELECT id, kind, due_at AS "dueAt", data, attempts, traceparent, set_at AS "setAt" FROM timers
        WHERE due_at <= $1 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
          AND kind = (SELECT kind FROM timers WHERE due_at <= $1 AND (retry_at IS NULL OR retry_at <= clock_timestamp())
                       ORDER BY due_at LIMIT 1)
        ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [this.clock.now(), limit],
    );
  }

  private async handle(tx: Tx, due: Timer[]): Promise<void> {
    const handler = this.handlers.get(due[0]!.kind);
    if (!handler) throw new Error(`No handler for timers of kind ${due[0]!.kind}`);
    // Removed first, so that a handler may set the same timer anew.
    await tx.query('DELETE FROM timers WHERE id = ANY($1)', [due.map((timer) => timer.id)]);
    const spans = traceTimers(due);
    await handler(tx, due);
    // Of a try that is rolled back nothing is told.
    if (spans) afterCommit(tx, () => endSpans(spans));
  }

  private async fireOneByOne(): Promise<void> {
    for (let more = true; more && this.running; ) {
      let timer: Timer | undefined;
      try {
        more = await inTransaction(this.db, async (tx) => {
          [timer] = await this.lockDue(tx, 1);
          if (timer) await this.handle(tx, [timer]);
          return timer !== undefined;
        });
      } catch (error) {
        if (!timer || isTransient(error)) return;
        this.log.error({ err: error, timer: timer.id, kind: timer.kind }, 'a timer failed; it is tried again later');
        const delaySeconds = Math.min(3600, 2 ** timer.attempts);
        await this.db.query(
          `UPDATE timers SET attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1`,
          [timer.id, delaySeconds],
        );
      }
    }
  }

  private async sleep(): Promise<void> {
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
    await Promise.race([woken, wait(POLL_MS, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }
}

/** Begins a span for each timer whose cause was sampled; what the timer leads to carries it on. */
function traceTimers(due: Timer[]): Span[] | undefined {
  if (!due.some((timer) => isSampled(timer.traceparent))) return undefined;
  const spans: Span[] = [];
  for (const timer of due) {
    if (!isSampled(timer.traceparent)) continue;
    const span = continueTrace(timer.traceparent, `timer ${timer.kind}`, { kind: SpanKind.INTERNAL, waitingSince: Number(timer.setAt) });
    if (!span) continue;
    timer.traceparent = traceparentOf(span);
    spans.push(span);
  }
  return spans;
}

/** How many timers are due now. */
export async function dueTimers(db: DataSource, clock: Clock): Promise<number> {
  const [row] = await db.query<[{ due: number }]>('SELECT count(*)::int AS due FROM timers WHERE due_at <= $1', [clock.now()]);
  return row.due;
}
