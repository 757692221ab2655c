import { Controller, Inject } from '@nestjs/common';
import { ContactClosed, isFresh } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { learnOrigins } from '@engawa/known-origins';
import { CONFIG } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { invite } from '../commands/invite.js';
import type { SurveyConfig } from '../config.js';
import { readSurveys } from '../db/surveys.js';

/** A completed contact is the moment to ask how it went. The past asks nothing. */
@Controller()
export class OnContactClosed {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: SurveyConfig,
  ) {}

  @On(ContactClosed)
  async closed({ tx, items }: Batch<typeof ContactClosed>): Promise<void> {
    await learnOrigins(tx, items);
    const now = this.clock.now();
    const occasions = items
      .filter((item) => isFresh(item, now.getTime()))
      .map((item) => ({ item, origin: item.known!.origin, contact: item.data.contact, order: item.data.order }));
    const surveys = (await readSurveys(tx)).filter((survey) => survey.active && survey.trigger === 'contact.closed');
    for (const survey of surveys) await invite(tx, survey, occasions, now, this.config.PUBLIC_URL);
  }
}
