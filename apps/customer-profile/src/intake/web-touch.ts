import { Controller } from '@nestjs/common';
import { WebTouch, WebTouched } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { enterOwnFacts } from '../commands/enter-own-facts.js';

/** Sites and apps say what people looked at and did there. */
@Controller()
export class WebTouchIntake {
  @On(WebTouch)
  async touch(batch: Batch<typeof WebTouch>): Promise<void> {
    await enterOwnFacts(batch.tx, WebTouched, reported(batch), ({ touchId, ...rest }) => ({ touch: touchId, ...rest }));
  }
}
