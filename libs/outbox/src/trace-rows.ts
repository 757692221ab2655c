import { isSampled, startSend, type Span } from '@engawa/telemetry';
import type { DataSource } from 'typeorm';

interface SentRow {
  seq: number;
  topic: string;
  headers: Record<string, string>;
}

/**
 * Begins a span for each sampled row, from its COMMIT to the brokers' acknowledgement; the row's header carries it on.
 * Only sampled rows are asked for their time, so that the others cost a look at their header.
 */
export async function traceRows(db: DataSource, rows: SentRow[]): Promise<Span[] | undefined> {
  if (!rows.some((row) => isSampled(row.headers.traceparent))) return undefined;
  const sampled = rows.filter((row) => isSampled(row.headers.traceparent));
  const found = await db.query<{ seq: number; created_at: Date }[]>('SELECT seq, created_at FROM outbox WHERE seq = ANY($1)', [
    sampled.map((row) => row.seq),
  ]);
  const createdAt = new Map(found.map((row) => [row.seq, row.created_at]));
  const spans: Span[] = [];
  for (const row of sampled) {
    const send = startSend(row.topic, row.headers.traceparent!, createdAt.get(row.seq) ?? new Date());
    if (!send) continue;
    row.headers.traceparent = send.traceparent;
    spans.push(send.span);
  }
  return spans;
}
