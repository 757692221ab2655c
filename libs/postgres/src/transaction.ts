import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { isRetryableConflict } from './errors.js';

/** The transaction everything inside a command, consumer or timer writes through. */
export type Tx = EntityManager;

const afterCommitOf = new WeakMap<Tx, (() => void)[]>();
const CONFLICT_RETRIES = 5;

/**
 * Runs `work` in one transaction; what it returns is given back after COMMIT. Deadlocks and serialisation errors
 * run it again, up to five times, so `work` must not touch anything outside the transaction.
 * When COMMIT itself fails it is unknown whether it took effect: callers must be safe to repeat.
 */
export async function inTransaction<T>(db: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const callbacks: (() => void)[] = [];
    try {
      const result = await db.transaction(async (tx) => {
        afterCommitOf.set(tx, callbacks);
        return work(tx);
      });
      for (const callback of callbacks) callback();
      return result;
    } catch (error) {
      if (attempt >= CONFLICT_RETRIES || !isRetryableConflict(error)) throw error;
      await wait(5 * 2 ** attempt * Math.random());
    }
  }
}

/** Runs `callback` once this transaction is committed; never when it is rolled back. For wake-ups, not for effects. */
export function afterCommit(tx: Tx, callback: () => void): void {
  const callbacks = afterCommitOf.get(tx);
  if (!callbacks) throw new Error('afterCommit needs a transaction begun by inTransaction');
  callbacks.push(callback);
}
