import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service answered to parts whose lifetime was over, so that it says the same when it is asked once more. */
export class ExpiryAnswers1764870000001 implements MigrationInterface {
  name = 'ExpiryAnswers1764870000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE expiry_answers (
        id uuid PRIMARY KEY,
        deletion uuid NOT NULL,
        parts uuid[] NOT NULL,
        rows jsonb NOT NULL,
        answered_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX expiry_answers_of_parts ON expiry_answers USING gin (parts);
      CREATE INDEX expiry_answers_by_age ON expiry_answers USING brin (answered_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
