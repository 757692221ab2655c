import { cutCommits } from './plan/cut-commits.mjs';
import { freshKafka } from './plan/fresh-kafka.mjs';
import { killAfterCommit, killBeforeMark } from './plan/kill-at-marks.mjs';
import { killAllServices, killServices } from './plan/kill-services.mjs';
import { mergeAndErase } from './plan/merge-and-erase.mjs';
import { poison } from './plan/poison.mjs';
import { killKafka, stopPostgres } from './plan/restart-servers.mjs';
import { secondInstance } from './plan/second-instance.mjs';
import { stopAndContinue } from './plan/stop-and-continue.mjs';

/**
 * Every fault by its name. Each is given `{ system, producer, random, say, run, ledger, events, outageSeconds, only }` while
 * events go on, and resolves to how long it took until there was an effect again: `[{ what, seconds, isKilled }]`, with
 * Infinity where none came, and `isKilled` where `what` is a service that was. What did not happen is
 * `{ what, never: 'killed at …' }`.
 */
export const plan = {
  'kill-each-service': killServices,
  'kill-all-services': killAllServices,
  'kill-between-acknowledgement-and-mark': killBeforeMark,
  'kill-between-commit-and-offset-commit': killAfterCommit,
  'stop-and-continue': stopAndContinue,
  'kill-kafka': killKafka,
  'stop-postgres': stopPostgres,
  'cut-at-commit': cutCommits,
  poison,
  'second-instance': secondInstance,
  'fresh-kafka': freshKafka,
  'merge-and-erase': mergeAndErase,
};

/** Those that take a few seconds each and break every part once. */
export const quickOnes = ['poison', 'cut-at-commit', 'kill-all-services', 'kill-kafka', 'merge-and-erase'];
