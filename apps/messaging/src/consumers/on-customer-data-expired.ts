import { Controller } from '@nestjs/common';
import { CustomerDataExpired } from '@engawa/contracts';
import { expireIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { expireDeliveries } from '../commands/expire-deliveries.js';

/** What was sent is not told for longer than its lifetime. */
@Controller()
export class OnCustomerDataExpired {
  @On(CustomerDataExpired)
  expired(batch: Batch<typeof CustomerDataExpired>): Promise<void> {
    return expireIn('messaging', batch, expireDeliveries);
  }
}
