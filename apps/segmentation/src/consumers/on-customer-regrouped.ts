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
    const changed = new Set(await applyRegroupings(tx, items.map((item) => item.data)));
    const triggers = new Map<string, Trigger>();
    for (const item of items) {
      const { survivor, ended, customer } = item.data;
      if (!changed.has(survivor)) continue;
      await tx.query(
        `WITH moved AS (DELETE FROM memberships WHERE customer_id = ANY($2) RETURNING segment_id, since)
         INSERT INTO memberships (customer_id, segment_id, since)
         SELECT $1, segment_id, min(since) FROM moved GROUP BY segment_id ON CONFLICT DO NOTHING`,
        [survivor, ended],
      );
      triggers.set(survivor, { origin: customer.origin!, fact: item.id, cause: { ...causeOf(item), receipt: undefined } });
    }
    await evaluateCustomers(tx, triggers, this.clock.now());
  }
}
