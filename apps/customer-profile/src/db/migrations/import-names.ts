import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the columns of a file are called, so that lines which were refused can be given back as a file; and what of it was sent. */
export class ImportNames1764850000000 implements MigrationInterface {
  name = 'ImportNames1764850000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- As long as refused lines are kept.
      ALTER TABLE imports ADD COLUMN names jsonb;
      -- SHA-256 of this of all chunks but the last, and the last chunk.
      ALTER TABLE imports ADD COLUMN sent_sha256 bytea;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
