import { namedIn } from './named-in-line.js';

const mapping = { columns: [{ column: 0, field: 'member' as const }, { column: 1, field: 'mail' as const }, { column: 2, field: 'birthday' as const }], namespace: 'main' };
const named = (...cells: string[]) => namedIn(cells, mapping).map(({ kind, value }) => `${kind} ${value}`);

describe('a line of a file names', () => {
  it('who stands in its columns, whatever else is wrong with it, in the form in which they are compared', () => {
    expect(named(' Ｍ－１ ', 'Aya@Example.jp', 'nonsense')).toEqual(['member M-1', 'mail aya@example.jp']);
  });

  it('mail addresses and phone numbers in any other cell, be it in a remark', () => {
    expect(named('', '', '', '０９０-０００１-２３４５')).toEqual(['phone +819000012345']);
    expect(named('', '', '', '長女（aya@example.jp、090-0001-2345）より')).toEqual(expect.arrayContaining(['mail aya@example.jp', 'phone +819000012345']));
    expect(named('', '', '', '連絡先はaya@example.jpへ')).toContain('mail aya@example.jp');
  });

  it('nobody by other numbers than those of the column for them, nor by words', () => {
    expect(named('', '', '1984/5/6', 'M-1', '福岡市1-2', '812-0011', '12,000')).toEqual([]);
  });

  it('is read within bounds, however long it is', () => {
    const begun = performance.now();
    named(...Array.from({ length: 50_000 }, (_, n) => `0${String(n).padStart(9, '9')}`));
    named('x'.repeat(100_000));
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
