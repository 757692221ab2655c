import { brokenColumns, goneContracts, otherShapes } from './compatible.mjs';

const column = (name, more = {}) => ({
  table: 'orders',
  column: name,
  type: 'text',
  nullable: true,
  filled: false,
  ...more,
});
const [note, number] = [column('note'), column('number', { nullable: false })];
const before = [note, number];
const broken = (after, used = []) =>
  brokenColumns(before, after, (word) => ['orders', ...used].includes(word));

describe('tables after a migration', () => {
  it('may have more columns and tables, which the version before leaves empty', () => {
    const added = [column('later'), column('counted', { nullable: false, filled: true })];
    const elsewhere = { ...column('id', { nullable: false }), table: 'returns' };
    expect(broken([...before, ...added, elsewhere])).toEqual([]);
  });

  it('may lack what the version before does not use any more, and nothing else', () => {
    expect(broken([number])).toEqual([]);
    expect(broken([number], ['note'])).toEqual(['orders.note is gone and was used']);
  });

  it.each([
    [
      'asks for a column that is new',
      [...before, column('tax', { nullable: false })],
      'orders.tax has to be filled, and the version before does not know it',
    ],
    [
      'asks for one that could be empty',
      [{ ...note, nullable: false }, number],
      'orders.note has to be filled now',
    ],
    [
      'has another type in one',
      [note, { ...number, type: 'bigint' }],
      'orders.number was text and is bigint',
    ],
  ])('break the version before when one %s', (_, after, told) => {
    expect(broken(after)).toEqual([told]);
  });
});

it('tables that a migration made otherwise before it was changed are told, on either side', () => {
  const [column, index] = ['column orders.note text', 'CREATE INDEX noted ON orders (note)'];
  expect(otherShapes([column, index], [index, column])).toEqual([]);
  expect(otherShapes([column], [index])).toEqual([
    `only a new database has: ${column}`,
    `only a database of the version before has: ${index}`,
  ]);
});

describe('contracts', () => {
  const [placed, cancelled] = ['placed', 'cancelled'].map((type) => ({ type, version: 1 }));

  it('may become more', () => {
    expect(goneContracts([placed], [placed, cancelled])).toEqual([]);
  });

  it('break the version before when one is gone, or has another dataversion', () => {
    expect(goneContracts([placed, cancelled], [placed])).toEqual(['cancelled is gone']);
    expect(goneContracts([placed], [{ ...placed, version: 2 }])).toEqual([
      'placed had dataversion 1 and has 2',
    ]);
  });
});
