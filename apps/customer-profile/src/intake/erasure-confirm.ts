import { Controller } from '@nestjs/common';
import { ErasureConfirm } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { keepConfirmation } from '../commands/state-erased.js';

/** Services tell that they erased what they were told to. */
@Controller()
export class ErasureConfirmIntake {
  @On(ErasureConfirm)
  async confirm({ tx, items, reject }: Batch<typeof ErasureConfirm>): Promise<void> {
    for (const item of items) {
      if (!(await keepConfirmation(tx, item.data, item.recordedAt))) reject(item, 'unknown-erasure', '/erasure has no such part');
    }
  }
}
