import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Segments1763700001000 implements MigrationInterface {
  name = 'Segments1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE segments (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        name jsonb NOT NULL,
        rule jsonb NOT NULL,
        active boolean NOT NULL DEFAULT true
      );

      -- What rules count. An order is one row whatever happens to it; other facts are rows by their ids.
      CREATE TABLE observations (
        subject text PRIMARY KEY,
        origin uuid NOT NULL,
        type text NOT NULL,
        occurred_at timestamptz NOT NULL,
        amount bigint,
        voided boolean NOT NULL DEFAULT false
      );
      CREATE INDEX observations_of_origin ON observations (origin, type, occurred_at) INCLUDE (amount, voided);

      -- The rows that effects of a customer are decided under.
      CREATE TABLE known_customers (id uuid PRIMARY KEY);

      CREATE TABLE memberships (
        segment_id text NOT NULL,
        customer_id uuid NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (customer_id, segment_id)
      );
      CREATE INDEX memberships_of_segment ON memberships (segment_id, since DESC, customer_id);
    `);
    await runner.query(
      `INSERT INTO segments (id, name, rule)
       SELECT id, name, rule FROM jsonb_to_recordset($1) AS row (id text, name jsonb, rule jsonb)`,
      [JSON.stringify(FIRST_SEGMENTS)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** What a company begins with and makes its own over HTTP. */
const FIRST_SEGMENTS = [
  {
    id: 'first-purchase',
    name: { ja: 'はじめてのご購入', en: 'First purchase' },
    rule: { measure: 'count', of: 'order.placed', op: '=', value: 1 },
  },
  {
    id: 'loyal',
    name: { ja: '常連', en: 'Loyal' },
    rule: { measure: 'count', of: 'order.placed', withinDays: 365, op: '>=', value: 6 },
  },
  {
    id: 'dormant',
    name: { ja: 'お休み', en: 'Dormant' },
    rule: {
      all: [
        { measure: 'count', of: 'order.placed', op: '>=', value: 1 },
        { measure: 'count', of: 'order.placed', withinDays: 180, op: '=', value: 0 },
      ],
    },
  },
];
