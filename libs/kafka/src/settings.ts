import type { KafkaSettings } from './client.js';

/** The KAFKA_ variables, raw or as a service's config.ts read them. */
interface KafkaVariables {
  KAFKA_BROKERS?: string;
  KAFKA_TLS?: string | boolean;
  KAFKA_TLS_CA?: string;
  KAFKA_SASL_MECHANISM?: string;
  KAFKA_SASL_USERNAME?: string;
  KAFKA_SASL_PASSWORD?: string;
}

/** The same for every process that speaks to Kafka. */
export function kafkaSettingsFrom(env: KafkaVariables): KafkaSettings {
  return {
    brokers: (env.KAFKA_BROKERS ?? '').split(',').filter(Boolean),
    tls: env.KAFKA_TLS === true || env.KAFKA_TLS === 'true' || Boolean(env.KAFKA_TLS_CA),
    tlsCa: env.KAFKA_TLS_CA || undefined,
    saslMechanism: (env.KAFKA_SASL_MECHANISM as KafkaSettings['saslMechanism']) || undefined,
    saslUsername: env.KAFKA_SASL_USERNAME,
    saslPassword: env.KAFKA_SASL_PASSWORD,
  };
}
