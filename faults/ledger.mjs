import { appendFileSync, readFileSync } from 'node:fs';

/**
 * The ledger lies outside the system: one line for each answer a producer got, written before anything else is done
 * with it. `outcome` is `accepted` (2xx), `refused` (4xx) or `unknown` (anything else, no answer included).
 */
export function appendToLedger(file, lines) {
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/**
 * What the answers to one event mean together: it was accepted when any try was, refused when each was, and else
 * nobody knows. `wasUnknown` and `wasRefused` say whether one of the answers was.
 */
export function readLedger(file) {
  return foldLedger(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line)),
  );
}

export function foldLedger(lines) {
  const events = new Map();
  for (const { cause, kind, key, seq, state, isWrong = false, outcome } of lines) {
    const earlier = events.get(cause);
    const before = earlier?.outcome ?? outcome;
    const wasUnknown = (earlier?.wasUnknown ?? false) || outcome === 'unknown';
    const wasRefused = (earlier?.wasRefused ?? false) || outcome === 'refused';
    const together = [before, outcome].includes('accepted') || before === outcome;
    const known = before === 'accepted' ? before : outcome;
    events.set(cause, {
      ...{ cause, kind, key, seq, state, isWrong, wasUnknown, wasRefused },
      outcome: together ? known : 'unknown',
    });
  }
  return [...events.values()];
}

export function outcomeOf(status) {
  if (status >= 200 && status < 300) return 'accepted';
  // A request that took too long, or came too often, was not looked at.
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'unknown';
}
