import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runtime/install.mjs';
import { straightLineOf } from './straight-line.mjs';

const filesOf = ({ steps }) => steps.flatMap(({ places }) => places.map(({ file }) => file));
/** The table “One order, file by file”. */
const documented = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| \d+ \| \[[^\]]+\]\(\.\.\/([^)]+)\)/.exec(line)?.[1])
  .filter(Boolean);

describe('the straight line of an event', () => {
  it('of a placed order leads through the ten files of the architecture page, in their order', () => {
    const files = filesOf(straightLineOf('order.placed'));
    expect(documented).toHaveLength(10);
    expect(files.filter((file) => documented.includes(file))).toEqual(documented);
    expect(files).toContain('apps/segmentation/src/commands/evaluate-customers.ts');
  });

  it('of a report leads to the facts that are stated of it', () => {
    const { type, steps } = straightLineOf('contact.record');
    expect(type).toBe('engawa.intake.contact.record');
    const facts = steps.at(-1).places.map(({ name }) => name);
    expect(facts).toEqual(['ContactClosed', 'ContactOpened']);
  });

  it('is not known of a type that nobody defined', () => {
    expect(straightLineOf('order.lost')).toBeUndefined();
  });
});
