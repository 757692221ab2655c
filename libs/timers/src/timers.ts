import type { Tx } from '@engawa/postgres';
import { afterCommit } from '@engawa/postgres';
import { isSampled } from '@engawa/telemetry';
import { wakeTimers } from './timer-loop.js';

export interface NewTimer {
  /** Deterministic: scheduling the same id again moves the timer. */
  id: string;
  kind: string;
  dueAt: Date;
  data: Record<string, unknown>;
  /** Of what set it; what it leads to carries it on. */
  traceparent?: string;
}

export interface Timer extends NewTimer {
  attempts: number;
  /** When it was set, in real time. */
  setAt: Date;
}

/** Sets timers in the transaction of what they belong to. */
export async function schedule(tx: Tx, timers: NewTimer[]): Promise<void> {
  if (timers.length === 0) return;
  const unique = [...new Map(timers.map((timer) => [timer.id, timer])).values()];
  await tx.query(
    `INSERT INTO timers (id, kind, due_at, data, traceparent)
     SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[], $5::text[])
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, data = excluded.data, attempts = 0, retry_at = NULL,
                                    traceparent = excluded.traceparent, set_at = excluded.set_at`,
    [
      unique.map((timer) => timer.id),
      unique.map((timer) => timer.kind),
      unique.map((timer) => timer.dueAt),
      unique.map((timer) => JSON.stringify(timer.data)),
      unique.map((timer) => (isSampled(timer.traceparent) ? timer.traceparent : null)),
    ],
  );
  afterCommit(tx, () => wakeTimers(tx.dataSource));
}

/** Takes timers back; those that have fired or never were do no harm. */
export async function unschedule(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.query('DELETE FROM timers WHERE id = ANY($1)', [ids]);
}
