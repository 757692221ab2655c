import { Controller } from '@nestjs/common';
import { CustomerRegrouped } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { applyRegroupings } from '@engawa/known-origins';

/** Invitations keep their origin; only whose origin it is changes. */
@Controller()
export class OnCustomerRegrouped {
  @On(CustomerRegrouped)
  async regrouped({ tx, items }: Batch<typeof CustomerRegrouped>): Promise<void> {
    await applyRegroupings(tx, items.map((item) => item.data));
  }
}
