import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a delivery waits, in real time: its trace goes on, or after a long wait a linked one begins. */
export class AskedAt1764000001000 implements MigrationInterface {
  name = 'AskedAt1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN asked_at timestamptz NOT NULL DEFAULT now()');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
