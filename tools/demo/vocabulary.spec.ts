import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContactRecord } from '@engawa/contracts';
import { story } from './story.mjs';

describe('the words of the contact center', () => {
  const file = join(import.meta.dirname, '../../apps/contact-center/src/db/vocabulary.json');
  interface Word {
    id: string;
    axis: string;
    parent: string | null;
    label: { ja: string; en: string };
  }
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'reasons' | 'resolutions' | 'feelings',
    Word[]
  >;

  it('are unique, in both languages, with parents on their own axis', () => {
    const all = Object.values(words).flat();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { label } of all) expect([label.ja, label.en].every(Boolean)).toBe(true);
    for (const { id, axis, parent } of words.reasons) {
      expect(id.startsWith(`${axis}.`)).toBe(true);
      if (parent)
        expect(words.reasons.find((each) => each.id === parent)).toMatchObject({ axis, parent: null });
    }
  });

  it('hold every reason, resolution and feeling of the story', () => {
    const ids = new Set(
      Object.values(words)
        .flat()
        .map(({ id }) => id),
    );
    const contacts = story({ end: '2026-11-22' }).filter(({ type }) => type === ContactRecord.type);
    const used = contacts.flatMap(({ data }) => {
      const { customerReason, dealReason, resolution, feeling } = data;
      return [customerReason, dealReason, resolution, feeling].filter((word) => word !== undefined);
    });
    expect([...new Set(used)].filter((word) => !ids.has(word as string))).toEqual([]);
  });
});
