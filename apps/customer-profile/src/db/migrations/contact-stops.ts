import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom nobody is to write to, call or offer anything any more. */
export class ContactStops1764644400000 implements MigrationInterface {
  name = 'ContactStops1764644400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- It stays with each origin that was the customer's when it was told, wherever that goes; a customer with one of them is told nothing.
      CREATE TABLE contact_stops (
        origin uuid NOT NULL,
        id uuid NOT NULL,
        reason text NOT NULL CHECK (reason IN ('deceased', 'care-home')),
        -- The day it happened, where it was told.
        happened_on date,
        stopped_at timestamptz NOT NULL,
        PRIMARY KEY (origin, id)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
