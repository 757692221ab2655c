import { Controller } from '@nestjs/common';
import { AuditRecord } from '@engawa/contracts';
import { On, type Batch } from '@engawa/inbox';
import { chainAudit } from '../commands/chain-audit.js';

const FROM_SERVICE = /^\/\/engawa\/([a-z-]+)$/;

/** The services tell who did or saw what there. */
@Controller()
export class AuditRecordIntake {
  @On(AuditRecord)
  async record({ tx, items, reject }: Batch<typeof AuditRecord>): Promise<void> {
    const entries = items.flatMap((item) => {
      const service = FROM_SERVICE.exec(item.source)?.[1];
      if (service) return { ...item.data, service };
      reject(item, 'no-service', 'only services write audit entries');
      return [];
    });
    await chainAudit(tx, entries);
  }
}
