import { Injectable } from '@nestjs/common';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { expireNext, lifetimeIds } from '../commands/expire-next.js';
import { tellExpiredAgain } from '../commands/state-expired.js';

/** Deletes what has had its lifetime, some of each kind in a transaction. A process that dies leaves the rest to the next. */
@JobEvery(3000)
@Injectable()
export class DeleteExpired implements Job {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    let work = await inTransaction(this.db, (tx) => tellExpiredAgain(tx, now));
    for (const id of lifetimeIds) work += await inTransaction(this.db, (tx) => expireNext(tx, id, now));
    return work;
  }
}
