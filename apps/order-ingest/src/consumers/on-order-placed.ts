import { Controller } from '@nestjs/common';
import { OrderPlaced } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { learnOrigins } from '@engawa/known-origins';

/** An order's own fact comes back with its origin, which it keeps; from then on orders can be listed by customer. */
@Controller()
export class OnOrderPlaced {
  @On(OrderPlaced)
  async placed({ tx, items }: Batch<typeof OrderPlaced>): Promise<void> {
    await learnOrigins(tx, items);
    await tx.query(
      `INSERT INTO order_origins (order_id, origin)
       SELECT DISTINCT * FROM unnest($1::text[], $2::uuid[]) ON CONFLICT DO NOTHING`,
      [items.map((item) => item.data.order), items.map((item) => item.known!.origin)],
    );
  }
}
