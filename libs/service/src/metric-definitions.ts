/** One metric of ours: what it is, and what a person should be woken or told by. */
export interface MetricDefinition {
  kind: 'gauge' | 'counter' | 'histogram';
  labels: readonly string[];
  /** English, one sentence; Prometheus shows it. */
  help: string;
  alarm: string;
  buckets?: number[];
}

const define = <K extends string>(definitions: Record<K, MetricDefinition>) => definitions;

/** Everything `/metrics` tells beside what prom-client tells of every Node process. docs/how-to/watch-it-run.md lists it. */
export const metricDefinitions = define({
  engawa_http_request_duration_seconds: {
    kind: 'histogram',
    labels: ['method', 'route', 'status'],
    help: 'Time from a request to the end of its answer, by route and class of status.',
    alarm: 'share of `status="5xx"` over 1 % for 5 min; p99 of `/v1/events` over 1 s',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  engawa_consumer_lag_messages: {
    kind: 'gauge',
    labels: ['topic', 'partition'],
    help: 'Messages of a partition that were not done when it was last read.',
    alarm: 'grows for 10 min',
  },
  engawa_consumer_delayed_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'Age of the oldest message that is not done, or how long the loop has stood.',
    alarm: 'over 60 for 5 min',
  },
  engawa_consumer_waiting_partitions: {
    kind: 'gauge',
    labels: [],
    help: 'Partitions that wait for a database, a migration or a newer version, and are tried again.',
    alarm: 'over 0 for 5 min: the log says what it waits for',
  },
  engawa_consumer_halted: {
    kind: 'gauge',
    labels: [],
    help: '1 when the consumer stopped for good and waits for a person; /health/live tells the reason.',
    alarm: '1',
  },
  engawa_consumer_last_turn_age_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'Since when the consume loop has not turned; it turns twice a second.',
    alarm: 'over 15; at 30 `/health/live` fails',
  },
  engawa_handler_duration_seconds: {
    kind: 'histogram',
    labels: ['type'],
    help: 'Time of one call of a handler with a part of a batch, by type of event.',
    alarm: 'p99 over 2 s: transactions end after 10 s',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  },
  engawa_dead_letters: {
    kind: 'gauge',
    labels: ['reason'],
    help: 'Messages that were not applied and that nobody has replayed or dismissed.',
    alarm: 'grows; any of reason `failed`, which is a bug of ours',
  },
  engawa_outbox_oldest_age_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'Age of the oldest row that waits to be sent to Kafka; 0 when none does. Rows of parked keys do not count.',
    alarm: 'over 10 for 1 min. This one above all: a backlog makes no error',
  },
  engawa_outbox_parked_keys: {
    kind: 'gauge',
    labels: [],
    help: 'Keys that wait for a person, because the brokers will never take one of their rows.',
    alarm: 'over 0',
  },
  engawa_oldest_writing_transaction_age_seconds: {
    kind: 'gauge',
    labels: [],
    help: "Age of this service's oldest open transaction that has written; nothing older can be cleaned up while it is open.",
    alarm: 'over 15: runtime sessions end at 10',
  },
  engawa_timers_due: {
    kind: 'gauge',
    labels: [],
    help: 'Timers that are due and have not fired, counted up to 10,000.',
    alarm: 'over 1,000 for 5 min',
  },
  engawa_timers_late_seconds: {
    kind: 'gauge',
    labels: [],
    help: 'How long the oldest due timer is overdue in business time; 0 when none is.',
    alarm: 'over 60 for 5 min',
  },
  engawa_job_runs_total: {
    kind: 'counter',
    labels: ['job', 'outcome'],
    help: 'Runs of a job, by whether it failed; one that failed is tried again.',
    alarm: '`outcome="failed"` without `outcome="done"` for 5 min',
  },
  engawa_job_items_total: {
    kind: 'counter',
    labels: ['job'],
    help: 'What jobs have done, in their own units.',
    alarm: 'none; to look at',
  },
});

export type MetricName = keyof typeof metricDefinitions;
