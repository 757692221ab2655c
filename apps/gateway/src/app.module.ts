import { type DynamicModule, Module } from '@nestjs/common';
import { TokenSigner } from '@engawa/auth';
import type { CheckedProducer } from '@engawa/inbox';
import { People } from './access/people.js';
import { KeyRefusals } from './access/key-refusals.js';
import { Publishers } from './access/publishers.js';
import { RateLimits } from './access/rate-limits.js';
import { Sessions } from './access/sessions.js';
import { SignIns } from './access/sign-ins.js';
import { AuditedCustomers } from './providers/audited-customers.js';
import { AuditController } from './http/audit.controller.js';
import { DeadLettersController } from './http/dead-letters.controller.js';
import { DevelopmentController } from './http/development.controller.js';
import { DevTracesController } from './http/dev-traces.controller.js';
import { DocsController } from './http/docs.controller.js';
import { InternalTokensController } from './http/internal-tokens.controller.js';
import { MetricsController } from './http/metrics.controller.js';
import { OperationsController } from './http/operations.controller.js';
import { PublishController } from './http/publish.controller.js';
import { PeopleController } from './http/people.controller.js';
import { PersonCallers } from './http/person-callers.js';
import { PublishersController } from './http/publishers.controller.js';
import { RolesController } from './http/roles.controller.js';
import { SessionController } from './http/session.controller.js';
import { SignInController } from './http/sign-in.controller.js';
import { SystemHealthController } from './http/system-health.controller.js';
import { TrackingController } from './http/tracking.controller.js';
import { AuditRecordIntake } from './intake/audit-record.js';
import { DeadLetters } from './providers/dead-letters.js';
import { EventOwners } from './providers/event-owners.js';
import { IntakeProducer } from './providers/intake-producer.js';
import { IdentityProvider } from './providers/identity-provider.js';
import { InternalCalls } from './providers/internal-calls.js';

@Module({
  controllers: [
    PublishController,
    TrackingController,
    SignInController,
    SessionController,
    InternalTokensController,
    SystemHealthController,
    DocsController,
    DevelopmentController,
    DevTracesController,
    MetricsController,
    OperationsController,
    DeadLettersController,
    PublishersController,
    RolesController,
    PeopleController,
    AuditController,
    AuditRecordIntake,
  ],
  providers: [Publishers, KeyRefusals, RateLimits, EventOwners, DeadLetters, AuditedCustomers],
})
export class AppModule {}

/** What of the gateway is made before its module is. */
export interface GatewayParts {
  signer: TokenSigner;
  producer: CheckedProducer;
  calls: InternalCalls;
  people: People;
  sessions: Sessions;
  signIns: SignIns;
  provider: IdentityProvider;
  callers: PersonCallers;
}

/** The gateway's module with what only it has: who is calling, the key of the internal tokens, and a producer. */
export function gatewayModule(parts: GatewayParts): DynamicModule {
  return {
    module: AppModule,
    providers: [
      { provide: TokenSigner, useValue: parts.signer },
      { provide: IntakeProducer, useValue: new IntakeProducer(parts.producer) },
      { provide: InternalCalls, useValue: parts.calls },
      { provide: People, useValue: parts.people },
      { provide: Sessions, useValue: parts.sessions },
      { provide: SignIns, useValue: parts.signIns },
      { provide: IdentityProvider, useValue: parts.provider },
      { provide: PersonCallers, useValue: parts.callers },
    ],
  };
}
