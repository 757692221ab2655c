import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom people of partners have identified, and the contacts that open a record to a partner. */
export class PartnerAccess1764288000001 implements MigrationInterface {
  name = 'PartnerAccess1764288000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which items were told, not what they said.
      CREATE TABLE identifications (
        id uuid PRIMARY KEY,
        partner text NOT NULL,
        subject text NOT NULL,
        items text[] NOT NULL,
        -- Absent when nobody, or more than one, had these items.
        origin uuid,
        identified_at timestamptz NOT NULL
      );
      CREATE INDEX identifications_of_partner ON identifications (partner, identified_at);
      CREATE INDEX entries_of_partner ON entries ((data->>'partner'), occurred_at) WHERE type = 'engawa.contact.opened' AND data ? 'partner';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
