import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What departments add to entries: pins, and which notes mention which department. Both stay with their entry, whoever it is of. */
export class Notes1764806400000 implements MigrationInterface {
  name = 'Notes1764806400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pins (
        entry uuid PRIMARY KEY,
        -- The entry's, which never changes.
        origin uuid NOT NULL,
        pinned_at timestamptz NOT NULL,
        by_name text NOT NULL
      );
      CREATE INDEX pins_of_origin ON pins (origin);
      CREATE TABLE mentions (
        mentioned text NOT NULL,
        -- When the entry's note was written.
        noted_at timestamptz NOT NULL,
        entry uuid NOT NULL,
        PRIMARY KEY (mentioned, noted_at, entry)
      );
      CREATE INDEX mentions_of_entry ON mentions (entry);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
