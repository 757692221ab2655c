import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A customer is found by each id in what an entry was about, not by the whole of it alone. */
export class AuditWords1764633600001 implements MigrationInterface {
  name = 'AuditWords1764633600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX audit_chain_of_words ON audit_chain USING gin (string_to_array(target, ' '))");
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
