import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody said it, which a file may do long after it was so. Rows of before have none: of most it was when they joined. */
export class MembersWritten1764880000800 implements MigrationInterface {
  name = 'MembersWritten1764880000800';

  async up(runner: QueryRunner): Promise<void> {
    // In two steps, so that what is there is not held to be written now. The version before writes none, and has the default.
    await runner.query('ALTER TABLE household_members ADD COLUMN written_at timestamptz');
    await runner.query('ALTER TABLE household_members ALTER COLUMN written_at SET DEFAULT clock_timestamp()');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
