import { Controller } from '@nestjs/common';
import { ContactOpened, SurveyAnswered, WebTouched } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { Clock } from '@engawa/timers';
import { observeFacts } from '../commands/observe-facts.js';

/** Contacts, answers and visits count once each; an answer's amount is its score. */
@Controller()
export class OnCustomerSpoke {
  constructor(private readonly clock: Clock) {}

  @On(ContactOpened)
  async opened({ tx, items }: Batch<typeof ContactOpened>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.id, type: ContactOpened.type }));
    await observeFacts(tx, observations, this.clock.now());
  }

  @On(SurveyAnswered)
  async answered({ tx, items }: Batch<typeof SurveyAnswered>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.id, type: SurveyAnswered.type, amount: item.data.score }));
    await observeFacts(tx, observations, this.clock.now());
  }

  @On(WebTouched)
  async touched({ tx, items }: Batch<typeof WebTouched>): Promise<void> {
    const observations = items.map((item) => ({ item, subject: item.id, type: WebTouched.type }));
    await observeFacts(tx, observations, this.clock.now());
  }
}
