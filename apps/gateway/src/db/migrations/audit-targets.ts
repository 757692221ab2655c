import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A customer's entries are found by their orders and contacts, too, whose services do not know whose they are. */
export class AuditTargets1764460800000 implements MigrationInterface {
  name = 'AuditTargets1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX audit_chain_of_target ON audit_chain (service, target) WHERE target IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
