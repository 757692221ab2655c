import { Controller } from '@nestjs/common';
import { CustomerErased } from '@engawa/contracts';
import { eraseIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { eraseAnswers } from '../commands/erase-answers.js';

/** Scores stay, without who gave them and what they wrote. */
@Controller()
export class OnCustomerErased {
  @On(CustomerErased)
  erased(batch: Batch<typeof CustomerErased>): Promise<void> {
    return eraseIn('survey', batch, eraseAnswers);
  }
}
