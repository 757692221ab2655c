import type { AuditEntry } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { AuditLog } from '@engawa/service';
import type { DataSource } from 'typeorm';
import { chainAudit } from '../commands/chain-audit.js';

/** The gateway's own entries stand in the chain at once. */
export class ChainAuditLog extends AuditLog {
  constructor(private readonly db: DataSource) {
    super();
  }

  protected async store(entries: AuditEntry[]): Promise<void> {
    await inTransaction(this.db, (tx) => chainAudit(tx, entries.map((entry) => ({ ...entry, service: 'gateway' }))));
  }
}
