import fc from 'fast-check';
import { cutIntoWaves } from './waves.js';

interface Item {
  key: string;
  type: string;
  place: number;
}

const batches = fc
  .array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), type: fc.constantFrom('placed', 'cancelled', 'shipped') }), {
    maxLength: 40,
  })
  .map((items) => items.map((item, place): Item => ({ ...item, place })));

/** The order in which handlers see the items: wave by wave, in each wave type by type. */
const handled = (items: Item[]) => cutIntoWaves(items).flatMap((wave) => [...wave.values()].flat());

describe('waves', () => {
  it('hand over every item once', () => {
    fc.assert(
      fc.property(batches, (items) => {
        expect(handled(items).map((item) => item.place).sort((a, b) => a - b)).toEqual(items.map((item) => item.place));
      }),
    );
  });

  it('keep the order of each key', () => {
    fc.assert(
      fc.property(batches, (items) => {
        const order = handled(items);
        for (const key of ['a', 'b', 'c', 'd']) {
          const places = order.filter((item) => item.key === key).map((item) => item.place);
          expect(places).toEqual([...places].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('hold items of one type under that type, and each key once', () => {
    fc.assert(
      fc.property(batches, (items) => {
        for (const wave of cutIntoWaves(items)) {
          const typesOf = new Map<string, string>();
          for (const [type, group] of wave) {
            expect(group.length).toBeGreaterThan(0);
            for (const item of group) {
              expect(item.type).toBe(type);
              expect(typesOf.get(item.key) ?? type).toBe(type);
              typesOf.set(item.key, type);
            }
          }
        }
      }),
    );
  });

  it('are as few as the most changes of type of one key, and one more', () => {
    const item = (key: string, type: string): Item => ({ key, type, place: 0 });
    expect(cutIntoWaves([item('a', 'placed'), item('b', 'cancelled'), item('a', 'placed')])).toHaveLength(1);
    expect(cutIntoWaves([item('a', 'placed'), item('a', 'cancelled'), item('a', 'placed'), item('b', 'x')])).toHaveLength(3);
    expect(cutIntoWaves([])).toEqual([]);
  });
});
