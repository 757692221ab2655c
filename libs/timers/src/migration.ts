import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Durable timers, and where development has moved the clock. */
export class Timers1763700000002 implements MigrationInterface {
  name = 'Timers1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE timers (
        id text PRIMARY KEY,
        kind text NOT NULL,
        due_at timestamptz NOT NULL,
        data jsonb NOT NULL,
        attempts int NOT NULL DEFAULT 0,
        retry_at timestamptz
      );
      CREATE INDEX timers_due ON timers (due_at);
      CREATE TABLE dev_clock (only_row boolean PRIMARY KEY CHECK (only_row), offset_ms bigint NOT NULL);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

/** The trace that set a timer goes on when it fires. */
export class TimerTraces1764000000002 implements MigrationInterface {
  name = 'TimerTraces1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE timers
        ADD COLUMN traceparent text,
        -- Real time, unlike due_at: how long it waited says whether the trace goes on or a linked one begins.
        ADD COLUMN set_at timestamptz NOT NULL DEFAULT now();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

export const timersMigrations = [Timers1763700000002, TimerTraces1764000000002];
