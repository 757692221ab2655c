import { CannotStart } from '../runtime/cannot-start.mjs';

const WORDS = /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/;

/** `return-orders` → `returnOrders`. */
export const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
/** `return-orders` → `ReturnOrders`. */
export const pascal = (name) => camel(name).replace(/^./, (letter) => letter.toUpperCase());

/** `order.returned` → its noun and verb. Throws where it is no such name. */
export function wordsOf(type) {
  const [noun, verb, ...more] = type.replace(/^engawa\./, '').split('.');
  if (more.length > 0 || !WORDS.test(noun) || !WORDS.test(verb ?? '')) {
    throw new CannotStart(
      `${type} is no name of an event: write a noun and what happened to it, such as order.returned.`,
    );
  }
  return { noun, verb };
}

export function checkedName(name, example) {
  if (WORDS.test(name)) return name;
  throw new CannotStart(
    `${name} is no name for a file: write small letters and hyphens, such as ${example}.`,
  );
}
