import { Controller } from '@nestjs/common';
import { SurveyAnswer } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { recordAnswers } from '../commands/record-answers.js';

/** Other survey tools, and paper that was typed in, report answers. */
@Controller()
export class SurveyAnswerIntake {
  @On(SurveyAnswer)
  async answer(batch: Batch<typeof SurveyAnswer>): Promise<void> {
    await recordAnswers(batch.tx, reported(batch));
  }
}
