import { metricDefinitions } from '../../libs/service/dist/index.js';

const heading = `# Watch it run

What to look at, and when somebody should be called. This page is generated from
[metric-definitions.ts](../../libs/service/src/metric-definitions.ts).

## Where

| what | where |
|---|---|
| \`GET /health/live\` | every process; when it fails, restart it. It fails when the consumer stopped for good, or its loop has not turned for 30 s |
| \`GET /health/ready\` | every process; while it fails, send nothing there. It fails within a second when PostgreSQL or Kafka do not answer |
| \`GET /health/system\` | the gateway: all processes at once |
| \`GET /metrics\` | each of the six services, on its own port, which is not to be reachable from outside |
| \`GET /metrics\` at the gateway | its port is reachable, so it takes the access token of somebody with \`operations.read\` (roles administrator and operator) |
| \`/operations\` in the console | all services with lag, waiting rows and dead letters; [replay-a-dead-letter.md](replay-a-dead-letter.md) |
| traces | development: \`/dev/traces\` at the gateway. Elsewhere: \`OTEL_EXPORTER_OTLP_ENDPOINT\` |
| logs | JSON lines on standard output, without personal data; \`trace_id\` finds the trace |

\`\`\`yaml
# prometheus.yml
scrape_configs:
  - job_name: engawa
    static_configs: [{ targets: ['order-ingest:8082', 'customer-profile:8081'] }]
  - job_name: engawa-gateway
    # An access token of the identity provider for a client in the role operator.
    oauth2:
      client_id: prometheus
      client_secret_file: /etc/prometheus/client-secret
      token_url: https://id.example.jp/token
    static_configs: [{ targets: ['gateway:8080'] }]
\`\`\`

## Metrics

Beside these, prom-client tells of every process: \`process_cpu_seconds_total\`, \`process_resident_memory_bytes\`,
\`nodejs_eventloop_lag_p99_seconds\` (alarm: over 0.5 for 5 min), \`nodejs_gc_duration_seconds\` and more. The gateway has only
these and the first one below.
`;

/** `docs/how-to/watch-it-run.md`: every metric, with what to alarm on. */
export function files() {
  const rows = Object.entries(metricDefinitions).map(
    ([name, { kind, labels, help, alarm }]) => `| \`${name}\` | ${kind} | ${labels.join(', ')} | ${help} | ${alarm} |`,
  );
  const table = ['| metric | kind | labels | what it is | alarm |', '|---|---|---|---|---|', ...rows, ''].join('\n');
  return new Map([['docs/how-to/watch-it-run.md', `${heading}\n${table}`]]);
}
