import { Controller } from '@nestjs/common';
import { CustomerRegrouped } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { applyRegroupings } from '@engawa/known-origins';
import { withdrawDoubled } from '../commands/withdraw-doubled.js';

/**
 * What one of the joined customers went through counts for them together: nobody is thanked twice, be it that both were
 * about to be. To one who parts because somebody decided it counts what they went through since they were joined; what parts because
 * of an earlier fact was never theirs, so that it takes along what was said about itself alone.
 */
@Controller()
export class OnCustomerRegrouped {
  @On(CustomerRegrouped)
  async regrouped({ tx, items }: Batch<typeof CustomerRegrouped>): Promise<void> {
    const moves = await applyRegroupings(tx, items.map((item) => item.data));
    await tx.query(
      `INSERT INTO enrolments (journey, customer_id, entered_at)
       SELECT journey, target, min(entered_at)
         FROM unnest($1::uuid[], $2::uuid[], $3::boolean[], $4::timestamptz[]) AS move (source, target, is_joined, joined_at)
         JOIN enrolments ON customer_id = source AND (is_joined OR entered_at >= joined_at OR joined_at IS NULL AND EXISTS (
           SELECT FROM deliveries JOIN known_origins USING (origin) WHERE deliveries.journey = enrolments.journey AND known_origins.customer_id = target))
        GROUP BY journey, target
       ON CONFLICT DO NOTHING`,
      [moves.map(({ from }) => from), moves.map(({ to }) => to), moves.map(({ isJoined }) => isJoined), moves.map(({ joinedAt }) => joinedAt ?? null)],
    );
    await withdrawDoubled(tx, moves.map((move) => move.to));
  }
}
