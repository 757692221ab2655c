import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, name, light, dark]) => [
    name!,
    [light!, dark!],
  ]),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(name: string, behind: string, scheme: 0 | 1): number {
  const [dark, light] = [tokens.get(name)![scheme]!, tokens.get(behind)![scheme]!]
    .map(luminance)
    .sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
const weakest = (name: string, behind: string[]) =>
  Math.min(...behind.flatMap((surface) => [contrast(name, surface, 0), contrast(name, surface, 1)]));

describe('colours', () => {
  it.each(['ink', 'ink2', 'ink3', 'accent', 'good', 'warn', 'bad'])(
    '%s is readable on every surface',
    (name) => {
      expect(weakest(name, ['surface', 'canvas', 'hover'])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['accent', 'good', 'warn', 'bad', 'order', 'care', 'message', 'survey', 'site', 'store', 'core'])(
    '%s is readable on its own tint',
    (name) => {
      expect(weakest(name, [`${name}-tint`])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it("a control's border is seen", () => {
    expect(weakest('line-strong', ['surface', 'canvas', 'sunken'])).toBeGreaterThanOrEqual(3);
  });

  it('white is readable on a filled button', () => {
    expect(weakest('on-accent', ['accent-fill', 'accent-fill-hover'])).toBeGreaterThanOrEqual(4.5);
  });
});
