import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the oldest entries of a type. Made while entries arrive, so outside a transaction; one that was broken off is there, but is no use. */
export class EntriesByAge1764830000001 implements MigrationInterface {
  name = 'EntriesByAge1764830000001';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS entries_by_age');
    await runner.query('CREATE INDEX CONCURRENTLY entries_by_age ON entries (type, occurred_at)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
