import { Controller, Module } from '@nestjs/common';
import { OrderCancel, OrderPlace, OrderPlaced } from '@engawa/contracts';
import { Outbox1763700000001 } from '@engawa/outbox';
import type { RunningService } from '@engawa/service';
import { freshDatabase, startTestService, type TestDatabase } from '@engawa/testkit';
import { timersMigrations } from '@engawa/timers';
import { inboxMigrations, type KafkaBatchServer, On, type AnyBatch, type ConsumerState } from '../src/index.js';
import { Effects1763700009000, noteEffects } from './effects.js';

@Controller()
class NotingConsumer {
  @On(OrderPlace)
  place(batch: AnyBatch) {
    return noteEffects(batch);
  }

  @On(OrderCancel)
  cancel(batch: AnyBatch) {
    return noteEffects(batch);
  }

  @On(OrderPlaced)
  placed(batch: AnyBatch) {
    return noteEffects(batch);
  }
}

@Module({ controllers: [NotingConsumer] })
class NotingModule {}

export const notingDatabase = () =>
  freshDatabase([...inboxMigrations, Outbox1763700000001, ...timersMigrations, Effects1763700009000]);

export interface NotingService extends RunningService {
  delayedSeconds: () => number;
  state: ConsumerState;
}

/** An instance of a service that notes what it reads. */
export async function startNoting(database: TestDatabase): Promise<NotingService> {
  const service = await startTestService({ name: 'order-ingest', module: NotingModule, database });
  const { HEALTH } = await import('@engawa/service');
  const { consumer } = service.app.get<{ consumer: KafkaBatchServer }>(HEALTH);
  return { ...service, state: consumer.state, delayedSeconds: () => consumer.delayedSeconds() };
}
