import { type DynamicModule, Global, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { Callers, PermissionGuard } from '@engawa/auth';
import { LOG } from '@engawa/http';
import type { Logger } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { AuditLog } from './audit-log.js';
import { AuditingFilter, AuditRequests } from './audit-requests.js';
import { HEALTH, type HealthSource } from './health.js';
import { Metrics } from './metrics.js';

/** Injection token: true where `/dev/…` routes answer. */
export const DEVELOPMENT = Symbol('development');
/** Injection token of what the service's config.ts read. */
export const CONFIG = Symbol('config');

export interface Parts {
  db: DataSource;
  clock: Clock;
  log: Logger;
  callers: Callers;
  audit: AuditLog;
  health: HealthSource;
  metrics: Metrics;
  development: boolean;
  config: unknown;
}

/** What every service's classes may ask for in their constructors, and what guards all of its routes. */
@Global()
@Module({})
export class EngawaModule {
  static with(parts: Parts, controllers: Type[]): DynamicModule {
    const shared: Provider[] = [
      { provide: DataSource, useValue: parts.db },
      { provide: Clock, useValue: parts.clock },
      { provide: LOG, useValue: parts.log },
      { provide: Callers, useValue: parts.callers },
      { provide: AuditLog, useValue: parts.audit },
      { provide: HEALTH, useValue: parts.health },
      { provide: Metrics, useValue: parts.metrics },
      { provide: DEVELOPMENT, useValue: parts.development },
      { provide: CONFIG, useValue: parts.config },
    ];
    return {
      module: EngawaModule,
      imports: [DiscoveryModule],
      controllers,
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: AuditRequests },
        { provide: APP_FILTER, useClass: AuditingFilter },
      ],
      exports: shared,
    };
  }
}
