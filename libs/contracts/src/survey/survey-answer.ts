import { defineIntake, Type } from '../define.js';
import { FreeText, ReportedCustomer, Text } from '../fields.js';

/** `nps` is how the relationship stands (0–10), `csat` how one contact went (1–5); they are never mixed. */
export const SurveyKind = Type.Enum(['nps', 'csat', 'cancellation', 'first-use']);

export const Answer = Type.Object({
  question: Text(64),
  /** A number for a scale, the option's id for a choice, words for a comment. */
  value: Type.Union([Type.Number({ minimum: -1000, maximum: 1000 }), FreeText]),
});

/** Another survey tool, or a paper card typed in, says what somebody answered. */
export const SurveyAnswer = defineIntake({
  type: 'engawa.intake.survey.answer',
  owner: 'survey',
  key: (data) => data.answerId,
  data: Type.Object({
    answerId: Text(64),
    /** Id of a survey in the survey service. */
    survey: Text(64),
    customer: ReportedCustomer,
    answers: Type.Array(Answer, { minItems: 1, maxItems: 20 }),
    contact: Type.Optional(Text(64)),
    order: Type.Optional(Text(130)),
  }),
});
