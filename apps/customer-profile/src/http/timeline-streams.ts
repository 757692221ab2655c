import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LOG } from '@engawa/http';
import { HEALTH, type HealthSource } from '@engawa/service';
import type { Logger } from '@engawa/telemetry';
import { DataSource } from 'typeorm';
import { entriesAfter, type Entry } from '../queries/timeline.js';

/** One open stream: where it stands and how to tell it something. */
export interface Watcher {
  customer: string;
  epoch: number;
  revision: number;
  /** `complete`: every entry of this revision has been told, so whoever comes back goes on behind it. */
  entry: (entry: Entry, complete: boolean) => void;
  /** The customer's entries moved; the reader must load anew from this customer. */
  regrouped: (customer: string) => void;
  delayed: (seconds: number) => void;
  /** This process stops; the reader resumes elsewhere. */
  end: () => void;
}

const POLL_MS = 15;
const DELAY_EVERY_MS = 2000;
/** A delay that a person should know of. */
const DELAYED_SECONDS = 5;
const ENTRIES_AT_ONCE = 200;
const CUSTOMERS_AT_ONCE = 50;

interface Head {
  id: string;
  revision: number;
  epoch: number;
  merged_into: string | null;
}

/**
 * Feeds all open streams of this process. It asks the database for the heads of the watched customers, so an entry is
 * seen whichever instance wrote it, and only while somebody watches. A gap is not possible: revisions are given out
 * under the customer's lock, and what is above the watcher's is read in their order; entries that share a revision, as
 * those of joined customers do, are told together.
 */
@Injectable()
export class TimelineStreams implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private timer?: NodeJS.Timeout;
  private delayCheckedAt = 0;
  private delayed = false;
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    @Inject(HEALTH) private readonly health: HealthSource,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  add(watcher: Watcher): void {
    if (this.stopping) return watcher.end();
    this.watchers.add(watcher);
    if (this.delayed) watcher.delayed(this.delaySeconds());
    this.timer ??= setTimeout(() => void this.turn(), 0);
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher);
  }

  /** The HTTP server closes only after the last answer has ended, so the streams end before it. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.end();
    this.watchers.clear();
  }

  private async turn(): Promise<void> {
    try {
      await this.feed();
      this.tellDelays();
    } catch (error) {
      this.log.warn({ err: error }, 'streams wait for the database');
    }
    this.timer = this.watchers.size > 0 ? setTimeout(() => void this.turn(), POLL_MS) : undefined;
  }

  private async feed(): Promise<void> {
    // Those that come while the database is asked may stand above its answer.
    const watchers = [...this.watchers];
    const customers = [...new Set(watchers.map((watcher) => watcher.customer))];
    if (customers.length === 0) return;
    const heads = await this.db.query<Head[]>('SELECT id, revision, epoch, merged_into FROM customers WHERE id = ANY($1)', [customers]);
    const headOf = new Map(heads.map((head) => [head.id, head]));
    const behind = new Map<string, Watcher[]>();
    for (const watcher of watchers) {
      const head = headOf.get(watcher.customer);
      if (!head || !this.watchers.has(watcher)) continue;
      // Nobody has read above the head: who says so comes from elsewhere, and what they have read is not known.
      const elsewhere = head.epoch !== watcher.epoch || watcher.revision > head.revision;
      if (head.merged_into !== null || elsewhere) watcher.regrouped(head.merged_into ?? head.id);
      else if (head.revision > watcher.revision) behind.set(head.id, [...(behind.get(head.id) ?? []), watcher]);
    }
    const customersBehind = [...behind];
    for (let start = 0; start < customersBehind.length; start += CUSTOMERS_AT_ONCE) {
      await this.catchUp(new Map(customersBehind.slice(start, start + CUSTOMERS_AT_ONCE)));
    }
  }

  private async catchUp(behind: Map<string, Watcher[]>): Promise<void> {
    const heads = [...behind].map(([customer, watchers]) => ({
      customer,
      revision: Math.min(...watchers.map((watcher) => watcher.revision)),
    }));
    for (const [customer, entries] of await entriesAfter(this.db, heads, ENTRIES_AT_ONCE)) {
      entries.forEach((entry, place) => {
        const complete = entries[place + 1]?.revision !== entry.revision;
        for (const watcher of behind.get(customer)!) {
          if (entry.revision <= watcher.revision) continue;
          watcher.entry(entry, complete);
          if (complete) watcher.revision = entry.revision;
        }
      });
    }
  }

  private tellDelays(): void {
    if (Date.now() - this.delayCheckedAt < DELAY_EVERY_MS) return;
    this.delayCheckedAt = Date.now();
    const seconds = this.delaySeconds();
    const delayed = seconds >= DELAYED_SECONDS;
    if (delayed || this.delayed) for (const watcher of this.watchers) watcher.delayed(delayed ? seconds : 0);
    this.delayed = delayed;
  }

  private delaySeconds(): number {
    return Math.round(this.health.consumer?.delayedSeconds() ?? 0);
  }
}
