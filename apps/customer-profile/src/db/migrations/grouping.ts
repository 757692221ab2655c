import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the grouping follows from: which facts link which origins, what people decided, and how it stood when customers were joined. */
export class Grouping1764547200000 implements MigrationInterface {
  name = 'Grouping1764547200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a part of a customer has when it parts again, so that this takes as long with much history as with little. Other names than
      -- those of customers, since the version before reads both tables in one statement.
      ALTER TABLE origins
        ADD COLUMN own_entries int NOT NULL DEFAULT 0,
        ADD COLUMN earliest_at timestamptz,
        ADD COLUMN latest_at timestamptz,
        SET (fillfactor = 80);
      UPDATE origins SET own_entries = counted.entries, earliest_at = counted.first_at, latest_at = counted.last_at
        FROM (SELECT origin, count(*) AS entries, min(occurred_at) AS first_at, max(occurred_at) AS last_at FROM entries GROUP BY origin) AS counted
       WHERE origins.origin = counted.origin;

      -- Links of this customer's origins do not all join, or somebody decided about them: it is grouped by all of them anew.
      ALTER TABLE customers ADD COLUMN contested boolean NOT NULL DEFAULT false;

      CREATE TABLE links (
        a uuid NOT NULL,
        b uuid NOT NULL,
        decided boolean NOT NULL,
        -- Of the earliest fact that shows it, or the latest decision.
        at timestamptz NOT NULL,
        cause uuid NOT NULL,
        place int NOT NULL DEFAULT 0,
        -- Why it does not join, if so.
        set_aside text,
        PRIMARY KEY (a, b, decided),
        CHECK (a < b)
      );
      -- Which facts joined whom before is not known any more: whoever was one customer then is held together as of its first fact.
      INSERT INTO links (a, b, decided, at, cause)
      SELECT least(origin, id), greatest(origin, id), false, customers.first_seen_at, id
        FROM origins JOIN customers ON customers.id = customer_id WHERE origin <> id;
      CREATE INDEX links_of_other ON links (b);
      CREATE INDEX links_set_aside ON links (at DESC, a, b) WHERE set_aside IS NOT NULL;

      CREATE TABLE grouping_decisions (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('merge', 'part')),
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        decided_name text NOT NULL
      );
      CREATE TABLE decided_origins (
        origin uuid NOT NULL,
        decision uuid NOT NULL REFERENCES grouping_decisions,
        side smallint NOT NULL CHECK (side IN (0, 1)),
        PRIMARY KEY (origin, decision)
      );
      CREATE INDEX decided_origins_of ON decided_origins (decision);

      -- A customer that ended in another, and of which origins both were then.
      CREATE TABLE merges (
        id uuid PRIMARY KEY,
        survivor uuid NOT NULL,
        ended uuid NOT NULL,
        merged_at timestamptz NOT NULL,
        decision uuid REFERENCES grouping_decisions,
        survivors_origins uuid[] NOT NULL,
        ended_origins uuid[] NOT NULL,
        undone_by uuid REFERENCES grouping_decisions
      );
      CREATE INDEX merges_of_survivor ON merges (survivor);
      CREATE INDEX merges_of_ended ON merges (ended);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
