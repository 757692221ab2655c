import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** How long an installation may be out of reach or overloaded before a play gives up. */
const PATIENCE_MS = 120_000;
const TIMEOUT_MS = 30_000;

/** The gateway said no: sending the same again would be refused again. */
export class Refused extends Error {}

/** What `npm start` wrote for scripts. Throws an error whose message is fit to be shown. */
export function readDevJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const missing = error.code === 'ENOENT';
    const said = missing ? `There is no ${path}. Start Engawa first: npm start` : `${path}: ${error.message}`;
    throw new Error(said, { cause: error });
  }
}

/**
 * Sends one batch until it is accepted. What it carries must have stable ids, since a lost answer sends it
 * twice.
 */
export async function publish(url, { contentType, authorization, body }) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    const headers = { 'content-type': contentType, authorization };
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error) => ({ unreachable: error.cause?.code ?? error.cause?.message ?? error.message }));
    if (answer.ok) return void (await answer.arrayBuffer());
    const problem = answer.unreachable ?? (await problemOf(answer));
    const again = answer.unreachable || answer.status === 429 || answer.status >= 500;
    if (!again) throw new Refused(problem);
    const pause = pauseBefore(answer, attempt);
    if (Date.now() + pause > giveUpAt)
      throw new Error(`${url} did not accept events for two minutes: ${problem}`);
    await wait(pause);
  }
}

/** What the answer asks for, else longer each time up to five seconds. */
function pauseBefore(answer, attempt) {
  const asked = answer.headers?.get('retry-after');
  const asksSeconds = Number(asked);
  if (asked && !Number.isNaN(asksSeconds)) return asksSeconds * 1000;
  if (asked) return Math.max(0, Date.parse(asked) - Date.now());
  return Math.min(5000, 200 * 2 ** attempt);
}

/** The problem in one line: title, detail and the first place it names. */
async function problemOf(answer) {
  const text = await answer.text().catch(() => '');
  try {
    const { title, detail, errors = [] } = JSON.parse(text);
    const place = errors[0] ? `${errors[0].pointer ?? ''} ${errors[0].detail ?? ''}` : '';
    return [answer.status, title, detail, place].filter(Boolean).join(': ');
  } catch {
    return `${answer.status} ${text.slice(0, 200)}`.trim();
  }
}
