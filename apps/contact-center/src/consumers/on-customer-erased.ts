import { Controller } from '@nestjs/common';
import { CustomerErased } from '@engawa/contracts';
import { eraseIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { eraseContacts } from '../commands/erase-contacts.js';

/** That somebody called, and why, stays; who it was and what they said does not. */
@Controller()
export class OnCustomerErased {
  @On(CustomerErased)
  erased(batch: Batch<typeof CustomerErased>): Promise<void> {
    return eraseIn('contact-center', batch, eraseContacts);
  }
}
