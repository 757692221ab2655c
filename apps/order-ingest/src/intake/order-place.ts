import { Controller } from '@nestjs/common';
import { OrderPlace } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { placeOrders } from '../commands/place-orders.js';

/** Shops report placed orders. */
@Controller()
export class OrderPlaceIntake {
  @On(OrderPlace)
  async place(batch: Batch<typeof OrderPlace>): Promise<void> {
    await placeOrders(batch.tx, reported(batch));
  }
}
