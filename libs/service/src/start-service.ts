import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@engawa/auth';
import type { Service } from '@engawa/contracts';
import { forgetOldIds, KafkaBatchServer } from '@engawa/inbox';
import { createKafka, createProducer, kafkaSettingsFrom } from '@engawa/kafka';
import { Relay } from '@engawa/outbox';
import { connectPostgres } from '@engawa/postgres';
import { createLogger } from '@engawa/telemetry';
import { Clock, TimerLoop, timerHandlersOf } from '@engawa/timers';
import { createApp } from './create-app.js';
import { DevClockController } from './dev-clock.controller.js';
import { EngawaModule } from './engawa.module.js';
import { EventStatusController } from './event-status.controller.js';
import { HealthController } from './health.controller.js';
import type { HealthSource } from './health.js';
import { jobInterval, JobLoops, type Job } from './jobs.js';
import type { serviceSettings, Settings } from './settings.js';
import { stopOnSignal } from './stop-on-signal.js';

export interface ServiceDefinition {
  name: Service;
  module: Type;
  config: Settings<ReturnType<typeof serviceSettings>>;
  /** Entities of TypeORM that the service's commands and queries use. */
  entities?: Type[];
}

export interface RunningService {
  app: NestFastifyApplication;
  url: string;
  stop: () => Promise<void>;
}

/** Starts one of the six services: HTTP, the consumer, the outbox's relay, timers and jobs, in the order of need. */
export async function startService(definition: ServiceDefinition): Promise<RunningService> {
  const { name, config } = definition;
  const log = createLogger(name, config.LOG_LEVEL);
  const db = await connectPostgres(
    { url: config.DATABASE_URL, tlsCa: config.DATABASE_TLS_CA, applicationName: `engawa-${name}`, poolSize: 16 },
    definition.entities,
  );
  const clock = new Clock();
  await clock.load(db);
  const kafka = createKafka(`engawa-${name}`, kafkaSettingsFrom(config), log);
  const producer = createProducer(kafka);
  await producer.connect();
  const relay = new Relay(db, producer, log);
  const consumer = new KafkaBatchServer({
    kafka,
    db,
    log,
    service: name,
    signingKey: config.INTAKE_SIGNING_KEY,
    now: () => clock.now(),
  });

  const health: HealthSource = { consumer, kafkaAnswers: kafkaProbe(kafka) };
  const development = config.ENGAWA_DEV && config.NODE_ENV !== 'production';
  const verifier = await TokenVerifier.fromPem(config.INTERNAL_TOKEN_PUBLIC_KEY, name);
  const parts = { db, clock, log, verifier, health, development, config };
  const controllers = [HealthController, EventStatusController, DevClockController];
  const app = await createApp(log, EngawaModule.with(parts, controllers), definition.module);
  app.connectMicroservice({ strategy: consumer });

  const providers = app.get(DiscoveryService).getProviders().map((wrapper) => wrapper.instance as object);
  const timers = new TimerLoop(db, clock, timerHandlersOf(providers), log);
  const jobs = new JobLoops(log);

  relay.start();
  await app.listen(config.PORT, config.HOST);
  await app.startAllMicroservices();
  timers.start();
  jobs.start({ run: () => forgetOldIds(db) }, 60 * 60_000);
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
  };
  const forgetSignals = stopOnSignal(stop, log);
  log.info({ port: config.PORT }, 'started');
  return { app, url: await app.getUrl(), stop: () => (forgetSignals(), stop()) };
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
