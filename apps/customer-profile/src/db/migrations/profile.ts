import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Profile1763700001000 implements MigrationInterface {
  name = 'Profile1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A customer is a group of origins. Its id is that of the origin it began with.
      CREATE TABLE customers (
        id uuid PRIMARY KEY,
        known boolean NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_entry_at timestamptz,
        entry_count int NOT NULL DEFAULT 0,
        origin_count int NOT NULL DEFAULT 1,
        -- Counts entries; given out under this row's lock.
        revision bigint NOT NULL DEFAULT 0,
        -- Counts regroupings that moved entries; a stream of another epoch must be read anew.
        epoch int NOT NULL DEFAULT 0,
        merged_into uuid
      ) WITH (fillfactor = 80);
      CREATE INDEX customers_by_activity ON customers (last_entry_at DESC, id DESC)
        WHERE merged_into IS NULL AND last_entry_at IS NOT NULL;
      CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;

      CREATE TABLE origins (
        origin uuid PRIMARY KEY,
        customer_id uuid NOT NULL REFERENCES customers,
        group_version int NOT NULL DEFAULT 1
      );
      CREATE INDEX origins_of_customer ON origins (customer_id);

      CREATE TABLE identifiers (
        kind text NOT NULL,
        namespace text NOT NULL,
        value text NOT NULL,
        origin uuid NOT NULL,
        PRIMARY KEY (kind, namespace, value)
      );
      CREATE INDEX identifiers_of_origin ON identifiers (origin);
      CREATE INDEX identifiers_phone_end ON identifiers (reverse(value) text_pattern_ops) WHERE kind = 'phone';
      CREATE INDEX identifiers_value ON identifiers (value);

      -- Facts of one order, contact or answer stay with the origin its first fact found.
      CREATE TABLE key_origins (
        owner text NOT NULL,
        key text NOT NULL,
        origin uuid NOT NULL,
        PRIMARY KEY (owner, key)
      );
      CREATE INDEX key_origins_order_number ON key_origins (split_part(key, ':', 2)) WHERE owner = 'order-ingest';

      CREATE TABLE profiles (
        origin uuid PRIMARY KEY,
        fields jsonb NOT NULL,
        grams text[] NOT NULL
      );
      CREATE INDEX profiles_grams ON profiles USING gin (grams);

      CREATE TABLE entries (
        id uuid PRIMARY KEY,
        origin uuid NOT NULL,
        type text NOT NULL,
        version smallint NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        department text NOT NULL,
        channel text NOT NULL,
        about jsonb NOT NULL,
        data jsonb NOT NULL,
        revision bigint NOT NULL
      );
      CREATE INDEX entries_in_time ON entries (origin, occurred_at DESC, id DESC);
      CREATE INDEX entries_in_order ON entries (origin, revision);

      CREATE TABLE grouping_reviews (
        id uuid PRIMARY KEY,
        customers uuid[] NOT NULL,
        reason text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (customers, reason)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
