import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long an installation may be out of reach or overloaded before a play gives up. */
const PATIENCE_MS = 120_000;
const TIMEOUT_MS = 30_000;

/** Where the start of this shell's home writes what scripts need. */
export const usualDevJson =
  process.env.ENGAWA_DEV_JSON ?? join(process.env.ENGAWA_HOME ?? '.engawa', 'dev.json');

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
 * Sends one batch of `size` items until the gateway has answered for each: `{ refused, problem }`, where
 * `problem` says in a line what was wrong with the first refused one. What a batch carries must have stable
 * ids, since a lost answer sends it twice. Throws when the installation stays out of reach.
 */
export async function publish(url, { size, contentType, authorization, body }) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    const answer = await post(url, { 'content-type': contentType, authorization }, body);
    if (answer.status < 300) return itemsRefused(answer.body);
    const problem = answer.unreachable ?? problemLine(answer);
    const again = answer.unreachable || answer.status === 429 || answer.status >= 500;
    if (!again) return { refused: size, problem };
    const pause = pauseBefore(answer, attempt);
    if (Date.now() + pause > giveUpAt) {
      throw new Error(`${url} did not accept events for two minutes: ${problem}`);
    }
    await wait(pause);
  }
}

async function post(url, headers, body) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: parsed(text) };
  } catch (error) {
    return { unreachable: error.cause?.code ?? error.cause?.message ?? error.message };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return { detail: text.slice(0, 200) };
  }
}

/** Of a batch some items may be refused while the others are accepted. */
function itemsRefused({ items = [] }) {
  const refused = items.filter((item) => item.problem);
  return { refused: refused.length, problem: refused[0] && problemLine({ body: refused[0].problem }) };
}

/** What the answer asks for, else longer each time up to five seconds. */
function pauseBefore({ retryAfter }, attempt) {
  if (!retryAfter) return Math.min(5000, 200 * 2 ** attempt);
  const seconds = Number(retryAfter);
  return Number.isNaN(seconds) ? Math.max(0, Date.parse(retryAfter) - Date.now()) : seconds * 1000;
}

/** A problem in one line: title, detail and the first place it names. */
function problemLine({ status, body: { title, detail, errors = [] } }) {
  const place = errors[0] ? `${errors[0].pointer ?? ''} ${errors[0].detail ?? ''}` : '';
  return [status, title, detail, place].filter(Boolean).join(': ');
}
