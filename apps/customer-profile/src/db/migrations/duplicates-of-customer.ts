import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pairs of one customer are read with their page, and by either of the two. */
export class DuplicatesOfCustomer1764880000300 implements MigrationInterface {
  name = 'DuplicatesOfCustomer1764880000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX duplicates_of_other ON duplicates (b)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
