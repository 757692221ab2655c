import { Controller } from '@nestjs/common';
import { OrderCancelled, OrderDelivered, OrderPlaced } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { observeFacts } from '../commands/observe-facts.js';

/** Orders count while they live: a cancelled one no longer does, until it is placed again. */
@Controller()
export class OnOrderChanged {
  constructor(private readonly clock: Clock) {}

  @On(OrderPlaced)
  async placed({ tx, items }: Batch<typeof OrderPlaced>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.data.order, type: OrderPlaced.type, amount: item.data.totalMinor }));
    await observeFacts(tx, observations, this.clock.now());
  }

  @On(OrderCancelled)
  async cancelled({ tx, items }: Batch<typeof OrderCancelled>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.data.order, type: OrderPlaced.type, voided: true }));
    await observeFacts(tx, observations, this.clock.now());
  }

  @On(OrderDelivered)
  async delivered({ tx, items }: Batch<typeof OrderDelivered>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.id, type: OrderDelivered.type }));
    await observeFacts(tx, observations, this.clock.now());
  }
}
