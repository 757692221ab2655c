import type { FinishedSpan } from '@engawa/telemetry';

/** A span with what it led to, in the order of beginning. */
export interface TraceNode extends FinishedSpan {
  children: TraceNode[];
  /** The batches of Kafka it was done in. */
  batches: { messages: number; durationMs: number }[];
}

export interface TraceTree {
  traceId: string;
  startedAt: number;
  /** From the first beginning to the last end. */
  durationMs: number;
  spans: number;
  /** Spans whose parent nobody has: more than the first one is a hole. */
  roots: TraceNode[];
  /** Traces that go on from this one after a wait of over a minute. */
  continuedIn: string[];
  /** The trace this one goes on from. */
  continues?: string;
}

/** Puts the spans of one trace, as several processes kept them, into one tree. Undefined when there are none. */
export function traceTree(traceId: string, gathered: FinishedSpan[]): TraceTree | undefined {
  const own = [...new Map(gathered.filter((span) => span.traceId === traceId).map((span) => [span.spanId, span])).values()];
  if (own.length === 0) return undefined;
  const others = gathered.filter((span) => span.traceId !== traceId);
  const nodes = new Map<string, TraceNode>(own.map((span) => [span.spanId, { ...span, children: [], batches: [] }]));
  const roots: TraceNode[] = [];
  for (const node of [...nodes.values()].sort((a, b) => a.startedAt - b.startedAt)) {
    const parent = nodes.get(node.parentSpanId ?? '');
    (parent?.children ?? roots).push(node);
  }
  for (const span of others) {
    const batch = { messages: Number(span.attributes['messaging.batch.message_count']), durationMs: span.durationMs };
    for (const link of span.links) if (!link.cause) nodes.get(link.spanId)?.batches.push(batch);
  }
  const startedAt = Math.min(...own.map((span) => span.startedAt));
  return {
    traceId,
    startedAt,
    durationMs: Math.max(...own.map((span) => span.startedAt + span.durationMs)) - startedAt,
    spans: own.length,
    roots,
    continuedIn: [...new Set(others.filter((span) => span.links.some((link) => link.cause && link.traceId === traceId)).map((span) => span.traceId))],
    continues: own.flatMap((span) => span.links).find((link) => link.cause)?.traceId,
  };
}
