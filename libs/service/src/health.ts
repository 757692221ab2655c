import type { KafkaBatchServer } from '@engawa/inbox';

/** Injection token of what health is told from. */
export const HEALTH = Symbol('health');

export interface HealthSource {
  /** Absent in the gateway, which reads nothing from Kafka. */
  consumer?: KafkaBatchServer;
  /** Resolves when the brokers answered a metadata request. */
  kafkaAnswers: () => Promise<unknown>;
}
