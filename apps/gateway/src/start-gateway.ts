import { TokenSigner } from '@engawa/auth';
import { createKafka, createProducer, kafkaSettingsFrom } from '@engawa/kafka';
import { connectPostgres } from '@engawa/postgres';
import { createApp, EngawaModule, HealthController, kafkaProbe, logCrashes, Metrics, stopOnSignal, traceProcess } from '@engawa/service';
import { createLogger, flushSpans } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { keepDevelopmentCredentials } from './access/development.js';
import { People } from './access/people.js';
import { Publishers } from './access/publishers.js';
import { Sessions } from './access/sessions.js';
import { SignIns } from './access/sign-ins.js';
import { gatewayModule } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { allowBrowserKeys } from './http/cors.js';
import { OpenStreams } from './http/open-streams.js';
import { PublisherRow } from './db/publisher.entity.js';
import { PersonCallers } from './http/person-callers.js';
import { acceptPublishersBodies } from './http/request-bodies.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { registerStaticFiles } from './http/static-files.js';
import { IdentityProvider } from './providers/identity-provider.js';
import { InternalCalls } from './providers/internal-calls.js';
import { registerProxy } from './http/service-proxy.js';

/** Starts the one door. It reads nothing from Kafka and keeps nothing of what it forwards. */
export async function startGateway(config: GatewayConfig): Promise<void> {
  const production = config.NODE_ENV === 'production';
  if (production && config.DEV_CREDENTIALS_FILE) {
    throw new Error('DEV_CREDENTIALS_FILE is set: development credentials are refused when NODE_ENV is production');
  }
  const log = createLogger('gateway', config.LOG_LEVEL);
  await traceProcess('gateway', config, config.TRACE_SAMPLE_RATIO);
  const connection = { url: config.DATABASE_URL, tlsCa: config.DATABASE_TLS_CA, applicationName: 'engawa-gateway' };
  const db = await connectPostgres(connection, [PublisherRow]);
  const clock = new Clock();
  await clock.load(db);
  if (config.DEV_CREDENTIALS_FILE) await keepDevelopmentCredentials(db, config.DEV_CREDENTIALS_FILE, config.OIDC_ISSUER);
  const kafka = createKafka('engawa-gateway', kafkaSettingsFrom(config), log);
  const producer = createProducer(kafka);
  await producer.connect();
  const signer = await TokenSigner.fromPem(config.INTERNAL_TOKEN_PRIVATE_KEY);
  const [people, sessions, signIns] = [new People(db), new Sessions(db, config), new SignIns(db)];
  const provider = new IdentityProvider(config);
  const callers = new PersonCallers(people, sessions, provider, config.DEV_CREDENTIALS_FILE !== '');

  const health = { kafkaAnswers: kafkaProbe(kafka) };
  const metrics = new Metrics();
  const parts = { db, clock, log, callers, health, metrics, config, development: config.ENGAWA_DEV && !production };
  const app = await createApp(log, metrics, EngawaModule.with(parts, [HealthController]), gatewayModule({ signer, producer, people, sessions, signIns, provider, callers }));
  const fastify = app.getHttpAdapter().getInstance() as never as Parameters<typeof registerProxy>[0];
  addSecurityHeaders(fastify);
  acceptPublishersBodies(fastify);
  allowBrowserKeys(fastify, app.get(Publishers));
  const streams = new OpenStreams(sessions, callers, log);
  await registerProxy(fastify, { callers, calls: app.get(InternalCalls), streams, log });
  await registerStaticFiles(fastify, config.CONSOLE_DIR);
  await app.listen(config.PORT, config.HOST);

  logCrashes(log);
  stopOnSignal(async () => {
    streams.stop();
    await app.close();
    await producer.disconnect();
    await db.destroy();
    await flushSpans();
  }, log);
  log.info({ port: config.PORT }, 'started');
}
