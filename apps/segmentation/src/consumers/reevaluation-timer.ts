import { Injectable } from '@nestjs/common';
import type { Tx } from '@engawa/postgres';
import { Clock, OnTimer, type Timer } from '@engawa/timers';
import { evaluateCustomers, REEVALUATE, type Trigger } from '../commands/evaluate-customers.js';

/** Time alone can change a segment: something leaves a window, or an absence is long enough. */
@Injectable()
export class ReevaluationTimer {
  constructor(private readonly clock: Clock) {}

  @OnTimer(REEVALUATE)
  async fire(tx: Tx, timers: Timer[]): Promise<void> {
    const timerOf = new Map(timers.map((timer) => [String(timer.data.customer), timer]));
    const rows = await tx.query<{ customer_id: string; origin: string }[]>(
      `SELECT customer_id, min(origin::text)::uuid AS origin FROM known_origins WHERE customer_id = ANY($1) GROUP BY customer_id`,
      [[...timerOf.keys()]],
    );
    const triggers = new Map<string, Trigger>();
    for (const { customer_id, origin } of rows) {
      const { dueAt: occurredAt, traceparent } = timerOf.get(customer_id)!;
      triggers.set(customer_id, { origin, cause: { occurredAt, backfill: false, traceparent } });
    }
    await evaluateCustomers(tx, triggers, this.clock.now());
  }
}
