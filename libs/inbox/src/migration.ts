import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of every service that reads from Kafka. */
export class Inbox1763700000000 implements MigrationInterface {
  name = 'Inbox1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox_positions (
        topic text NOT NULL,
        partition int NOT NULL,
        next_offset bigint NOT NULL,
        cluster text NOT NULL,
        PRIMARY KEY (topic, partition)
      );
      CREATE TABLE receipts (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        publisher text NOT NULL,
        source text NOT NULL,
        event_id text NOT NULL,
        body_hash bytea NOT NULL,
        duplicates int NOT NULL DEFAULT 0,
        conflicts int NOT NULL DEFAULT 0,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (publisher, source, event_id)
      );
      CREATE INDEX receipts_by_age ON receipts USING brin (received_at);
      CREATE TABLE seen_facts (
        id uuid PRIMARY KEY,
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX seen_facts_by_age ON seen_facts USING brin (seen_at);
      CREATE TABLE dead_letters (
        id uuid PRIMARY KEY,
        topic text NOT NULL,
        partition int NOT NULL,
        "offset" bigint NOT NULL,
        publisher text,
        source text,
        event_id text,
        type text,
        reason text NOT NULL,
        detail text NOT NULL,
        headers jsonb NOT NULL,
        value bytea,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (topic, partition, "offset")
      );
      CREATE INDEX dead_letters_of_event ON dead_letters (source, event_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** What became of a dead letter, by whom; and its key, since a fact's key says whose it is. */
export class DeadLetterEnds1764000000000 implements MigrationInterface {
  name = 'DeadLetterEnds1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dead_letters
        ADD COLUMN key bytea,
        ADD COLUMN replays int NOT NULL DEFAULT 0,
        ADD COLUMN closed_at timestamptz,
        ADD COLUMN closed_as text CHECK (closed_as IN ('replayed', 'dismissed')),
        -- Who did it: the caller's subject, and what to call them.
        ADD COLUMN closed_by text,
        ADD COLUMN closed_by_name text,
        ADD COLUMN close_reason text;
      CREATE INDEX dead_letters_open ON dead_letters (reason, type, id) WHERE closed_at IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** Whom a letter names, so that it is found when they are erased. Of letters from before nobody knows; they go after thirty days. */
export class DeadLetterHashes1764820000000 implements MigrationInterface {
  name = 'DeadLetterHashes1764820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE dead_letters ADD COLUMN identifier_hashes bytea[] NOT NULL DEFAULT '{}';
      CREATE INDEX dead_letters_of_identifiers ON dead_letters USING gin (identifier_hashes) WHERE identifier_hashes <> '{}';
      CREATE INDEX dead_letters_unreadable ON dead_letters (created_at) WHERE identifier_hashes = '{}' AND value IS NOT NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

export const inboxMigrations = [Inbox1763700000000, DeadLetterEnds1764000000000, DeadLetterHashes1764820000000];
