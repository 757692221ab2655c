import { Inject, Injectable } from '@nestjs/common';
import { LOG } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import type { Logger } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { expireNext, lifetimeIds } from '../commands/expire-next.js';
import { tellExpiredAgain } from '../commands/state-expired.js';

/** Deletes what has had its lifetime, some of each kind in a transaction. A process that dies leaves the rest to the next, and a kind that fails does not stop the others. */
@JobEvery(3000)
@Injectable()
export class DeleteExpired implements Job {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    let work = await inTransaction(this.db, (tx) => tellExpiredAgain(tx, now));
    const failed: unknown[] = [];
    for (const id of lifetimeIds) {
      try {
        work += await inTransaction(this.db, (tx) => expireNext(tx, id, now));
      } catch (error) {
        this.log.warn({ err: error, lifetime: id }, 'a lifetime failed and is tried again');
        failed.push(error);
      }
    }
    // Counted as a failure once the others have nothing left to do.
    if (work === 0 && failed.length > 0) throw failed[0];
    return work;
  }
}
