import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a company wants to know of its customers beside what everybody does. */
export class Attributes1764821000000 implements MigrationInterface {
  name = 'Attributes1764821000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attributes (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        type text NOT NULL,
        choices jsonb NOT NULL DEFAULT '[]',
        retired boolean NOT NULL DEFAULT false
      )
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
