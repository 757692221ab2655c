import { Injectable } from '@nestjs/common';
import { services } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { closeErasures } from '../commands/close-erasures.js';
import { eraseNextPart } from '../commands/erase-next-part.js';

/** Erases what was kept of customers, a part in a transaction, and closes what is through. A process that dies leaves the part to the next. */
@JobEvery(1000)
@Injectable()
export class EraseCustomers implements Job {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const now = this.clock.now();
    const erased = await inTransaction(this.db, (tx) => eraseNextPart(tx, now));
    return erased || inTransaction(this.db, (tx) => closeErasures(tx, services, now));
  }
}
