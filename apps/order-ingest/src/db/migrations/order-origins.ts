import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose an order is moves out of its row: it is learnt once the order is long written, and writing the whole row again
 * for it cost as much as placing the order. `orders.origin` stays until no version runs that writes it.
 */
export class OrderOrigins1764000000000 implements MigrationInterface {
  name = 'OrderOrigins1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_origins (
        order_id text PRIMARY KEY,
        origin uuid NOT NULL
      );
      INSERT INTO order_origins (order_id, origin) SELECT id, origin FROM orders WHERE origin IS NOT NULL;
      CREATE INDEX order_origins_of_origin ON order_origins (origin);
      DROP INDEX orders_of_origin;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
