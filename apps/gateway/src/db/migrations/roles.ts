import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles that administrators edit, the partners people may work for, and until when they have access. */
export class Roles1764288000000 implements MigrationInterface {
  name = 'Roles1764288000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roles (
        id text PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        permissions text[] NOT NULL,
        -- What versions of the software have ever given it; absent for roles that an administrator made.
        defaults text[] NOT NULL DEFAULT '{}',
        purpose text NOT NULL,
        for_partners boolean NOT NULL DEFAULT false
      );
      CREATE TABLE partners (
        id text PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        -- The last day on which its people have access.
        ends_on date
      );
      ALTER TABLE people
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN partner text REFERENCES partners,
        ADD COLUMN ends_on date,
        ADD COLUMN signed_in_at timestamptz NOT NULL DEFAULT clock_timestamp();
      CREATE INDEX people_signed_in ON people (signed_in_at, id);
      CREATE INDEX people_of_partner ON people (partner) WHERE partner IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
