import { Injectable } from '@nestjs/common';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { abandonedDeliveries } from '../commands/claim-deliveries.js';
import { finishDeliveries } from '../commands/finish-deliveries.js';
import { Template } from '../db/template.entity.js';

/**
 * Attempts that a crash left open. A mail server cannot be asked whether it took a mail, so these are told as
 * unknown and never repeated by themselves: a doubt is better than the same letter twice.
 */
@JobEvery(5000)
@Injectable()
export class ReconcileAttempts implements Job {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const abandoned = await abandonedDeliveries(this.db, 100);
    if (abandoned.length === 0) return 0;
    const templates = new Map((await this.db.getRepository(Template).find()).map((each) => [each.id, each]));
    await inTransaction(this.db, async (tx) => {
      await tx.query(`UPDATE attempts SET outcome = 'unknown' WHERE outcome IS NULL AND delivery = ANY($1)`, [abandoned.map((each) => each.id)]);
      const ends = abandoned.map((delivery) => {
        const subject = templates.get(delivery.template)?.subject.ja ?? delivery.template;
        return { delivery, subject, held: 'unknown' as const };
      });
      await finishDeliveries(tx, ends, this.clock.now());
    });
    return abandoned.length;
  }
}
