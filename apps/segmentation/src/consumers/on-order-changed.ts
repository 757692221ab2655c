import { Controller } from '@nestjs/common';
import { OrderCancelled, OrderDelivered, OrderPlaced } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { observeFacts } from '../commands/observe-facts.js';

/** Orders count while they live. */
@Controller()
export class OnOrderChanged {
  constructor(private readonly clock: Clock) {}

  @On(OrderPlaced)
  placed({ tx, items }: Batch<typeof OrderPlaced>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }

  @On(OrderCancelled)
  cancelled({ tx, items }: Batch<typeof OrderCancelled>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }

  @On(OrderDelivered)
  delivered({ tx, items }: Batch<typeof OrderDelivered>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }
}
