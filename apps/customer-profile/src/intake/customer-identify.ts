import { Controller } from '@nestjs/common';
import { CustomerIdentified, CustomerIdentify } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { v7 as uuidv7 } from 'uuid';
import { enterOwnFacts } from '../commands/enter-own-facts.js';
import { readAttributes } from '../db/read-attributes.js';
import { Attributes } from '../domain/attributes.js';

/** Sources say who people are. */
@Controller()
export class CustomerIdentifyIntake {
  @On(CustomerIdentify)
  async identify(batch: Batch<typeof CustomerIdentify>): Promise<void> {
    const told = reported(batch);
    const attributes = told.some(({ data }) => data.customer.profile?.attributes) ? await readAttributes(batch.tx) : new Attributes([]);
    const reports = told.filter(({ data: { customer }, reject }) => {
      const [wrong] = attributes.violations(customer.profile?.attributes);
      if (wrong) reject(wrong.code, `/customer/profile/attributes/${wrong.id} ${wrong.code === 'not-declared' ? 'is not declared' : 'is not of its type'}`);
      return !wrong;
    });
    await enterOwnFacts(batch.tx, CustomerIdentified, reports, ({ customer }) => ({ report: uuidv7(), customer }));
  }
}
