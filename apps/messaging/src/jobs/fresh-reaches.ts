import type { Reach } from '../domain/delivery.js';

/** How long an answer is used, counted from before the question: no hand-over starts later than this after contact was stopped. */
const ANSWER_MS = 2000;

/** Where a batch reaches its customers, asked again when what was answered is too old to hand anything over by it. */
export class FreshReaches {
  private askedAt = -Infinity;
  private answer: Promise<Map<string, Reach>> = Promise.resolve(new Map());

  constructor(
    private readonly origins: string[],
    private readonly ask: (origins: string[]) => Promise<Reach[]>,
  ) {}

  /** Rejects while nobody answers, and when an answer came too late to hand anything over by it; the next call asks again. */
  async now(): Promise<Map<string, Reach>> {
    if (this.isOld()) {
      this.askedAt = performance.now();
      this.answer = this.ask(this.origins).then((reaches) => new Map(reaches.map((reach) => [reach.origin, reach])));
      this.answer.catch(() => (this.askedAt = -Infinity));
    }
    const answer = await this.answer;
    if (this.isOld()) throw new Error('customer-profile answered too late');
    return answer;
  }

  private isOld(): boolean {
    return performance.now() - this.askedAt > ANSWER_MS;
  }
}
