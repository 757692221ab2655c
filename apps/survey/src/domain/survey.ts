import type { DataOf, MessageDeliver, SurveyAnswer, Words } from '@engawa/contracts';

export type SurveyKind = 'nps' | 'csat' | 'cancellation' | 'first-use';
export type Channel = DataOf<typeof MessageDeliver>['channels'][number];
export type Language = keyof Words;
export type GivenAnswer = DataOf<typeof SurveyAnswer>['answers'][number];

/** One question. A scale's `from` and `to` are its ends; the first scale of a survey is its score. */
export type Question = { id: string; text: Words } & (
  | { type: 'scale'; from: number; to: number; low: Words; high: Words }
  | { type: 'choice'; options: { id: string; label: Words }[] }
  | { type: 'comment' }
);

/** What the page says beside the questions; `{{questions}}` and `{{minutes}}` of the intro are filled in. */
export type PageTexts = Record<'intro' | 'send' | 'thanks' | 'thanksMore' | 'already' | 'gone' | 'unknown' | 'wrong', Words>;

/** What somebody said, sorted out by the survey's questions. */
export interface Answered {
  score?: number;
  outOf?: number;
  comment?: string;
  choices: Record<string, string>;
}

/** Three questions and a minute: more is not asked. */
export const MAX_QUESTIONS = 3;

/** Reads answers by the survey's questions. What does not fit a question is named, at a JSON pointer below /answers. */
export function readAnswers(
  questions: Question[],
  given: GivenAnswer[],
): { answered: Answered } | { errors: { pointer: string; detail: string }[] } {
  const answered: Answered = { choices: {} };
  const errors: { pointer: string; detail: string }[] = [];
  given.forEach(({ question: id, value }, place) => {
    const question = questions.find((each) => each.id === id);
    const wrong = question ? take(answered, question, value, questions) : 'is no question of this survey';
    if (wrong) errors.push({ pointer: `/answers/${place}/${question ? 'value' : 'question'}`, detail: wrong });
  });
  return errors.length > 0 ? { errors } : { answered };
}

function take(answered: Answered, question: Question, value: string | number, questions: Question[]): string | undefined {
  if (question.type === 'comment') {
    if (typeof value !== 'string') return 'must be a text';
    if (value.trim() !== '') answered.comment = value;
    return undefined;
  }
  if (question.type === 'choice') {
    if (!question.options.some((option) => option.id === value)) return 'is no option of this question';
    answered.choices[question.id] = String(value);
    return undefined;
  }
  const number = Number(value);
  if (!Number.isInteger(number) || number < question.from || number > question.to) {
    return `must be a whole number from ${question.from} to ${question.to}`;
  }
  if (questions.find((each) => each.type === 'scale') === question) Object.assign(answered, { score: number, outOf: question.to });
  return undefined;
}

/** What was chosen, in the words in which it was asked. */
export function chosenOf(questions: Question[], choices: Answered['choices']): { question: Words; option: Words }[] {
  return questions.flatMap((question) => {
    const option = question.type === 'choice' && question.options.find(({ id }) => id === choices[question.id]);
    return option ? [{ question: question.text, option: option.label }] : [];
  });
}

/**
 * Net promoter score: share of 9 and 10 less share of 0 to 6, in points (Reichheld, "The One Number You Need to Grow",
 * 2003), with its 95 % interval from the variance of +1, 0 and −1 (normal approximation). Null below one answer.
 */
export function netPromoterScore(promoters: number, passives: number, detractors: number): { nps: number; margin: number } | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const mean = (promoters - detractors) / answers;
  const variance = (promoters + detractors) / answers - mean * mean;
  return { nps: mean * 100, margin: 1.96 * Math.sqrt(variance / answers) * 100 };
}

/** The intro with how many questions there are and how long they take: 「3問」「1分」, "3 questions" and "1 minute". */
export function introOf(intro: Words, questions: number, secondsPerQuestion: number, language: Language): string {
  const minutes = Math.max(1, Math.ceil((questions * secondsPerQuestion) / 60));
  const english = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
  const [asked, takes] = language === 'ja' ? [`${questions}問`, `${minutes}分`] : [english(questions, 'question'), english(minutes, 'minute')];
  return intro[language].replace(/\{\{\s*questions\s*\}\}/g, asked).replace(/\{\{\s*minutes\s*\}\}/g, takes);
}
