import type { Violation } from './define.js';

/** How many objects and lists may stand in each other; more is an error or an attack on whoever walks them. */
const DEPTH_MAX = 64;

/** What is wrong with a text for PostgreSQL and UTF-8, which take neither U+0000 nor half a surrogate pair. */
export function textViolation(text: string): string | undefined {
  if (text.includes('\u0000')) return 'must not have the character U+0000';
  return text.isWellFormed() ? undefined : 'must not have half of a surrogate pair';
}

/**
 * The first text in `value` that could not be stored, member names included, wherever it stands; schemas do not look
 * into members they leave open. Walks every value that arrives, so it makes nothing until it has found something.
 */
export function storableViolation(value: unknown, depth = 0): Violation | undefined {
  if (typeof value === 'string') {
    const detail = textViolation(value);
    return detail === undefined ? undefined : { pointer: '', detail };
  }
  if (value === null || typeof value !== 'object') return undefined;
  if (depth === DEPTH_MAX) return { pointer: '', detail: `must not have more than ${DEPTH_MAX} objects in each other` };
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) {
      const found = storableViolation(value[place], depth + 1);
      if (found) return { ...found, pointer: `/${place}${found.pointer}` };
    }
    return undefined;
  }
  const members = value as Record<string, unknown>;
  for (const name in members) {
    // The name is in the pointer, so it is said of the object that has it.
    const detail = textViolation(name);
    if (detail !== undefined) return { pointer: '', detail: `${detail} in a member's name` };
    const found = storableViolation(members[name], depth + 1);
    if (found) return { ...found, pointer: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}${found.pointer}` };
  }
  return undefined;
}
