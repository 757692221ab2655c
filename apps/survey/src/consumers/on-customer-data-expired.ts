import { Controller } from '@nestjs/common';
import { CustomerDataExpired } from '@engawa/contracts';
import { expireIn } from '@engawa/erasure';
import { On, type Batch } from '@engawa/inbox';
import { expireAnswers } from '../commands/expire-answers.js';

/** Scores stay, without who gave them and what they wrote, from the end of their lifetime on. */
@Controller()
export class OnCustomerDataExpired {
  @On(CustomerDataExpired)
  expired(batch: Batch<typeof CustomerDataExpired>): Promise<void> {
    return expireIn('survey', batch, expireAnswers);
  }
}
