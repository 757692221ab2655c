import { TokenSigner, TokenVerifier } from '@engawa/auth';
import { createKafka, createProducer, kafkaSettingsFrom } from '@engawa/kafka';
import { connectPostgres } from '@engawa/postgres';
import { createApp, EngawaModule, HealthController, kafkaProbe, logCrashes, Metrics, stopOnSignal, traceProcess } from '@engawa/service';
import { createLogger, flushSpans } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { createPublicKey } from 'node:crypto';
import { keepDevelopmentCredentials } from './access/development.js';
import { People } from './access/people.js';
import { Publishers } from './access/publishers.js';
import { gatewayModule } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { allowBrowserKeys } from './http/cors.js';
import { acceptPublishersBodies } from './http/request-bodies.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { registerStaticFiles } from './http/static-files.js';
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
  const db = await connectPostgres({ url: config.DATABASE_URL, tlsCa: config.DATABASE_TLS_CA, applicationName: 'engawa-gateway' });
  const clock = new Clock();
  await clock.load(db);
  if (config.DEV_CREDENTIALS_FILE) await keepDevelopmentCredentials(db, config.DEV_CREDENTIALS_FILE);
  const kafka = createKafka('engawa-gateway', kafkaSettingsFrom(config), log);
  const producer = createProducer(kafka);
  await producer.connect();
  const signer = await TokenSigner.fromPem(config.INTERNAL_TOKEN_PRIVATE_KEY);
  const publicKey = createPublicKey(config.INTERNAL_TOKEN_PRIVATE_KEY).export({ type: 'spki', format: 'pem' }).toString();
  const verifier = await TokenVerifier.fromPem(publicKey, 'gateway');

  const health = { kafkaAnswers: kafkaProbe(kafka) };
  const metrics = new Metrics();
  const parts = { db, clock, log, verifier, health, metrics, config, development: config.ENGAWA_DEV && !production };
  const app = await createApp(log, metrics, EngawaModule.with(parts, [HealthController]), gatewayModule(signer, producer));
  const fastify = app.getHttpAdapter().getInstance() as never as Parameters<typeof registerProxy>[0];
  addSecurityHeaders(fastify);
  acceptPublishersBodies(fastify);
  allowBrowserKeys(fastify, app.get(Publishers));
  await registerProxy(fastify, app.get(People), app.get(InternalCalls), log);
  await registerStaticFiles(fastify, config.CONSOLE_DIR);
  await app.listen(config.PORT, config.HOST);

  logCrashes(log);
  stopOnSignal(async () => {
    await app.close();
    await producer.disconnect();
    await db.destroy();
    await flushSpans();
  }, log);
  log.info({ port: config.PORT }, 'started');
}
