import { freshDatabase, type TestDatabase } from '@engawa/testkit';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase([]);
});
afterAll(() => database.drop());

describe('a list that is given to a statement', () => {
  it.each([
    ['text[]', ['a', '', ' b ', 'NULL', 'null', null, 'a,b', '{a}', "'", '"', '\\', '\\"', '\u2028', '森田 𠮷']],
    ['text[]', ['\\n', '\n', 'a\tb', '\u0001', '{"a":"\\"b\\\\n"}']],
    ['text[]', []],
    ['jsonb[]', ['{"a": "x"}', '"b"', 'null', null]],
    ['int[]', [1, -2, 0, null]],
    ['float8[]', [0.1, 1e21, NaN, -Infinity]],
    ['boolean[]', [true, false, null]],
    ['timestamptz[]', [new Date(0), '2026-11-29T12:00:00.000Z', null]],
    ['bytea[]', [Buffer.from([0, 92, 34, 255])]],
  ])('arrives as it was given, as %s', async (type, given) => {
    const expected = given.map((each) => (type === 'jsonb[]' && each !== null ? (JSON.parse(each as string) as unknown) : type === 'timestamptz[]' && each !== null ? new Date(each as Date) : each));
    const [row] = await database.db.query<[{ list: unknown[] }]>(`SELECT $1::${type} AS list`, [given]);
    expect(row.list).toEqual(expected);
  });
});
