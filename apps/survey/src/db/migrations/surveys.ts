import { readFileSync } from 'node:fs';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Surveys1763700001000 implements MigrationInterface {
  name = 'Surveys1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE surveys (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        kind text NOT NULL CHECK (kind IN ('nps', 'csat', 'cancellation', 'first-use')),
        title jsonb NOT NULL,
        questions jsonb NOT NULL,
        trigger text,
        template text NOT NULL,
        rest_days int NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        survey text NOT NULL REFERENCES surveys,
        origin uuid NOT NULL,
        -- The questions as they were when it was sent are the ones that are answered.
        questions jsonb NOT NULL,
        title jsonb NOT NULL,
        -- SHA-256 of the link's token, which is kept nowhere else.
        token_hash bytea NOT NULL UNIQUE,
        contact text,
        order_id text,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        answered_at timestamptz
      );
      CREATE INDEX invitations_of_origin ON invitations (origin, survey, invited_at DESC);
      CREATE UNIQUE INDEX invitations_of_contact ON invitations (survey, contact);

      CREATE TABLE answers (
        id text PRIMARY KEY,
        survey text NOT NULL REFERENCES surveys,
        score int,
        out_of int,
        comment text,
        choices jsonb NOT NULL,
        contact text,
        order_id text,
        customer jsonb NOT NULL,
        invitation uuid REFERENCES invitations,
        answered_at timestamptz NOT NULL
      );
      CREATE INDEX answers_of_survey ON answers (survey, answered_at);
    `);
    const file = new URL('../../../src/db/surveys.json', import.meta.url);
    await runner.query(
      `INSERT INTO surveys (id, kind, title, questions, trigger, template, rest_days)
       SELECT id, kind, title, questions, trigger, template, rest_days FROM jsonb_to_recordset($1)
         AS row (id text, kind text, title jsonb, questions jsonb, trigger text, template text, rest_days int)`,
      [readFileSync(file, 'utf8')],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
