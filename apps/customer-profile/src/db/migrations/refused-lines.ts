import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a line that was refused names, so that an erasure finds it. */
export class RefusedLines1764870000000 implements MigrationInterface {
  name = 'RefusedLines1764870000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Hashes of identifiers, as those of who was erased are. NULL: the version before kept the line.
      ALTER TABLE import_errors ADD COLUMN named bytea[];
      CREATE INDEX import_errors_named ON import_errors USING gin (named);
      CREATE INDEX import_errors_not_named ON import_errors (import) WHERE named IS NULL;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
