import { type DynamicModule, Module } from '@nestjs/common';
import { TokenSigner } from '@engawa/auth';
import type { Producer } from 'kafkajs';
import { People } from './access/people.js';
import { Publishers } from './access/publishers.js';
import { DeadLettersController } from './http/dead-letters.controller.js';
import { DevelopmentController } from './http/development.controller.js';
import { DevTracesController } from './http/dev-traces.controller.js';
import { DocsController } from './http/docs.controller.js';
import { InternalTokensController } from './http/internal-tokens.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { OperationsController } from './http/operations.controller.js';
import { PublishController } from './http/publish.controller.js';
import { SessionController } from './http/session.controller.js';
import { SystemHealthController } from './http/system-health.controller.js';
import { TrackingController } from './http/tracking.controller.js';
import { DeadLetters } from './providers/dead-letters.js';
import { EventOwners } from './providers/event-owners.js';
import { IntakeProducer } from './providers/intake-producer.js';
import { InternalCalls } from './providers/internal-calls.js';

@Module({
  controllers: [
    PublishController,
    TrackingController,
    SessionController,
    InternalTokensController,
    SystemHealthController,
    DocsController,
    DevelopmentController,
    DevTracesController,
    MetricsController,
    OperationsController,
    DeadLettersController,
  ],
  providers: [People, Publishers, InternalCalls, EventOwners, DeadLetters],
})
export class AppModule {}

/** The gateway's module with what only it has: the key of the internal tokens and a producer. */
export function gatewayModule(signer: TokenSigner, producer: Producer): DynamicModule {
  return {
    module: AppModule,
    providers: [
      { provide: TokenSigner, useValue: signer },
      { provide: IntakeProducer, useValue: new IntakeProducer(producer) },
    ],
  };
}
