import { Controller } from '@nestjs/common';
import { DeletionConfirm } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { confirmDeletion } from '../commands/count-deleted.js';

/** Services tell how much they deleted of what they were told to. */
@Controller()
export class DeletionConfirmIntake {
  @On(DeletionConfirm)
  async confirm({ tx, items, reject }: Batch<typeof DeletionConfirm>): Promise<void> {
    for (const item of items) {
      if (!(await confirmDeletion(tx, item.data))) reject(item, 'unknown-deletion', '/deletion is none of ours');
    }
  }
}
