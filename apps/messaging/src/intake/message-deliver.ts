import { Controller } from '@nestjs/common';
import { isFresh, MessageDeliver } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { askDeliveries, type AskedDelivery } from '../commands/ask-deliveries.js';

/** Other services ask that a customer be told something. History is not told again. */
@Controller()
export class MessageDeliverIntake {
  constructor(private readonly clock: Clock) {}

  @On(MessageDeliver)
  async deliver({ tx, items, reject }: Batch<typeof MessageDeliver>): Promise<void> {
    const now = this.clock.now();
    const asked: AskedDelivery[] = [];
    for (const item of items) {
      const { delivery, customer, ...rest } = item.data;
      if (!customer.origin) reject(item, 'invalid', '/customer/origin is missing');
      else if (isFresh(item, now.getTime())) {
        const { occurredAt, traceparent } = item;
        asked.push({ id: delivery, origin: customer.origin, occurredAt, traceparent, ...rest });
      }
    }
    await askDeliveries(tx, asked, now);
  }
}
