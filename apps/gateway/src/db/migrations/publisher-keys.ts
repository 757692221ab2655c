import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a publisher's keys may send, and what is told of each key. */
export class PublisherKeys1764201600001 implements MigrationInterface {
  name = 'PublisherKeys1764201600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publishers
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        -- Absent: all types, any source, no limit.
        ADD COLUMN event_types text[],
        ADD COLUMN sources text[],
        ADD COLUMN items_per_minute integer CHECK (items_per_minute > 0);
      ALTER TABLE publisher_keys
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
        -- How people tell keys apart. Keys of the version before are known by nothing but their hash.
        ADD COLUMN prefix text NOT NULL DEFAULT '',
        ADD COLUMN expires_at timestamptz,
        ADD COLUMN last_used_at timestamptz;
      CREATE INDEX publisher_keys_of ON publisher_keys (publisher);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
