import { contractOf, eventsTopic, intakeTopic, services } from '@engawa/contracts';
import type { ConsumerSettings } from './kafka-batch-server.js';
import { ANY_FACT } from './on.js';

/** The topics on which a service finds these types. */
export function topicsOf(service: ConsumerSettings['service'], types: string[]): string[] {
  const topics = new Set<string>();
  for (const type of types) {
    if (type === ANY_FACT) services.filter((each) => each !== service).forEach((each) => topics.add(eventsTopic(each)));
    else if (contractOf(type)?.kind === 'intake') topics.add(intakeTopic(service));
    else topics.add(eventsTopic('customer-profile'));
  }
  return [...topics];
}
