import { Controller } from '@nestjs/common';
import { CustomerIdentified, CustomerIdentify } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { v7 as uuidv7 } from 'uuid';
import { enterOwnFacts } from '../commands/enter-own-facts.js';

/** Sources say who people are. */
@Controller()
export class CustomerIdentifyIntake {
  @On(CustomerIdentify)
  async identify(batch: Batch<typeof CustomerIdentify>): Promise<void> {
    await enterOwnFacts(batch.tx, CustomerIdentified, reported(batch), ({ customer }) => ({ report: uuidv7(), customer }));
  }
}
