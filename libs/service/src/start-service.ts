import 'reflect-metadata';
import { flushCompileCache } from 'node:module';
import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier, VouchedCallers } from '@engawa/auth';
import type { Service } from '@engawa/contracts';
import { setHashKey } from '@engawa/identifiers';
import { CheckedProducer, forgetOldIds, KafkaBatchServer } from '@engawa/inbox';
import { createKafka, kafkaSettingsFrom } from '@engawa/kafka';
import { Relay } from '@engawa/outbox';
import { connectPostgres } from '@engawa/postgres';
import { createLogger, flushSpans } from '@engawa/telemetry';
import { Clock, TimerLoop, timerHandlersOf } from '@engawa/timers';
import { createApp } from './create-app.js';
import { ServiceAuditLog } from './audit-log.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { OperationsController } from './operations.controller.js';
import { DevClockController } from './dev-clock.controller.js';
import { EngawaModule } from './engawa.module.js';
import { EventStatusController } from './event-status.controller.js';
import { FactsController } from './facts.controller.js';
import { HealthController } from './health.controller.js';
import type { HealthSource } from './health.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { jobInterval, JobLoops, type Job } from './jobs.js';
import type { serviceSettings, Settings } from './settings.js';
import { logCrashes } from './log-crashes.js';
import { stopOnSignal } from './stop-on-signal.js';
import { DevSpansController } from './dev-spans.controller.js';
import { traceProcess } from './trace-process.js';

export interface ServiceDefinition {
  name: Service;
  module: Type;
  config: Settings<ReturnType<typeof serviceSettings>>;
  /** Entities of TypeORM that the service's commands and queries use. */
  entities?: Type[];
  /** The least time between two fetches; longer where what is read may wait a moment for more of it. */
  fetchEveryMs?: number;
  /** How long the consume loop may stand still before the process counts as dead. */
  stalledAfterMs?: number;
}

const STALLED_AFTER_MS = 30_000;

export interface RunningService {
  app: NestFastifyApplication;
  url: string;
  stop: () => Promise<void>;
}

/** Starts one of the six services: HTTP, the consumer, the outbox's relay, timers and jobs, in the order of need. */
export async function startService(definition: ServiceDefinition): Promise<RunningService> {
  const { name, config } = definition;
  const log = createLogger(name, config.LOG_LEVEL);
  const development = config.ENGAWA_DEV && config.NODE_ENV !== 'production';
  await traceProcess(name, config);
  const db = await connectPostgres(
    { url: config.DATABASE_URL, tlsCa: config.DATABASE_TLS_CA, applicationName: `engawa-${name}`, poolSize: 16 },
    definition.entities,
  );
  setHashKey(db, config.IDENTIFIER_HASH_KEY);
  const clock = new Clock();
  await clock.load(db);
  const connect = (opened?: () => void) => createKafka(`engawa-${name}`, kafkaSettingsFrom(config), log, opened);
  const kafka = connect();
  const producer = new CheckedProducer({ kafka, connect, db });
  await producer.connect();
  const relay = new Relay(db, producer, log);
  const metrics = new Metrics();
  const handlers = metrics.histogram('engawa_handler_duration_seconds');
  const consumer = new KafkaBatchServer({
    kafka,
    connect,
    db,
    log,
    service: name,
    signingKey: config.INTAKE_SIGNING_KEY,
    now: () => clock.now(),
    fetchEveryMs: definition.fetchEveryMs,
    handled: (type, seconds) => handlers.observe({ type }, seconds),
  });
  metrics.watchConsumer(consumer);
  metrics.watchTables(db, clock);

  const { stalledAfterMs = STALLED_AFTER_MS } = definition;
  const health: HealthSource = { consumer, stalledAfterMs, kafkaAnswers: kafkaProbe(kafka) };
  const callers = new VouchedCallers(await TokenVerifier.fromPem(config.INTERNAL_TOKEN_PUBLIC_KEY, name));
  const audit = new ServiceAuditLog(db, name);
  const parts = { db, clock, log, callers, audit, health, metrics, development, config };
  const controllers = [HealthController, MetricsController, OperationsController, DeadLettersController, EventStatusController, FactsController, DevClockController, DevSpansController];
  const app = await createApp({ log, metrics }, EngawaModule.with(parts, controllers), definition.module);
  app.connectMicroservice({ strategy: consumer });

  const providers = app.get(DiscoveryService).getProviders().map((wrapper) => wrapper.instance as object);
  const timers = new TimerLoop(db, clock, timerHandlersOf(providers), log);
  const jobs = new JobLoops(log, countJobs(metrics));

  relay.start();
  await app.listen(config.PORT, config.HOST);
  await app.startAllMicroservices();
  timers.start();
  jobs.start({ run: () => forgetOldIds(db) }, 60 * 60_000, 'ForgetOldIds');
  for (const provider of providers) {
    const everyMs = provider && jobInterval(provider);
    if (everyMs) jobs.start(provider as Job, everyMs);
  }
  const stop = async () => {
    await Promise.all([jobs.stop(), timers.stop()]);
    await app.close();
    await relay.stop();
    await producer.disconnect();
    await db.destroy();
    await flushSpans();
  };
  const forgetSignals = stopOnSignal(stop, log);
  const forgetCrashes = logCrashes(log);
  log.info({ port: config.PORT }, 'started');
  // Else it is written when the process ends, and one that is killed would start as slowly each time.
  flushCompileCache();
  return { app, url: await app.getUrl(), stop: () => (forgetSignals(), forgetCrashes(), stop()) };
}

function countJobs(metrics: Metrics) {
  const runs = metrics.counter('engawa_job_runs_total');
  const items = metrics.counter('engawa_job_items_total');
  return (job: string, did: number | 'failed') => {
    runs.inc({ job, outcome: did === 'failed' ? did : 'done' });
    if (did !== 'failed') items.inc({ job }, did);
  };
}

/** Asks the brokers for their list of topics over one kept connection. */
export function kafkaProbe(kafka: ReturnType<typeof createKafka>): () => Promise<unknown> {
  const admin = kafka.admin({ retry: { retries: 0 } });
  let connected: Promise<void> | undefined;
  return async () => {
    connected ??= admin.connect().catch((error: unknown) => {
      connected = undefined;
      throw error;
    });
    await connected;
    return admin.describeCluster();
  };
}
