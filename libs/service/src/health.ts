import type { KafkaBatchServer } from '@engawa/inbox';

/** Injection token of what health is told from. */
export const HEALTH = Symbol('health');

export interface HealthSource {
  /** Absent in the gateway, which reads nothing from Kafka. */
  consumer?: KafkaBatchServer;
  /** How long its loop may stand still; it turns twice a second, also when there is nothing to read. */
  stalledAfterMs?: number;
  /** Resolves when the brokers answered a metadata request. */
  kafkaAnswers: () => Promise<unknown>;
}
