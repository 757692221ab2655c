import fc from 'fast-check';
import { decodeCursor, pageOf } from './index.js';

const timeOf = (row: number) => new Date(Date.UTC(2026, 10, 20) + row);
const cursorOf = (row: number): [Date, string] => [timeOf(row), `row ${row}`];
const encoded = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');

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
          const [after] = decodeCursor(cursor, 'text') ?? [timeOf(-1).toISOString()];
          const page = pageOf(rows.filter((row) => timeOf(row).toISOString() > after).slice(0, limit + 1), limit, cursorOf);
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
    expect(decodeCursor(nextCursor!, 'text')).toEqual(['2026-11-20T00:00:00.001Z', 'row 1']);
    expect(decodeCursor(undefined)).toBeUndefined();
    expect(decodeCursor('')).toBeUndefined();
  });

  const time = timeOf(1).toISOString();

  it.each([
    ...['x', '!!', nextCursor!.slice(2)],
    ...[{ 0: time, 1: 'a' }, [{}, 'a'], [true, 'a'], ['x', 'a'], ['2026-02-30T00:00:00Z', 'a'], [time, 5], [time, 'a\u0000'], [time], [time, 'a', 'b']].map(encoded),
  ])('%s that is none of ours is refused', (cursor) => {
    expect(() => decodeCursor(cursor, 'text')).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });

  it('of a list whose ids are UUIDs has one', () => {
    const id = '01931f6e-7a3c-7bc1-9c3e-0a6f3a1d2b4c';
    expect(decodeCursor(encoded([time, id]))).toEqual([time, id]);
    expect(() => decodeCursor(nextCursor!)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });
});
