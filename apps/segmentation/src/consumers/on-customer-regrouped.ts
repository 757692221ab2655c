import { Controller } from '@nestjs/common';
import { CustomerRegrouped } from '@engawa/contracts';
import { causeOf, On, type Batch } from '@engawa/inbox';
import { applyRegroupings } from '@engawa/known-origins';
import { Clock } from '@engawa/timers';
import { evaluateCustomers, type Trigger } from '../commands/evaluate-customers.js';

/** Joined customers keep the segments either was in, and are then looked at as one. */
@Controller()
export class OnCustomerRegrouped {
  constructor(private readonly clock: Clock) {}

  @On(CustomerRegrouped)
  async regrouped({ tx, items }: Batch<typeof CustomerRegrouped>): Promise<void> {
    const moves = await applyRegroupings(tx, items.map((item) => item.data));
    if (moves.length === 0) return;
    await tx.query(
      `WITH moved AS (
         DELETE FROM memberships USING unnest($1::uuid[], $2::uuid[]) AS move (source, target) WHERE customer_id = source
         RETURNING target, segment_id, since)
       INSERT INTO memberships (customer_id, segment_id, since)
       SELECT target, segment_id, min(since) FROM moved GROUP BY target, segment_id ON CONFLICT DO NOTHING`,
      [moves.map((move) => move.from), moves.map((move) => move.to)],
    );
    const triggers = new Map<string, Trigger>();
    for (const { to } of moves) {
      const item = items.findLast(({ data }) => data.moved.some((place) => place.customer === to))!;
      triggers.set(to, { origin: item.data.customer.origin!, fact: item.id, cause: { ...causeOf(item), receipt: undefined } });
    }
    await evaluateCustomers(tx, triggers, this.clock.now());
  }
}
