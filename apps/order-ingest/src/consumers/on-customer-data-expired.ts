import { Controller } from '@nestjs/common';
import { CustomerDataExpired } from '@engawa/contracts';
import { expireIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { expireOrders } from '../commands/expire-orders.js';

/** Whose orders were is known for as long as their lifetime says. */
@Controller()
export class OnCustomerDataExpired {
  @On(CustomerDataExpired)
  expired(batch: Batch<typeof CustomerDataExpired>): Promise<void> {
    return expireIn('order-ingest', batch, expireOrders);
  }
}
