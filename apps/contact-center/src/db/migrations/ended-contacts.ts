import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts whose lifetime is over, while a remedy is not decided on in them. */
export class EndedContacts1764860000000 implements MigrationInterface {
  name = 'EndedContacts1764860000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contacts ADD COLUMN ended boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
