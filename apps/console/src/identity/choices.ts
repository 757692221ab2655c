import type { Attribute } from '../api/attributes.js';

/** One to a line, as they are written: `bitter 苦め / Bitter`. */
export const linesOfChoices = (choices: Attribute['choices']): string =>
  choices.map(({ id, name }) => `${id} ${name.ja} / ${name.en}`).join('\n');

/** A line without a second language has the same words in both. */
export function choicesOf(text: string): Attribute['choices'] {
  return text
    .split('\n')
    .map((line) => line.normalize('NFKC').trim())
    .filter(Boolean)
    .map((line) => {
      const [, id, words] = /^(\S+)\s*(.*)$/.exec(line)!;
      const [ja, en] = words!.split('/').map((each) => each.trim());
      return { id: id!, name: { ja: ja || id!, en: en || ja || id! } };
    });
}
