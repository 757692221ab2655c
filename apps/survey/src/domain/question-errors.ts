import { Type } from '@engawa/contracts';
import type { TProperties } from 'typebox';
import { Compile } from 'typebox/compile';
import { MAX_QUESTIONS, type Question } from './survey.js';

const Id = Type.String({ pattern: '^[a-z0-9-]{1,64}$' });
const Text = Type.Object({ ja: Type.String({ minLength: 1, maxLength: 200 }), en: Type.String({ minLength: 1, maxLength: 200 }) });
const Whole = Type.Integer({ minimum: 0, maximum: 10 });

const Option = Type.Object({ id: Id, label: Text }, { additionalProperties: false });
const question = <P extends TProperties>(properties: P) =>
  Compile(Type.Object({ id: Id, text: Text, type: Type.String(), ...properties }, { additionalProperties: false }));

const schemas = {
  scale: question({ from: Whole, to: Whole, low: Text, high: Text }),
  choice: question({ options: Type.Array(Option, { minItems: 2, maxItems: 12 }) }),
  comment: question({}),
};

/** What is wrong with questions that came from outside, at JSON pointers below /questions. */
export function questionErrors(questions: unknown[]): { pointer: string; detail: string }[] {
  if (questions.length === 0 || questions.length > MAX_QUESTIONS) {
    return [{ pointer: '/questions', detail: `must be one to ${MAX_QUESTIONS} questions` }];
  }
  return questions.flatMap((question, place) => {
    const type = (question as { type?: string } | null)?.type ?? '';
    const schema = schemas[type as keyof typeof schemas];
    if (!schema) return [{ pointer: `/questions/${place}/type`, detail: 'must be scale, choice or comment' }];
    const errors = [...schema.Errors(question)].map((error) => ({ pointer: `/questions/${place}${error.instancePath}`, detail: error.message }));
    return errors.length > 0 || !isReversed(question as Question) ? errors : [{ pointer: `/questions/${place}/to`, detail: 'must be above from' }];
  });
}

/** A scale that nobody can answer, or only with one number. */
const isReversed = (question: Question) => question.type === 'scale' && question.to <= question.from;
