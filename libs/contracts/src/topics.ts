import type { EventContract, IntakeContract, Owner, Service } from './define.js';
import { services } from './define.js';

/** Others write, the service reads. */
export const intakeTopic = (owner: Owner) => `engawa.${owner}.intake`;
/** The service alone writes, others read. */
export const eventsTopic = (service: Service) => `engawa.${service}.events`;

/** The topic a type travels on. */
export function topicOf(contract: IntakeContract | EventContract): string {
  return contract.kind === 'intake' ? intakeTopic(contract.owner) : eventsTopic(contract.owner);
}

export const allTopics = [intakeTopic('gateway'), ...services.flatMap((service) => [intakeTopic(service), eventsTopic(service)])];
