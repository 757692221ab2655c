import type { AnyBatch, Received } from './on.js';

/** What led to a fact; libs/outbox takes it as the fact's `cause`. */
export interface ReportCause {
  occurredAt: Date;
  backfill: boolean;
  traceparent?: string;
  receipt?: number;
}

/** Something reported on an intake or entered over HTTP, as a command takes it. */
export interface Reported<D> {
  data: D;
  cause: ReportCause;
  /** Refuses this one report for its own reason, and no other. */
  reject: (code: string, detail: string) => void;
}

/** A batch of an intake as the command takes it. */
export function reported<D>(batch: AnyBatch<D>): Reported<D>[] {
  return batch.items.map((item) => ({
    data: item.data,
    cause: causeOf(item),
    reject: (code, detail) => batch.reject(item, code, detail),
  }));
}

/** What a fact that follows from `item` carries on from it. */
export function causeOf(item: Received): ReportCause {
  return { occurredAt: item.occurredAt, backfill: item.backfill, traceparent: item.traceparent, receipt: item.receipt };
}
