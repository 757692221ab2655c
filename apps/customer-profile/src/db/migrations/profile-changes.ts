import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where what is known of somebody comes from, and whose word counts. */
export class ProfileChanges1764648000000 implements MigrationInterface {
  name = 'ProfileChanges1764648000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of several sources of a field the one with the smallest priority counts, of one source what it said last.
      CREATE TABLE profile_sources (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        priority int NOT NULL
      );
      INSERT INTO profile_sources (id, priority)
      VALUES ('desk', 10), ('customer-profile', 50), ('order-ingest', 50), ('contact-center', 50), ('survey', 50);

      -- What a source said that it had not said before, field by field.
      CREATE TABLE profile_changes (
        fact uuid PRIMARY KEY,
        origin uuid NOT NULL,
        said_at timestamptz NOT NULL,
        source text NOT NULL,
        fields jsonb NOT NULL
      );
      CREATE INDEX profile_changes_in_time ON profile_changes (origin, said_at DESC, fact DESC);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
