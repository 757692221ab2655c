import fc from 'fast-check';
import { decodeCursor, pageOf } from './index.js';

const cursorOf = (row: number) => [row, `row ${row}`];

describe('a page', () => {
  it('has a cursor while there is more, and none at the end', () => {
    expect(pageOf([1, 2, 3], 2, cursorOf)).toMatchObject({ items: [1, 2], nextCursor: expect.any(String) as string });
    expect(pageOf([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageOf([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
  });

  it('and the pages after it give every row once, whatever their size', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 7 }), (count, limit) => {
        const rows = Array.from({ length: count }, (_, row) => row);
        const read: number[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const after = decodeCursor(cursor, 2)?.[0] ?? -1;
          const page = pageOf(rows.filter((row) => row > Number(after)).slice(0, limit + 1), limit, cursorOf);
          read.push(...page.items);
          cursor = page.nextCursor;
        }
        expect(read).toEqual(rows);
      }),
    );
  });
});

describe('a cursor', () => {
  const { nextCursor } = pageOf([1, 2], 1, cursorOf);

  it('gives back what it was made of', () => {
    expect(decodeCursor(nextCursor!, 2)).toEqual([1, 'row 1']);
    expect(decodeCursor(undefined, 2)).toBeUndefined();
    expect(decodeCursor('', 2)).toBeUndefined();
  });

  it.each(['x', '!!', nextCursor!.slice(2), Buffer.from('{"0":1}').toString('base64url'), Buffer.from('[{},1]').toString('base64url')])(
    '%s that is none of ours is refused',
    (cursor) => {
      expect(() => decodeCursor(cursor, 2)).toThrow(expect.objectContaining({ status: 400 }) as Error);
    },
  );

  it('of another list is refused', () => {
    expect(() => decodeCursor(nextCursor!, 3)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });
});
