import { onlyInsertInto } from '@engawa/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did or saw what in all services, each day's entries chained by hashes. */
export class AuditChain1764288000020 implements MigrationInterface {
  name = 'AuditChain1764288000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Where the chain of a day in Japan stands.
      CREATE TABLE audit_days (
        day date PRIMARY KEY,
        entries int NOT NULL DEFAULT 0,
        hash bytea
      );
      CREATE TABLE audit_chain (
        day date NOT NULL REFERENCES audit_days,
        place int NOT NULL,
        entry uuid NOT NULL UNIQUE,
        at timestamptz NOT NULL,
        service text NOT NULL,
        subject text NOT NULL,
        name text NOT NULL,
        partner text,
        purpose text,
        from_address text,
        action text NOT NULL,
        target text,
        customers uuid[] NOT NULL,
        outcome text NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (day, place)
      );
      CREATE INDEX audit_chain_in_time ON audit_chain (at DESC, entry DESC);
      CREATE INDEX audit_chain_of_subject ON audit_chain (subject, at DESC, entry DESC);
      CREATE INDEX audit_chain_of_partner ON audit_chain (partner, at DESC, entry DESC) WHERE partner IS NOT NULL;
      CREATE INDEX audit_chain_of_customers ON audit_chain USING gin (customers);
      ${onlyInsertInto('audit_chain')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
