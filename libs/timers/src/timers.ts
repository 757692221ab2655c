import type { Tx } from '@engawa/postgres';
import { afterCommit } from '@engawa/postgres';
import { wakeTimers } from './timer-loop.js';

export interface NewTimer {
  /** Deterministic: scheduling the same id again moves the timer. */
  id: string;
  kind: string;
  dueAt: Date;
  data: Record<string, unknown>;
}

export interface Timer extends NewTimer {
  attempts: number;
}

/** Sets timers in the transaction of what they belong to. */
export async function schedule(tx: Tx, timers: NewTimer[]): Promise<void> {
  if (timers.length === 0) return;
  const unique = [...new Map(timers.map((timer) => [timer.id, timer])).values()];
  await tx.query(
    `INSERT INTO timers (id, kind, due_at, data)
     SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::jsonb[])
     ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, data = excluded.data, attempts = 0, retry_at = NULL`,
    [
      unique.map((timer) => timer.id),
      unique.map((timer) => timer.kind),
      unique.map((timer) => timer.dueAt),
      unique.map((timer) => JSON.stringify(timer.data)),
    ],
  );
  afterCommit(tx, () => wakeTimers(tx.dataSource));
}

/** Takes timers back; those that have fired or never were do no harm. */
export async function unschedule(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.query('DELETE FROM timers WHERE id = ANY($1)', [ids]);
}
