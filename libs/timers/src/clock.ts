import type { DataSource } from 'typeorm';

/**
 * Business time: when things happened that nobody dated, when timers are due, where windows end. Leases, time-outs,
 * tokens and telemetry stay on real time. Only development moves it, and only forward; where it stands is kept in
 * the database, so a restart does not turn time back.
 */
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  get offset(): number {
    return this.offsetMs;
  }

  async load(db: DataSource): Promise<void> {
    const [row] = await db.query<{ offset_ms: number }[]>('SELECT offset_ms FROM dev_clock');
    this.offsetMs = row?.offset_ms ?? 0;
  }

  /** Moves to `offsetMs` ahead of real time; a smaller offset than today's changes nothing. */
  async moveTo(db: DataSource, offsetMs: number): Promise<void> {
    await db.query(
      `INSERT INTO dev_clock (only_row, offset_ms) VALUES (true, $1)
       ON CONFLICT (only_row) DO UPDATE SET offset_ms = greatest(dev_clock.offset_ms, excluded.offset_ms)`,
      [offsetMs],
    );
    await this.load(db);
  }
}
