import { Controller } from '@nestjs/common';
import { OrderCancel } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { cancelOrders } from '../commands/cancel-orders.js';

/** Shops report cancellations. */
@Controller()
export class OrderCancelIntake {
  @On(OrderCancel)
  async cancel(batch: Batch<typeof OrderCancel>): Promise<void> {
    await cancelOrders(batch.tx, reported(batch));
  }
}
