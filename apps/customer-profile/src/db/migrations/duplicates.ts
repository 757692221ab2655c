import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may be the same person. `IF NOT EXISTS`: for some hours of development the migration before this one made these tables,
 * and whoever ran it then has them.
 */
export class Duplicates1764637200000 implements MigrationInterface {
  name = 'Duplicates1764637200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever has one in common with somebody may be the same person.
      CREATE TABLE IF NOT EXISTS sign_keys (
        sign text NOT NULL,
        key text NOT NULL,
        origin uuid NOT NULL,
        PRIMARY KEY (sign, key, origin)
      );
      CREATE INDEX IF NOT EXISTS sign_keys_of_origin ON sign_keys (origin);

      -- Two origins whose customers may be one, and why: a sign, or why a link between them does not join.
      CREATE TABLE IF NOT EXISTS duplicates (
        id uuid PRIMARY KEY,
        a uuid NOT NULL,
        b uuid NOT NULL,
        reason text NOT NULL,
        found_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'later', 'merged', 'apart')),
        decided_at timestamptz,
        decided_by text,
        decided_name text,
        UNIQUE (a, b, reason),
        CHECK (a < b)
      );
      CREATE INDEX IF NOT EXISTS duplicates_in_time ON duplicates (state, found_at DESC, id DESC);
      -- What that migration took for pairs though nobody is to decide about them.
      DELETE FROM duplicates WHERE state = 'open' AND reason IN ('kept-apart', 'shared');
      INSERT INTO duplicates (id, a, b, reason, found_at)
      SELECT gen_random_uuid(), a, b, set_aside, clock_timestamp() FROM links WHERE set_aside NOT IN ('kept-apart', 'shared') AND NOT decided
      ON CONFLICT DO NOTHING;
      DROP TABLE IF EXISTS grouping_reviews;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
