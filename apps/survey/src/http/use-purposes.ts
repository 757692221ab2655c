import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Words } from '@engawa/contracts';
import { CONFIG } from '@engawa/service';
import type { SurveyConfig } from '../config.js';

/** How long what was told is taken for true. */
const FRESH_MS = 5 * 60_000;
/** How long nobody is asked who did not answer. */
const PAUSE_MS = 30_000;
/** The longest a page waits. */
const PATIENCE_MS = 1000;

/** What answers are used for, which stands in customer-profile's register; everybody may read that. Real time counts. */
@Injectable()
export class UsePurposes {
  private wordings: Words[] | undefined;
  private askAgainAt = 0;
  private asking: Promise<void> | undefined;

  constructor(@Inject(CONFIG) private readonly config: SurveyConfig) {}

  /** Undefined while nobody has answered. What was told once goes on being shown while nobody answers. */
  async shown(): Promise<Words[] | undefined> {
    if (this.config.GATEWAY_URL && Date.now() >= this.askAgainAt) this.asking ??= this.ask().finally(() => (this.asking = undefined));
    if (!this.wordings && this.asking) await Promise.race([this.asking, wait(PATIENCE_MS, undefined, { ref: false })]);
    return this.wordings;
  }

  private async ask(): Promise<void> {
    try {
      const response = await fetch(new URL('/purposes?place=survey', this.config.GATEWAY_URL), { signal: AbortSignal.timeout(5000) });
      if (!response.ok) throw new Error(`the register answered ${response.status}`);
      this.wordings = ((await response.json()) as { wordings: Words[] }).wordings;
      this.askAgainAt = Date.now() + FRESH_MS;
    } catch {
      this.askAgainAt = Date.now() + PAUSE_MS;
    }
  }
}
