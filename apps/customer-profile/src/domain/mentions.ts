import { departments } from '@engawa/contracts';
import { foldText } from './name-folding.js';

/** Each department by its id and its names, the longest first: none is taken for the beginning of another. */
const names = Object.entries(departments)
  .flatMap(([id, { ja, en }]) => [id, ja, en].map((name) => ({ id, name: foldText(name) })))
  .sort((a, b) => b.name.length - a.name.length);
const idOf = new Map(names.map(({ id, name }) => [name, id]));
/** Words in Latin letters end where no letter goes on; Japanese ones are followed by anything, such as さん. */
const pattern = names.map(({ name }) => (/^[a-z ]+$/.test(name) ? `${name}(?![a-z0-9_-])` : name)).join('|');
/** An @ behind a letter belongs to a mail address. */
const MENTION = new RegExp(`(?<![a-z0-9._%+-])@(${pattern})`, 'gu');

/** Ids of the departments that a text mentions as `@受注`, `＠窓口` or `@order`, each once, in the order in which they are mentioned. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...foldText(text).matchAll(MENTION)].map(([, name]) => idOf.get(name!)!))];
}
