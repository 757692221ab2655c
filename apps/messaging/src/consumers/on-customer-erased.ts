import { Controller } from '@nestjs/common';
import { CustomerErased } from '@engawa/contracts';
import { eraseIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { eraseDeliveries } from '../commands/erase-deliveries.js';

/** Nothing is sent to them any more, and nothing tells what was. */
@Controller()
export class OnCustomerErased {
  @On(CustomerErased)
  erased(batch: Batch<typeof CustomerErased>): Promise<void> {
    return eraseIn('messaging', batch, eraseDeliveries);
  }
}
