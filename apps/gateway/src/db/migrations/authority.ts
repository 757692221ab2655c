import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much people may promise a customer without asking, by role, and by partner at most. */
export class Authority1764374400000 implements MigrationInterface {
  name = 'Authority1764374400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE roles ADD COLUMN authority jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE partners ADD COLUMN authority jsonb;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
