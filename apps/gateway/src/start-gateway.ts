import { flushCompileCache } from 'node:module';
import { TokenSigner } from '@engawa/auth';
import { CheckedProducer, forgetOldIds, KafkaBatchServer } from '@engawa/inbox';
import { createKafka, kafkaSettingsFrom } from '@engawa/kafka';
import { setHashKey } from '@engawa/identifiers';
import { connectPostgres } from '@engawa/postgres';
import { createApp, EngawaModule, HealthController, JobLoops, kafkaProbe, logCrashes, Metrics, stopOnSignal, traceProcess } from '@engawa/service';
import { createLogger, flushSpans } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { keepDevelopmentCredentials } from './access/development.js';
import { People } from './access/people.js';
import { ChainAuditLog } from './access/chain-audit-log.js';
import { Publishers } from './access/publishers.js';
import { keepDefaultRoles } from './access/roles.js';
import { Sessions } from './access/sessions.js';
import { SignIns } from './access/sign-ins.js';
import { gatewayModule } from './app.module.js';
import type { GatewayConfig } from './config.js';
import { allowBrowserKeys } from './http/cors.js';
import { OpenStreams } from './http/open-streams.js';
import { PartnerRow } from './db/partner.entity.js';
import { PersonRow } from './db/person.entity.js';
import { PublisherRow } from './db/publisher.entity.js';
import { RoleRow } from './db/role.entity.js';
import { PersonCallers } from './http/person-callers.js';
import { acceptPublishersBodies } from './http/request-bodies.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { registerStaticFiles } from './http/static-files.js';
import { IdentityProvider } from './providers/identity-provider.js';
import { InternalCalls } from './providers/internal-calls.js';
import { OpenRecords } from './providers/open-records.js';
import { registerProxy } from './http/service-proxy.js';

/** Starts the one door. It reads from Kafka what the services audit, and keeps nothing else of what it forwards. */
export async function startGateway(config: GatewayConfig): Promise<void> {
  const production = config.NODE_ENV === 'production';
  if (production && config.DEV_CREDENTIALS_FILE) {
    throw new Error('DEV_CREDENTIALS_FILE is set: development credentials are refused when NODE_ENV is production');
  }
  const log = createLogger('gateway', config.LOG_LEVEL);
  await traceProcess('gateway', config, config.TRACE_SAMPLE_RATIO);
  const connection = { url: config.DATABASE_URL, tlsCa: config.DATABASE_TLS_CA, applicationName: 'engawa-gateway' };
  const db = await connectPostgres(connection, [PublisherRow, RoleRow, PartnerRow, PersonRow]);
  setHashKey(db, config.IDENTIFIER_HASH_KEY);
  const clock = new Clock();
  await clock.load(db);
  await keepDefaultRoles(db);
  if (config.DEV_CREDENTIALS_FILE) await keepDevelopmentCredentials(db, config.DEV_CREDENTIALS_FILE, config.OIDC_ISSUER);
  const connect = (opened?: () => void) => createKafka('engawa-gateway', kafkaSettingsFrom(config), log, opened);
  const kafka = connect();
  const producer = new CheckedProducer({ kafka, connect, db });
  await producer.connect();
  const signer = await TokenSigner.fromPem(config.INTERNAL_TOKEN_PRIVATE_KEY);
  const [people, sessions, signIns] = [new People(db), new Sessions(db, config), new SignIns(db)];
  const provider = new IdentityProvider(config);
  const calls = new InternalCalls(signer, config);

  const health = { kafkaAnswers: kafkaProbe(kafka) };
  const metrics = new Metrics();
  const audit = new ChainAuditLog(db);
  const callers = new PersonCallers({ people, sessions, provider, audit, openRecords: new OpenRecords(calls), development: config.DEV_CREDENTIALS_FILE !== '' });
  const signingKey = config.INTAKE_SIGNING_KEY;
  const consumer = new KafkaBatchServer({ kafka, connect, db, log, service: 'gateway', signingKey, now: () => clock.now() });
  metrics.watchConsumer(consumer);
  const parts = { db, clock, log, callers, audit, health, metrics, config, development: config.ENGAWA_DEV && !production };
  const app = await createApp({ log, metrics, trustedProxies: config.TRUSTED_PROXIES }, EngawaModule.with(parts, [HealthController]), gatewayModule({ signer, producer, calls, people, sessions, signIns, provider, callers }));
  const fastify = app.getHttpAdapter().getInstance() as never as Parameters<typeof registerProxy>[0];
  addSecurityHeaders(fastify, sessions.secure);
  acceptPublishersBodies(fastify);
  allowBrowserKeys(fastify, app.get(Publishers));
  const streams = new OpenStreams(sessions, callers, log);
  await registerProxy(fastify, { callers, calls, streams, log });
  await registerStaticFiles(fastify, config.CONSOLE_DIR);
  app.connectMicroservice({ strategy: consumer });
  await app.listen(config.PORT, config.HOST);
  await app.startAllMicroservices();
  const jobs = new JobLoops(log, () => undefined);
  jobs.start({ run: () => forgetOldIds(db) }, 60 * 60_000, 'ForgetOldIds');

  logCrashes(log);
  stopOnSignal(async () => {
    streams.stop();
    await jobs.stop();
    await app.close();
    await producer.disconnect();
    await db.destroy();
    await flushSpans();
  }, log);
  log.info({ port: config.PORT }, 'started');
  // Else it is written when the process ends, and one that is killed would start as slowly each time.
  flushCompileCache();
}
