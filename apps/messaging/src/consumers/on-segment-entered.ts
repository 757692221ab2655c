import { Controller } from '@nestjs/common';
import { isFresh, SegmentEntered } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { learnOrigins } from '@engawa/known-origins';
import { Clock } from '@engawa/timers';
import { v7 as uuidv7 } from 'uuid';
import { askDeliveries, type AskedDelivery } from '../commands/ask-deliveries.js';
import { enrol } from '../commands/enrol.js';

/** Entering a segment starts the journeys that wait for it. The past starts none. */
@Controller()
export class OnSegmentEntered {
  constructor(private readonly clock: Clock) {}

  @On(SegmentEntered)
  async entered({ tx, items }: Batch<typeof SegmentEntered>): Promise<void> {
    await learnOrigins(tx, items);
    const now = this.clock.now();
    const fresh = items.filter((item) => isFresh(item, now.getTime()));
    const started = await enrol(tx, fresh.map((item) => ({ item, segment: item.data.segment, origin: item.known!.origin })));
    const asked: AskedDelivery[] = started.map(({ item, origin, journey }) => ({
      id: uuidv7(),
      origin,
      template: journey.template,
      journey: journey.id,
      variables: {},
      channels: journey.channels,
      occurredAt: item.occurredAt,
      traceparent: item.traceparent,
    }));
    await askDeliveries(tx, asked, now);
  }
}
