import { Controller } from '@nestjs/common';
import { CustomerRegrouped } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { applyRegroupings } from '@engawa/known-origins';

/** What one of the joined customers went through counts for them together: nobody is thanked twice. */
@Controller()
export class OnCustomerRegrouped {
  @On(CustomerRegrouped)
  async regrouped({ tx, items }: Batch<typeof CustomerRegrouped>): Promise<void> {
    const changed = new Set(await applyRegroupings(tx, items.map((item) => item.data)));
    for (const { data } of items) {
      if (!changed.has(data.survivor)) continue;
      await tx.query(
        `INSERT INTO enrolments (journey, customer_id, entered_at)
         SELECT journey, $1, min(entered_at) FROM enrolments WHERE customer_id = ANY($2) GROUP BY journey
         ON CONFLICT DO NOTHING`,
        [data.survivor, data.ended],
      );
    }
  }
}
