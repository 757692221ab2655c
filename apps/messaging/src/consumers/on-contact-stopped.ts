import { Controller } from '@nestjs/common';
import { CustomerContactResumed, CustomerContactStopped } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { endContactStops, keepContactStops } from '@engawa/known-origins';

/** Letters that are listed and not printed yet are not sent either. What is still to be sent asks customer-profile itself. */
@Controller()
export class OnContactStopped {
  @On(CustomerContactStopped)
  stopped({ tx, items }: Batch<typeof CustomerContactStopped>): Promise<void> {
    return keepContactStops(tx, items);
  }

  @On(CustomerContactResumed)
  resumed({ tx, items }: Batch<typeof CustomerContactResumed>): Promise<void> {
    return endContactStops(tx, items);
  }
}
