import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people may ask of a company that has their data (個人情報保護法 33–35条), and how it was answered. */
export class Erasure1764820000001 implements MigrationInterface {
  name = 'Erasure1764820000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customers ADD COLUMN erased_at timestamptz;

      CREATE TABLE rights_cases (
        id uuid PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        customer uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('disclosure', 'correction', 'stop-of-use', 'erasure')),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'erasing', 'answered', 'refused')),
        requested_by text NOT NULL CHECK (requested_by IN ('person', 'representative', 'heir')),
        channel text NOT NULL,
        -- By which items they showed who they are, not what those said.
        verification text[] NOT NULL,
        received_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        note text,
        owner text,
        owner_name text,
        opened_by_name text NOT NULL,
        answer text,
        answered_at timestamptz,
        answered_by_name text
      );
      CREATE INDEX rights_cases_open ON rights_cases (due_at, id) WHERE state = 'open';
      CREATE INDEX rights_cases_in_time ON rights_cases (received_at DESC, id DESC);
      CREATE INDEX rights_cases_of_customer ON rights_cases (customer);

      -- While one holds, nothing of the customer is erased.
      CREATE TABLE legal_holds (
        id uuid PRIMARY KEY,
        origin uuid NOT NULL,
        reason text NOT NULL,
        -- The last day, in Tokyo; until somebody ends it where absent.
        until date,
        placed_at timestamptz NOT NULL,
        placed_by_name text NOT NULL,
        ended_at timestamptz,
        ended_by_name text
      );
      CREATE INDEX legal_holds_of_origin ON legal_holds (origin) WHERE ended_at IS NULL;

      CREATE TABLE erasures (
        id uuid PRIMARY KEY,
        rights_case uuid NOT NULL UNIQUE REFERENCES rights_cases,
        customer uuid NOT NULL,
        erased_at timestamptz NOT NULL,
        -- Whose facts are still to be told.
        origins_left uuid[] NOT NULL,
        -- Of customer.erased, stated so far.
        parts int NOT NULL DEFAULT 0,
        -- Facts from before that arrived after it, and were not entered.
        late_facts int NOT NULL DEFAULT 0,
        -- How often identifiers of theirs came again with something from after it.
        returns int NOT NULL DEFAULT 0,
        -- When Kafka and the backups have nothing of them any more.
        gone_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      CREATE INDEX erasures_to_do ON erasures (erased_at) WHERE closed_at IS NULL;
      CREATE TABLE erasure_confirmations (
        erasure uuid NOT NULL REFERENCES erasures,
        part int NOT NULL,
        service text NOT NULL,
        confirmed_at timestamptz NOT NULL,
        -- How many rows of each kind were emptied or deleted.
        rows jsonb NOT NULL,
        PRIMARY KEY (erasure, part, service)
      );
      CREATE TABLE erased_origins (
        origin uuid PRIMARY KEY,
        erasure uuid NOT NULL REFERENCES erasures
      );
      -- HMAC-SHA-256 of identifiers of those who were erased: whoever comes again is recognised, and cannot be read.
      CREATE TABLE suppressed_identifiers (
        hash bytea NOT NULL,
        origin uuid NOT NULL REFERENCES erased_origins,
        erased_at timestamptz NOT NULL,
        PRIMARY KEY (hash, origin)
      );
      CREATE INDEX suppressed_identifiers_of_origin ON suppressed_identifiers (origin);
      CREATE INDEX suppressed_identifiers_by_time ON suppressed_identifiers (erased_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
