import { en } from './en.js';
import { ja } from './ja.js';

type Tree = { [key: string]: string | Tree };

function texts(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const name = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(name, value);
    else texts(value, name).forEach((text, inner) => found.set(inner, text));
  }
  return found;
}
const japanese = texts(ja);
const english = texts(en);
const singular = /_one$/;
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts of the console', () => {
  it('have the same keys in both languages', () => {
    const own = [...english.keys()].filter((key) => !singular.test(key));
    expect(own.sort()).toEqual([...japanese.keys()].sort());
  });

  it('have a singular in English for each plural, and none in Japanese', () => {
    const plurals = [...japanese.keys()].filter((key) => key.endsWith('_other'));
    const singulars = [...english.keys()].filter((key) => singular.test(key));
    expect(singulars.sort()).toEqual(plurals.map((key) => key.replace(/_other$/, '_one')).sort());
    expect([...japanese.keys()].filter((key) => singular.test(key))).toEqual([]);
  });

  it('are filled with the same values in both languages', () => {
    const differing = [...japanese].filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key)!)),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('are written as the language is: no full-width exclamation, no apology chains, no machine words', () => {
    const forbidden = /[！]|顧客|ユーザー|不正な|失敗しました|恐れ入ります|あなたの/;
    expect([...japanese].filter(([, text]) => forbidden.test(text))).toEqual([]);
    expect([...english].filter(([, text]) => /please|oops|[!]|\b\w+n't\b/i.test(text))).toEqual([]);
  });
});
