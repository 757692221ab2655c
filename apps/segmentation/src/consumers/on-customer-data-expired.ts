import { Controller } from '@nestjs/common';
import { CustomerDataExpired } from '@engawa/contracts';
import { expireIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { expireObservations } from '../commands/expire-observations.js';

/** What rules count ends with its lifetime. */
@Controller()
export class OnCustomerDataExpired {
  constructor(private readonly clock: Clock) {}

  @On(CustomerDataExpired)
  expired(batch: Batch<typeof CustomerDataExpired>): Promise<void> {
    return expireIn('segmentation', batch, (tx, expired) => expireObservations(tx, expired, this.clock.now()));
  }
}
