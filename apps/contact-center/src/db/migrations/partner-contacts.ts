import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts of outsourced centres, and how callers showed who they are. */
export class PartnerContacts1764288000000 implements MigrationInterface {
  name = 'PartnerContacts1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contacts ADD COLUMN verification jsonb, ADD COLUMN partner text;
      CREATE INDEX contacts_of_partner ON contacts (partner, opened_at DESC, id DESC) WHERE partner IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
