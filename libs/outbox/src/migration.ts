import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SHARDS } from './enqueue.js';

/** Tables of every service that states facts: its facts, what is still to be sent, and who sends it. */
export class Outbox1763700000001 implements MigrationInterface {
  name = 'Outbox1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE facts (
        id uuid PRIMARY KEY,
        type text NOT NULL,
        version smallint NOT NULL,
        key text NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        backfill boolean NOT NULL,
        data jsonb NOT NULL,
        receipt_id bigint
      );
      CREATE INDEX facts_of_receipt ON facts (receipt_id) WHERE receipt_id IS NOT NULL;

      CREATE TABLE outbox (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        shard smallint NOT NULL,
        topic text NOT NULL,
        key text NOT NULL,
        headers json NOT NULL,
        payload text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        parked_at timestamptz,
        park_reason text
      );
      CREATE INDEX outbox_parked ON outbox (key) WHERE parked_at IS NOT NULL;

      CREATE TABLE outbox_shards (
        shard smallint PRIMARY KEY,
        holder uuid,
        fence bigint NOT NULL DEFAULT 0,
        leased_until timestamptz NOT NULL DEFAULT '-infinity'
      );
      INSERT INTO outbox_shards (shard) SELECT generate_series(0, ${SHARDS - 1});
      CREATE TABLE outbox_relays (id uuid PRIMARY KEY, seen_at timestamptz NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
