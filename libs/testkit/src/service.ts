import { generateKeyPairSync } from 'node:crypto';
import { permissions, TokenSigner, type Caller, type Permission } from '@engawa/auth';
import type { RunningService, startService } from '@engawa/service';
import type { TestDatabase } from './database.js';
import { hashKey, signingKey } from './reports.js';
import { testBrokers } from './topics.js';

type Definition = Parameters<typeof startService>[0];

const pem = { format: 'pem' } as const;
const keys = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', ...pem },
  privateKeyEncoding: { type: 'pkcs8', ...pem },
});
export const tokenKeys = { publicPem: keys.publicKey, privatePem: keys.privateKey };

/** The Authorization header the gateway would send to `service` for a person with these rights; all when absent. */
export async function bearer(service: string, rights: readonly Permission[] = permissions, about: Partial<Caller> = {}): Promise<string> {
  const signer = await TokenSigner.fromPem(tokenKeys.privatePem);
  const caller = { subject: 'person:1', name: '佐藤', permissions: [...rights], ...about };
  return `Bearer ${await signer.sign(caller, service)}`;
}

export interface ServiceUnderTest extends Pick<Definition, 'name' | 'module' | 'entities' | 'stalledAfterMs'> {
  database: TestDatabase;
  /** Settings beside those every service has. */
  config?: Record<string, unknown>;
}

/** Starts a service in this process on a free port, with a test's database and Kafka. */
export async function startTestService(service: ServiceUnderTest): Promise<RunningService> {
  const { database, config, ...definition } = service;
  // Loaded only here: Nest takes seconds, and tests of a single lib do without it.
  const { startService } = await import('@engawa/service');
  return startService({
    ...definition,
    config: {
      HOST: '127.0.0.1',
      PORT: 0,
      NODE_ENV: 'test',
      LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
      ENGAWA_DEV: true,
      DATABASE_URL: database.url,
      DATABASE_TLS_CA: '',
      KAFKA_BROKERS: testBrokers(),
      KAFKA_TLS: false,
      KAFKA_TLS_CA: '',
      KAFKA_SASL_MECHANISM: '',
      KAFKA_SASL_USERNAME: '',
      KAFKA_SASL_PASSWORD: '',
      OTEL_EXPORTER_OTLP_ENDPOINT: '',
      OTEL_EXPORTER_OTLP_HEADERS: {},
      INTAKE_SIGNING_KEY: signingKey,
      IDENTIFIER_HASH_KEY: hashKey,
      INTERNAL_TOKEN_PUBLIC_KEY: tokenKeys.publicPem,
      ...config,
    },
  });
}
