import { Controller } from '@nestjs/common';
import { CustomerErased } from '@engawa/contracts';
import { eraseIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { eraseObservations } from '../commands/erase-observations.js';

/** Nothing is known of them, and they are in no segment. */
@Controller()
export class OnCustomerErased {
  @On(CustomerErased)
  erased(batch: Batch<typeof CustomerErased>): Promise<void> {
    return eraseIn('segmentation', batch, eraseObservations);
  }
}
