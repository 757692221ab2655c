import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A service's copy of the grouping: whose an origin is, as of which version. */
export class KnownOrigins1763700000004 implements MigrationInterface {
  name = 'KnownOrigins1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_origins (
        origin uuid PRIMARY KEY,
        customer_id uuid NOT NULL,
        group_version int NOT NULL
      );
      CREATE INDEX known_origins_of_customer ON known_origins (customer_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
