import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  entries_of_order: `((about->>'order'), occurred_at DESC, id DESC) WHERE about ? 'order'`,
  entries_of_subscription: `((about->>'subscription'), occurred_at DESC, id DESC) WHERE about ? 'subscription'`,
  entries_of_contact: `((about->>'contact'), occurred_at DESC, id DESC) WHERE about ? 'contact'`,
  entries_of_corrections: `((data->>'entry')) WHERE type = 'engawa.customer.entry-corrected'`,
};

/** Finds the entries of one transaction, and the corrections of an entry. Made while entries arrive, so outside a transaction. */
export class Transactions1764806400001 implements MigrationInterface {
  name = 'Transactions1764806400001';
  transaction = false as const;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, index] of Object.entries(indexes)) {
      // One that was broken off is there, but is no use.
      await runner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await runner.query(`CREATE INDEX CONCURRENTLY ${name} ON entries ${index}`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
