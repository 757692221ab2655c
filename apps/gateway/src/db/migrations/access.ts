import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Access1763700001000 implements MigrationInterface {
  name = 'Access1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE publishers (
        name text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('server', 'browser')),
        -- Whose member and order numbers it speaks of.
        namespace text NOT NULL DEFAULT 'main',
        backfill boolean NOT NULL DEFAULT false,
        allowed_origins text[] NOT NULL DEFAULT '{}',
        -- Names of track calls a browser may send.
        browser_tracks text[] NOT NULL DEFAULT '{}'
      );
      CREATE TABLE publisher_keys (
        hash bytea PRIMARY KEY,
        publisher text NOT NULL REFERENCES publishers,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        revoked_at timestamptz
      );
      CREATE TABLE people (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        role text NOT NULL,
        UNIQUE (name, role)
      );
      CREATE TABLE person_tokens (
        hash bytea PRIMARY KEY,
        person uuid NOT NULL REFERENCES people,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE sessions (
        hash bytea PRIMARY KEY,
        person uuid NOT NULL REFERENCES people,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
