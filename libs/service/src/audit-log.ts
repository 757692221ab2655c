import { AuditRecord, type AuditEntry, type Owner } from '@engawa/contracts';
import { request } from '@engawa/outbox';
import { inTransaction, isTransient } from '@engawa/postgres';
import type { DataSource } from 'typeorm';

const AT_ONCE = 500;

interface Waiting {
  entry: AuditEntry;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Keeps who did or saw what. Entries of requests that come together are stored together. */
export abstract class AuditLog {
  private waiting: Waiting[] = [];
  private storing = false;

  /** Resolves once the entries of one request are committed; nothing is answered before. Throws when they cannot be. */
  async write(entries: AuditEntry[]): Promise<void> {
    await Promise.all(entries.map((entry) => this.writeOne(entry)));
  }

  private writeOne(entry: AuditEntry): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ entry, done, failed });
      if (!this.storing) void this.storeAll();
    });
  }

  protected abstract store(entries: AuditEntry[]): Promise<void>;

  private async storeAll(): Promise<void> {
    this.storing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, AT_ONCE);
      await this.storeTogether(batch);
    }
    this.storing = false;
  }

  /** An entry that cannot be stored must not take the others with it. */
  private async storeTogether(batch: Waiting[]): Promise<void> {
    try {
      await this.store(batch.map(({ entry }) => entry));
      for (const { done } of batch) done();
    } catch (error) {
      const apart = batch.length > 1 && !isTransient(error);
      for (const each of batch) {
        if (apart) await this.storeTogether([each]);
        else each.failed(error);
      }
    }
  }
}

/** A service's entries: rows of its own, by which a missing one is noticed, and on their way to the gateway's chain. */
export class ServiceAuditLog extends AuditLog {
  constructor(
    private readonly db: DataSource,
    private readonly service: Owner,
  ) {
    super();
  }

  protected async store(entries: AuditEntry[]): Promise<void> {
    await inTransaction(this.db, async (tx) => {
      await tx.query('INSERT INTO audit_entries (entry, at, data) SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::jsonb[])', [
        entries.map(({ entry }) => entry),
        entries.map(({ at }) => at),
        entries.map((entry) => JSON.stringify(entry)),
      ]);
      const cause = (entry: AuditEntry) => ({ occurredAt: new Date(entry.at), backfill: false });
      await request(tx, this.service, entries.map((data) => ({ contract: AuditRecord, id: data.entry, data, cause: cause(data) })));
    });
  }
}
