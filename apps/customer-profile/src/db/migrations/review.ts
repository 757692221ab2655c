import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What does not join by itself and waits for somebody. */
export class Review1764633600000 implements MigrationInterface {
  name = 'Review1764633600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Named together with so many others that it is nobody's: it joins nobody.
      ALTER TABLE origins ADD COLUMN shared boolean NOT NULL DEFAULT false;

      -- Whoever has one in common with somebody may be the same person.
      CREATE TABLE sign_keys (
        sign text NOT NULL,
        key text NOT NULL,
        origin uuid NOT NULL,
        PRIMARY KEY (sign, key, origin)
      );
      CREATE INDEX sign_keys_of_origin ON sign_keys (origin);

      -- Two origins whose customers may be one, and why: a sign, or why a link between them does not join.
      CREATE TABLE duplicates (
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
      CREATE INDEX duplicates_in_time ON duplicates (state, found_at DESC, id DESC);
      INSERT INTO duplicates (id, a, b, reason, found_at)
      SELECT gen_random_uuid(), a, b, set_aside, clock_timestamp() FROM links WHERE set_aside <> 'kept-apart' AND NOT decided;
      DROP TABLE grouping_reviews;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
