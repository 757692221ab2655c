import { Controller } from '@nestjs/common';
import { CustomerDataExpired } from '@engawa/contracts';
import { expireIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { expireContacts } from '../commands/expire-contacts.js';

/** That somebody called, and why, stays; what they said goes at the end of its lifetime. */
@Controller()
export class OnCustomerDataExpired {
  @On(CustomerDataExpired)
  expired(batch: Batch<typeof CustomerDataExpired>): Promise<void> {
    return expireIn('contact-center', batch, expireContacts);
  }
}
