import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people promise customers to make up for something, and what they ask for because it is beyond their authority. */
export class Remedies1764374400000 implements MigrationInterface {
  name = 'Remedies1764374400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE remedies (
        id uuid PRIMARY KEY,
        contact text NOT NULL REFERENCES contacts,
        kind text NOT NULL CHECK (kind IN ('refund', 'replacement', 'coupon')),
        amount_minor bigint NOT NULL CHECK (amount_minor > 0),
        order_id text,
        reason text,
        state text NOT NULL CHECK (state IN ('granted', 'asked', 'refused')),
        -- Subject and name of who asked, and of who decided.
        asked_by text NOT NULL,
        asked_name text NOT NULL,
        partner text,
        asked_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        decided_by text,
        decided_name text,
        decided_at timestamptz,
        note text
      );
      CREATE INDEX remedies_asked ON remedies (due_at, id) WHERE state = 'asked';
      CREATE INDEX remedies_of_contact ON remedies (contact);
      CREATE INDEX remedies_by_time ON remedies (asked_at DESC, id DESC);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
