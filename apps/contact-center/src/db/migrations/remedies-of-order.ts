import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was promised for an order counts in whichever contact it is promised for again. */
export class RemediesOfOrder1764460800000 implements MigrationInterface {
  name = 'RemediesOfOrder1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX remedies_of_order ON remedies (order_id) WHERE order_id IS NOT NULL');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
