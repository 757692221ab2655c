import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files with which a company brings what it knows of its customers. */
export class Imports1764810000000 implements MigrationInterface {
  name = 'Imports1764810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        state text NOT NULL DEFAULT 'uploading'
          CHECK (state IN ('uploading', 'uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled')),
        size_bytes bigint NOT NULL,
        received_bytes bigint NOT NULL DEFAULT 0,
        chunks int NOT NULL DEFAULT 0,
        -- Of the whole file, once it has been read through.
        sha256 bytea,
        encoding text,
        mapping jsonb,
        -- When what it says was so.
        as_of timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        created_by_name text NOT NULL,
        -- Lines that have been seen to in this state, and all of them once they are known.
        rows_done int NOT NULL DEFAULT 0,
        rows_total int,
        counts jsonb NOT NULL DEFAULT '{"new": 0, "changed": 0, "same": 0, "refused": 0}',
        failure jsonb,
        finished_at timestamptz,
        -- The process that works on it, in real time.
        holder uuid,
        leased_until timestamptz NOT NULL DEFAULT '-infinity'
      );
      CREATE INDEX imports_in_time ON imports (created_at DESC, id DESC);
      CREATE INDEX imports_to_do ON imports (created_at) WHERE state IN ('checking', 'running');
      CREATE TABLE import_chunks (
        import uuid NOT NULL REFERENCES imports,
        n int NOT NULL,
        bytes bytea NOT NULL,
        PRIMARY KEY (import, n)
      );
      ALTER TABLE import_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
      -- Lines that are refused, as they stand in the file, until the import is forgotten.
      CREATE TABLE import_errors (
        import uuid NOT NULL REFERENCES imports,
        row_number int NOT NULL,
        problems jsonb NOT NULL,
        cells jsonb NOT NULL,
        PRIMARY KEY (import, row_number)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
