import { Controller } from '@nestjs/common';
import { ContactOpened, SurveyAnswered, WebTouched } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { observeFacts } from '../commands/observe-facts.js';

/** Contacts, answers and visits count once each. */
@Controller()
export class OnCustomerSpoke {
  constructor(private readonly clock: Clock) {}

  @On(ContactOpened)
  opened({ tx, items }: Batch<typeof ContactOpened>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }

  @On(SurveyAnswered)
  answered({ tx, items }: Batch<typeof SurveyAnswered>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }

  @On(WebTouched)
  touched({ tx, items }: Batch<typeof WebTouched>): Promise<void> {
    return observeFacts(tx, items, this.clock.now());
  }
}
