import { Controller } from '@nestjs/common';
import { CustomerContactResumed, CustomerContactStopped } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { endContactStops, keepContactStops } from '@engawa/known-origins';

/** Whoever died or lives in a home is asked nothing any more, until it turns out to be a mistake. */
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
