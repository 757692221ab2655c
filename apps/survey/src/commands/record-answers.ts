import { SurveyAnswered, type DataOf, type FactCustomer } from '@engawa/contracts';
import type { Reported } from '@engawa/inbox';
import { fact, stateFacts, type NewFact } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { chosenOf, readAnswers, type GivenAnswer, type Question, type SurveyKind } from '../domain/survey.js';
import { readSurveys } from '../db/surveys.js';

export interface RecordAnswer {
  answerId: string;
  survey: string;
  customer: FactCustomer;
  answers: GivenAnswer[];
  contact?: string;
  order?: string;
  /** The invitation that was answered, with the questions as they were asked. */
  invitation?: { id: string; questions: Question[] };
}

/** Keeps answers, one for each id. Those that do not fit their survey are refused with what is wrong. */
export async function recordAnswers(tx: Tx, reports: Reported<RecordAnswer>[]): Promise<void> {
  const surveys = new Map((await readSurveys(tx)).map((survey) => [survey.id, survey]));
  const rows: Row[] = [];
  for (const { data, cause, reject } of reports) {
    const survey = surveys.get(data.survey);
    if (!survey) {
      reject('unknown-survey', '/survey is no survey');
      continue;
    }
    const questions = data.invitation?.questions ?? survey.questions;
    const read = readAnswers(questions, data.answers);
    if ('errors' in read) {
      reject('invalid-answer', read.errors.map((error) => `${error.pointer} ${error.detail}`).join('; '));
      continue;
    }
    const { choices } = read.answered;
    rows.push({ ...data, ...read.answered, chosen: chosenOf(questions, choices), kind: survey.kind, title: survey.title, cause });
  }
  const inserted = new Set(await insertAnswers(tx, rows));
  // Deleting while filtering keeps the first of two answers under one id.
  const facts: NewFact[] = rows.filter((row) => inserted.delete(row.answerId)).map(factOf);
  await stateFacts(tx, 'survey', facts);
}

type Row = Omit<RecordAnswer, 'answers'> & {
  score?: number;
  outOf?: number;
  comment?: string;
  choices: Record<string, string>;
  chosen: DataOf<typeof SurveyAnswered>['chosen'] & object;
  kind: SurveyKind;
  title: { ja: string; en: string };
  cause: Reported<unknown>['cause'];
};

async function insertAnswers(tx: Tx, rows: Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO answers (id, survey, score, out_of, comment, choices, contact, order_id, customer, invitation, answered_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::text[], $6::jsonb[], $7::text[], $8::text[],
                          $9::jsonb[], $10::uuid[], $11::timestamptz[])
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      rows.map((row) => row.answerId),
      rows.map((row) => row.survey),
      rows.map((row) => row.score ?? null),
      rows.map((row) => row.outOf ?? null),
      rows.map((row) => row.comment ?? null),
      rows.map((row) => JSON.stringify(row.choices)),
      rows.map((row) => row.contact ?? null),
      rows.map((row) => row.order ?? null),
      rows.map((row) => JSON.stringify(row.customer)),
      rows.map((row) => row.invitation?.id ?? null),
      rows.map((row) => row.cause.occurredAt),
    ],
  );
  return inserted.map((row) => row.id);
}

function factOf(row: Row): NewFact {
  const { answerId, survey, kind, title, customer, score, outOf, comment, contact, order, invitation } = row;
  const chose = row.chosen.length > 0 ? { choices: row.choices, chosen: row.chosen } : {};
  const said = { score, outOf, comment, ...chose, contact, order, invitation: invitation?.id };
  return fact(SurveyAnswered, { answer: answerId, survey, kind, title, customer, ...said }, row.cause);
}
