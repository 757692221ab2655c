import { Controller } from '@nestjs/common';
import { contractOf, type EventContract, type FactCustomer } from '@engawa/contracts';
import { causeOf, OnAnyFact, type AnyBatch } from '@engawa/inbox';
import { enterFacts } from '../commands/enter-facts.js';
import type { EnteringFact } from '../domain/entering-fact.js';

/** All facts of all services, whatever their types: whose are they? Facts about nobody are not for the timeline. */
@Controller()
export class OnAnyFactConsumer {
  @OnAnyFact()
  async enter({ tx, items }: AnyBatch): Promise<void> {
    const facts: EnteringFact[] = [];
    for (const item of items) {
      const data = item.data as EnteringFact['data'] & { customer?: FactCustomer };
      if (!data.customer) continue;
      const contract = contractOf(item.type) as EventContract;
      const { id, recordedAt } = item;
      facts.push({ id, contract, key: contract.key(data as never), data, recordedAt, cause: causeOf(item) });
    }
    await enterFacts(tx, facts);
  }
}
