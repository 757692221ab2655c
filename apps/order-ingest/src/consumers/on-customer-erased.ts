import { Controller } from '@nestjs/common';
import { CustomerErased } from '@engawa/contracts';
import { eraseIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { eraseOrders } from '../commands/erase-orders.js';

/** What was sold stays, without whom it was sold to. */
@Controller()
export class OnCustomerErased {
  @On(CustomerErased)
  erased(batch: Batch<typeof CustomerErased>): Promise<void> {
    return eraseIn('order-ingest', batch, eraseOrders);
  }
}
