import { readFileSync } from 'node:fs';
import type { Words } from '@engawa/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Vocabulary {
  reasons: { id: string; axis: string; parent: string | null; label: Words }[];
  resolutions: { id: string; label: Words }[];
}

export class Contacts1763700001000 implements MigrationInterface {
  name = 'Contacts1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contacts (
        id text PRIMARY KEY,
        version int NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'closed')),
        channel text NOT NULL,
        direction text NOT NULL CHECK (direction IN ('in', 'out')),
        customer_reason text,
        deal_reason text,
        order_id text,
        quote text,
        note text,
        feeling text,
        resolution text,
        agent text,
        customer jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      CREATE INDEX contacts_open ON contacts (opened_at DESC, id DESC) WHERE status = 'open';
      CREATE INDEX contacts_by_time ON contacts (opened_at DESC, id DESC);

      CREATE TABLE contact_reasons (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        axis text NOT NULL CHECK (axis IN ('customer', 'deal')),
        parent text REFERENCES contact_reasons,
        label jsonb NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
      CREATE TABLE contact_resolutions (
        id text PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        label jsonb NOT NULL,
        active boolean NOT NULL DEFAULT true
      );
    `);
    await this.seed(runner);
  }

  /** A company begins with this vocabulary and makes it its own over HTTP. */
  private async seed(runner: QueryRunner): Promise<void> {
    const file = new URL('../../../src/db/vocabulary.json', import.meta.url);
    const { reasons, resolutions } = JSON.parse(readFileSync(file, 'utf8')) as Vocabulary;
    await runner.query(
      `INSERT INTO contact_reasons (id, axis, parent, label)
       SELECT id, axis, parent, label FROM jsonb_to_recordset($1) AS row (id text, axis text, parent text, label jsonb)`,
      [JSON.stringify(reasons)],
    );
    await runner.query(
      `INSERT INTO contact_resolutions (id, label)
       SELECT id, label FROM jsonb_to_recordset($1) AS row (id text, label jsonb)`,
      [JSON.stringify(resolutions)],
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
