import { setTimeout as wait } from 'node:timers/promises';
import { SetMetadata } from '@nestjs/common';
import type { Logger } from '@engawa/telemetry';

const JOB = 'engawa:job';

/** Work without input: it finds what to do in rows, may be stopped anywhere, and may run twice. */
export interface Job {
  /** Does a piece of work and says how much; more than zero runs it again at once. */
  run(): Promise<number>;
}

/** Marks a provider as a job that looks for work this often. */
export const JobEvery = (ms: number) => SetMetadata(JOB, ms);
export const jobInterval = (provider: object): number | undefined =>
  Reflect.getMetadata(JOB, provider.constructor) as number | undefined;

/** Runs jobs until stopped, each in a loop of its own. A job that fails is tried again at its next turn. */
export class JobLoops {
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly log: Logger,
    private readonly ran: (job: string, did: number | 'failed') => void,
  ) {}

  start(job: Job, everyMs: number, name = job.constructor.name): void {
    this.loops.push(this.loop(job, everyMs, name));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async loop(job: Job, everyMs: number, name: string): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let did = 0;
      try {
        did = await job.run();
        this.ran(name, did);
      } catch (error) {
        this.ran(name, 'failed');
        this.log.warn({ err: error, job: name }, 'a job failed and is tried again');
      }
      if (did === 0) await wait(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
