import type { Clock } from '@engawa/timers';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type Metric } from 'prom-client';
import type { DataSource } from 'typeorm';
import { COUNT_OPEN_LETTERS, countOpenLetters, type KafkaBatchServer } from '@engawa/inbox';
import { metricDefinitions, type MetricName } from './metric-definitions.js';
import { RequestTimes } from './request-times.js';

/** The metrics of one process. What SQL knows is asked when somebody looks, and never counted event by event. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new RequestTimes();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(this.requests as never as Metric);
  }

  histogram(name: MetricName): Histogram {
    const { help, labels, buckets } = metricDefinitions[name];
    return new Histogram({ name, help, labelNames: labels, buckets, registers: [this.registry] });
  }

  counter(name: MetricName): Counter {
    const { help, labels } = metricDefinitions[name];
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** A gauge that is set when it is read. */
  gauge(name: MetricName, read: (gauge: Gauge) => void | Promise<void>): void {
    const { help, labels } = metricDefinitions[name];
    const collect = function (this: Gauge): void | Promise<void> {
      this.reset();
      return read(this);
    };
    new Gauge({ name, help, labelNames: labels, registers: [this.registry], collect });
  }

  /** What the consumer holds in memory. */
  watchConsumer(consumer: KafkaBatchServer): void {
    const { state } = consumer;
    this.gauge('engawa_consumer_lag_messages', (gauge) => {
      for (const [name, lag] of state.lag) {
        const [topic = '', partition = ''] = name.split('/');
        gauge.set({ topic, partition }, lag);
      }
    });
    this.gauge('engawa_consumer_delayed_seconds', (gauge) => gauge.set(consumer.delayedSeconds()));
    this.gauge('engawa_consumer_waiting_partitions', (gauge) => gauge.set(state.waiting.size));
    this.gauge('engawa_consumer_halted', (gauge) => gauge.set(state.halted ? 1 : 0));
    this.gauge('engawa_consumer_last_turn_age_seconds', (gauge) => gauge.set((Date.now() - consumer.lastTurn()) / 1000));
  }

  /** What the tables of every service say; each is one query that stays cheap however many rows there are. */
  watchTables(db: DataSource, clock: Clock): void {
    this.number('engawa_outbox_oldest_age_seconds', db, scrapeQueries.oldestUnpublished);
    this.number('engawa_outbox_parked_keys', db, scrapeQueries.parkedKeys);
    this.number('engawa_oldest_writing_transaction_age_seconds', db, scrapeQueries.oldestWritingTransaction);
    this.number('engawa_timers_due', db, scrapeQueries.timersDue, () => [clock.now()]);
    this.number('engawa_timers_late_seconds', db, scrapeQueries.timersLate, () => [clock.now()]);
    this.gauge('engawa_dead_letters', async (gauge) => {
      const rows = await countOpenLetters(db).catch(() => []);
      for (const { reason, letters } of rows) gauge.set({ reason }, letters);
    });
  }

  /** While the database does not answer, the others are still told; this one is missing then, and not 0. */
  private number(name: MetricName, db: DataSource, sql: string, parameters: () => unknown[] = () => []): void {
    this.gauge(name, async (gauge) => {
      const rows = await db.query<{ value: number }[]>(sql, parameters()).catch(() => undefined);
      if (rows) gauge.set(rows[0]?.value ?? 0);
      else gauge.set(NaN);
    });
  }
}

/** Each runs at every scrape, so none may read more rows than it tells of. */
export const scrapeQueries = {
  oldestUnpublished: `SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 AS value
    FROM outbox WHERE parked_at IS NULL ORDER BY seq LIMIT 1`,
  // In the order of the index of parked rows alone, or the whole table could be read.
  parkedKeys: `SELECT count(DISTINCT key)::int AS value
    FROM (SELECT key FROM outbox WHERE parked_at IS NOT NULL ORDER BY key LIMIT 1000) AS parked`,
  oldestWritingTransaction: `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0)::float8 AS value
    FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND datname = current_database()`,
  timersDue: 'SELECT count(*)::int AS value FROM (SELECT FROM timers WHERE due_at <= $1 LIMIT 10000) AS due',
  timersLate: `SELECT extract(epoch FROM $1::timestamptz - due_at)::float8 AS value
    FROM timers WHERE due_at <= $1 ORDER BY due_at LIMIT 1`,
  deadLetters: COUNT_OPEN_LETTERS,
};
