import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 15;

/**
 * Asks `condition` until its answer is truthy, and gives that answer back. Throws after `timeoutMs` with what was
 * `waitedFor`, and with the condition's own last error, such as a failed expectation.
 */
export async function waitFor<T>(
  waitedFor: string,
  condition: () => Promise<T> | T,
  timeoutMs = 60_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let failure: unknown;
    try {
      const answer = await condition();
      if (answer) return answer as NonNullable<Exclude<T, false>>;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs} ms in vain: ${waitedFor}`, { cause: failure });
    }
    await wait(POLL_MS);
  }
}
