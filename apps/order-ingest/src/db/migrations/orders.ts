import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Orders1763700001000 implements MigrationInterface {
  name = 'Orders1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE orders (
        id text PRIMARY KEY,
        shop text NOT NULL,
        number text NOT NULL,
        revision int NOT NULL,
        status text NOT NULL CHECK (status IN ('live', 'cancelled')),
        contents jsonb NOT NULL,
        customer jsonb NOT NULL,
        placed_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        shipped_at timestamptz,
        delivered_at timestamptz,
        origin uuid
      );
      CREATE INDEX orders_of_origin ON orders (origin, placed_at DESC);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
