import type { DataSource } from 'typeorm';
import { netPromoterScore, type SurveyKind } from '../domain/survey.js';

export interface Score {
  survey: string;
  kind: SurveyKind;
  answers: number;
  invitations: number;
  /** Mean of the scale; null without answers. For satisfaction, never for recommendation. */
  mean: number | null;
  /** Points and half of the 95 % interval; only of a recommendation survey. */
  nps: number | null;
  npsMargin: number | null;
}

/** A survey's score. How the relationship stands and how one contact went are never mixed. */
export async function surveyScore(db: DataSource, id: string, from?: Date, to?: Date): Promise<Score | undefined> {
  const [row] = await db.query<
    { kind: SurveyKind; answers: number; mean: number | null; promoters: number; passives: number; detractors: number; invitations: number }[]
  >(
    `SELECT kind, count(answers.id)::int AS answers, avg(score)::float8 AS mean,
            count(*) FILTER (WHERE score >= 9)::int AS promoters,
            count(*) FILTER (WHERE score BETWEEN 7 AND 8)::int AS passives,
            count(*) FILTER (WHERE score <= 6)::int AS detractors,
            (SELECT count(*)::int FROM invitations WHERE survey = surveys.id
                AND ($2::timestamptz IS NULL OR invited_at >= $2) AND ($3::timestamptz IS NULL OR invited_at < $3)) AS invitations
       FROM surveys LEFT JOIN answers ON answers.survey = surveys.id
            AND ($2::timestamptz IS NULL OR answered_at >= $2) AND ($3::timestamptz IS NULL OR answered_at < $3)
      WHERE surveys.id = $1 GROUP BY surveys.id`,
    [id, from ?? null, to ?? null],
  );
  if (!row) return undefined;
  const nps = row.kind === 'nps' ? netPromoterScore(row.promoters, row.passives, row.detractors) : null;
  return {
    survey: id,
    kind: row.kind,
    answers: row.answers,
    invitations: row.invitations,
    mean: row.kind === 'nps' ? null : row.mean,
    nps: nps?.nps ?? null,
    npsMargin: nps?.margin ?? null,
  };
}
