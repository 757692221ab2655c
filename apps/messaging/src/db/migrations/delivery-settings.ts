import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stood in the code becomes part of the row of thresholds, with the values it had. */
export class DeliverySettings1763700001001 implements MigrationInterface {
  name = 'DeliverySettings1763700001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_settings
        ADD COLUMN retry_seconds int[] NOT NULL DEFAULT '{5,15,60,300,900,3600}',
        ADD COLUMN nameless jsonb NOT NULL DEFAULT '{"ja": "お客様", "en": "customer"}';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
