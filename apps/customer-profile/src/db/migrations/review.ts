import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What does not join by itself and waits for somebody. */
export class Review1764633600000 implements MigrationInterface {
  name = 'Review1764633600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Named together with so many others that it is nobody's: it joins nobody.
      ALTER TABLE origins ADD COLUMN shared boolean NOT NULL DEFAULT false;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
