import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A hold is a row for each origin of the customer, so that it stays with both when they are parted; and how long an erasure waits. */
export class Holds1764822000000 implements MigrationInterface {
  name = 'Holds1764822000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE legal_holds DROP CONSTRAINT legal_holds_pkey, ADD PRIMARY KEY (id, origin);
      INSERT INTO legal_holds (id, origin, reason, until, placed_at, placed_by_name)
      SELECT id, other.origin, reason, until, placed_at, placed_by_name
        FROM legal_holds JOIN origins USING (origin) JOIN origins AS other USING (customer_id) WHERE ended_at IS NULL
      ON CONFLICT DO NOTHING;
      -- After the erasure, or after the last fact that arrived of them. Absent where a process of the version before began it.
      ALTER TABLE erasures ADD COLUMN gone_days int;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
