import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who says the same once more says it of a later time: most reports write nothing but that, which shall touch no index. */
export class ProfilesInPlace1764880000600 implements MigrationInterface {
  name = 'ProfilesInPlace1764880000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE profiles SET (fillfactor = 80)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
