import { jest } from '@jest/globals';
import { inTransaction } from '@engawa/postgres';
import { bring, COLUMNS, customerOf, file, homesOf, importLines, line, livesWith, own, trial } from '../test/housed-lines.js';
import { becomes, brought, checked, post, refusedLines, rights, startImporting, upload } from '../test/importing.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

const entries = async () => (await rights.service.rows<{ n: number }>('SELECT count(*)::int AS n FROM entries'))[0]!.n;

describe('a household in a file', () => {
  it('is guessed, tried, and written: its people are on the pages of each other', async () => {
    const as = own();
    const lines = [line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '子'), line(as('ken'), as('H')), line(as('hana'), as('K'), 'spouse'), line(as('nobody'))];
    const id = await upload(file(...lines));
    expect((await rights.service.get<{ columns: object[] }>(`/api/imports/${id}/preview`)).body.columns).toEqual(COLUMNS);
    expect(await checked(id, { columns: COLUMNS })).toMatchObject({ counts: { new: 5, changed: 0, same: 0, refused: 0 } });
    expect(await rights.service.rows('SELECT FROM identifiers WHERE value = $1', [as('setsuko')])).toEqual([]);
    await post(`/api/imports/${id}/run`);
    expect(await becomes(id, 'done')).toMatchObject({ counts: { new: 5, changed: 0, same: 0, refused: 0 } });
    const home = [`${as('ken')} other`, `${as('mari')} child`, `${as('setsuko')} head`];
    for (const each of ['setsuko', 'mari', 'ken']) expect(await homesOf(as(each))).toEqual([home]);
    expect(await homesOf(as('hana'))).toEqual([[`${as('hana')} spouse`]]);
    expect(await homesOf(as('nobody'))).toEqual([]);
    expect(await rights.service.rows('SELECT DISTINCT added_by_name AS by FROM household_members')).toEqual([{ by: '野口陽子' }]);
  });

  it('is the same in another file, and one of another shop is another', async () => {
    const as = own();
    await bring(line(as('setsuko'), as('Ｈ')));
    await bring(line(as('mari'), as('H')));
    const other = await upload(file(line(as('ken'), as('H'))));
    await checked(other, { columns: COLUMNS, namespace: 'second' });
    await post(`/api/imports/${other}/run`);
    await becomes(other, 'done');
    expect(await homesOf(as('setsuko'))).toEqual([[`${as('mari')} other`, `${as('setsuko')} other`]]);
    expect(await homesOf(as('ken'))).toEqual([[`${as('ken')} other`]]);
  });

  it('that was brought before changes nothing, with roles or without', async () => {
    const as = own();
    const lines = [line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '子')];
    await bring(...lines);
    const [before, rows] = [await entries(), await rights.service.rows('SELECT * FROM household_members ORDER BY origin')];
    for (const again of [lines, lines.toReversed(), lines.map((each) => each.replace(/,[^,]*$/, ','))]) {
      expect((await bring(...again)).counts).toEqual({ new: 0, changed: 0, same: 2, refused: 0 });
    }
    expect(await entries()).toBe(before);
    expect(await rights.service.rows('SELECT * FROM household_members ORDER BY origin')).toEqual(rows);
  });

  it('of somebody who is known changes them, as does another role; the latest line counts', async () => {
    const as = own();
    await bring(line(as('setsuko')), line(as('mari')));
    const counts = { new: 0, changed: 2, same: 0, refused: 0 };
    expect((await trial(line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '配偶者'))).counts).toEqual(counts);
    expect((await bring(line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '配偶者'))).counts).toEqual(counts);
    expect((await bring(line(as('mari'), as('H'), '子'), line(as('mari'), as('H'), '親'), line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '親'))).counts).toEqual({ new: 0, changed: 2, same: 2, refused: 0 });
    expect(await homesOf(as('mari'))).toEqual([[`${as('mari')} parent`, `${as('setsuko')} head`]]);
  });

  it('is that in which a desk said that they live, where lines name all of them', async () => {
    const as = own();
    await bring(line(as('setsuko')), line(as('mari')), line(as('hana')));
    const { body } = await livesWith(as('mari'), as('setsuko'), 'head');
    const since = await rights.service.rows('SELECT origin, joined_at, added_by_name FROM household_members WHERE household = $1 ORDER BY origin', [body.id]);
    const lines = [line(as('mari'), as('H'), '配偶者'), line(as('setsuko'), as('H'), '世帯主', { name: '改名' })];
    const counts = { new: 0, changed: 2, same: 0, refused: 0 };
    expect((await trial(...lines)).counts).toEqual(counts);
    expect((await bring(...lines)).counts).toEqual(counts);
    expect((await bring(...lines, line(as('hana'), as('H'), '子'))).counts).toEqual({ new: 0, changed: 1, same: 2, refused: 0 });
    expect(await homesOf(as('mari'))).toEqual([['改名 head', `${as('hana')} child`, `${as('mari')} spouse`].sort()]);
    expect(await rights.service.rows('SELECT origin, joined_at, added_by_name FROM household_members WHERE origin = ANY($1) ORDER BY origin', [since.map(({ origin }) => origin)])).toEqual(since);
    expect(await rights.service.rows('SELECT FROM household_members WHERE household = $1', [body.id])).toEqual([]);
  });

  it('of hundreds of people is written in as many statements as one of a few', async () => {
    const as = own();
    const lines = Array.from({ length: 400 }, (_, n) => line(as(`m${n}`), as(`H${Math.floor(n / 4)}`), n % 4 === 0 ? '世帯主' : '子'));
    const statementsFor = (some: string[]) =>
      inTransaction(rights.service.db, async (tx) => {
        const query = jest.spyOn(tx, 'query');
        expect((await importLines(tx, some)).counts).toMatchObject({ new: some.length });
        return query.mock.calls.length;
      });
    expect(await statementsFor(lines.slice(8))).toBe(await statementsFor(lines.slice(0, 8)));
    expect(await homesOf(as('m399'))).toEqual([[`${as('m396')} head`, `${as('m397')} child`, `${as('m398')} child`, `${as('m399')} child`]]);
  });
});

describe('a line whose household cannot be is refused, and nothing of it is entered:', () => {
  /** Three who live in H, of whom the first is its head. */
  async function threeIn(as: (name: string) => string) {
    await bring(line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '子'), line(as('ken'), as('H')));
  }
  async function refuses(as: (name: string) => string, told: string, code: string, column: number) {
    for (const attempt of [await trial(told, line(as('good'))), await bring(told, line(as('good')))]) {
      expect(attempt.counts).toMatchObject({ refused: 1 });
      expect(attempt.refused).toEqual([[2, code, column]]);
    }
    expect(await customerOf(as('good'))).toBeDefined();
  }

  it('a second head', async () => {
    const as = own();
    await threeIn(as);
    await refuses(as, line(as('new'), as('H'), '世帯主'), 'second-head', 5);
    await refuses(as, line(as('mari'), as('H'), '世帯主', { name: '改姓' }), 'second-head', 5);
    expect(await rights.service.customerOf(as('new'))).toBeUndefined();
    expect(await homesOf(as('mari'))).toEqual([[`${as('ken')} other`, `${as('mari')} child`, `${as('setsuko')} head`]]);
  });

  it('who lives with others elsewhere, by a file or by a desk', async () => {
    const as = own();
    await threeIn(as);
    await refuses(as, line(as('ken'), as('K')), 'lives-elsewhere', 4);
    await bring(line(as('hana')), line(as('shigeru')));
    await livesWith(as('hana'), as('shigeru'));
    await refuses(as, line(as('hana'), as('H')), 'lives-elsewhere', 4);
    await refuses(as, line(as('hana'), as('new')), 'lives-elsewhere', 4);
  });

  it('who is somebody by an address, and lives with others by that', async () => {
    const as = own();
    await bring(line(as('setsuko'), as('H')), line('', as('H'), '', { name: 'mari', mail: `${as('mari')}@example.jp` }));
    await refuses(as, line(as('new'), as('K'), '', { mail: `${as('mari')}@example.jp` }), 'lives-elsewhere', 4);
    expect(await rights.service.customerOf(as('new'))).toBeUndefined();
  });

  it('one of somebody who is held to be one with the head by lines before it', async () => {
    const as = own();
    const mail = `${as('shared')}@example.jp`;
    const lines = [line(as('setsuko'), as('H'), '世帯主', { mail }), line(as('ken'), as('H')), line('', as('K'), '', { name: 'setsuko', mail })];
    for (const attempt of [await trial(...lines), await bring(...lines)]) expect(attempt.refused).toEqual([[4, 'lives-elsewhere', 4]]);
  });

  it('one beyond fifty', async () => {
    const as = own();
    await bring(...Array.from({ length: 49 }, (_, n) => line(as(`m${n}`), as('H'))));
    const done = await bring(line(as('fiftieth'), as('H')), line(as('one-more'), as('H')), line(as('m3'), as('H'), '子'));
    expect(done.counts).toEqual({ new: 1, changed: 1, same: 0, refused: 1 });
    expect(done.refused).toEqual([[3, 'household-full', 4]]);
  });

  it('one by a number that several share, and a role without a household', async () => {
    const as = own();
    const landline = ['', '森田', '', '092-111-2222', as('H'), ''].join(',');
    await refuses(as, landline, 'shared-number', 4);
    await refuses(as, line(as('new'), '', '子'), 'no-household', 5);
    await refuses(as, line(as('new'), as('H'), '担当者'), 'not-a-role', 5);
    expect(await rights.service.customerOf(as('new'))).toBeUndefined();
  });

  it('by the lines before it, too, and with its reason in the file that is given back', async () => {
    const as = own();
    const lines = [line(as('setsuko'), as('H'), '世帯主'), line(as('mari'), as('H'), '世帯主'), line(as('ken'), as('H')), line(as('setsuko'), as('K')), line(as('mari'), as('K'))];
    for (const attempt of [await trial(...lines), await bring(...lines)]) {
      expect(attempt.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 2 });
      expect(attempt.refused).toEqual([[3, 'second-head', 5], [5, 'lives-elsewhere', 4]]);
    }
    const { id } = await brought(file(...lines.map((each) => each.replaceAll(/-(?=\d+\b)/g, '-again-'))), {}, COLUMNS);
    expect((await refusedLines(id)).slice(1)).toEqual([
      expect.stringContaining('"3: 続柄: この世帯には世帯主がいます / this household has a head already"'),
      expect.stringContaining('"5: 世帯コード: ほかの方と別の世帯に入っています / lives with others in another household"'),
    ]);
  });

  it('one of two whom a line names together and who stay two, each with a member number of their own', async () => {
    const as = own();
    const mail = `${as('hana')}@example.jp`;
    await bring(line(as('hana'), as('H'), '世帯主', { mail }), line(as('setsuko'), as('H')), line(as('ken')));
    const done = await bring(line(as('ken'), as('H'), '世帯主', { mail, name: '改名' }), line(as('good'), as('H')));
    expect(done.counts).toEqual({ new: 1, changed: 0, same: 0, refused: 1 });
    expect(done.refused).toEqual([[2, 'second-head', 5]]);
    expect(await homesOf(as('good'))).toEqual([[`${as('good')} other`, `${as('hana')} head`, `${as('setsuko')} other`]]);
    expect((await rights.service.get<{ name: { full: string } }>(`/api/customers/${await customerOf(as('ken'))}`)).body.name.full).toBe(as('ken'));
  });
});

describe('whom a line names together and who stay two', () => {
  it('live where each of them does: two families with one mail, each with member numbers of their own', async () => {
    const as = own();
    const mail = `${as('son')}@example.jp`;
    const lines = [line(as('father'), as('H'), '世帯主', { mail }), line(as('mother'), as('H'), '妻'), line(as('son'), as('K'), '世帯主', { mail }), line(as('wife'), as('K'), '妻')];
    const counts = { new: 4, changed: 0, same: 0, refused: 0 };
    expect((await trial(...lines)).counts).toEqual(counts);
    expect((await bring(...lines)).counts).toEqual(counts);
    expect(await homesOf(as('mother'))).toEqual([[`${as('father')} head`, `${as('mother')} spouse`]]);
    expect(await homesOf(as('son'))).toEqual([[`${as('son')} head`, `${as('wife')} spouse`]]);
    expect((await bring(...lines)).counts).toMatchObject({ refused: 0 });
  });

  it('live so also when somebody decided that they are two, and wait to be looked at again', async () => {
    const as = own();
    const mail = `${as('b')}@example.jp`;
    await bring(line(as('a')), line('', as('H'), '', { name: 'b', mail }), line(as('c'), as('H')), line(as('d'), as('K')));
    const [a, b] = [await customerOf(as('a')), (await rights.service.customerOf(mail))!];
    const { body } = await rights.service.merge(a, b);
    await rights.service.unmerge(body.id, (await rights.service.mergesOf(body.id))[0]!.id);
    const both = line(as('a'), as('K'), '', { mail });
    expect((await trial(both)).refused).toEqual([]);
    expect((await bring(both)).counts).toMatchObject({ changed: 1, refused: 0 });
    expect(await homesOf(as('d'))).toEqual([[`${as('a')} other`, `${as('d')} other`]]);
    expect(await rights.service.rows('SELECT reason FROM duplicates WHERE least(a, b) = least($1::uuid, $2::uuid) AND greatest(a, b) = greatest($1::uuid, $2::uuid)', [a, b])).toContainEqual({ reason: 'kept-apart' });
  });
});

describe('who are one', () => {
  it('and were told of in different households part with their own again', async () => {
    const as = own();
    await bring(line(as('a'), as('H'), '子'), line(as('setsuko'), as('H'), '世帯主'), line(as('b'), as('K'), '親'), line(as('ken'), as('K')));
    const before = [await homesOf(as('a')), await homesOf(as('b'))];
    const { body } = await rights.service.merge(await customerOf(as('a')), await customerOf(as('b')));
    expect(await homesOf(as('a'))).toHaveLength(2);
    expect((await bring(line(as('a'), as('H'), '子'), line(as('b'), as('K'), '親'))).counts).toMatchObject({ same: 2 });
    const done = await bring(line(as('a'), as('L')));
    expect(done.refused).toEqual([[2, 'lives-elsewhere', 4]]);
    await rights.service.unmerge(body.id, (await rights.service.mergesOf(body.id))[0]!.id);
    expect([await homesOf(as('a')), await homesOf(as('b'))]).toEqual(before);
  });

  it('and lived together have their home again when they part, also where a file moved one of their numbers', async () => {
    const as = own();
    await bring(line(as('a'), as('H'), '世帯主'), line(as('b'), as('H'), '妻'));
    const { body } = await rights.service.merge(await customerOf(as('a')), await customerOf(as('b')));
    expect((await bring(line(as('a'), as('K'), '世帯主'), line(as('ken'), as('K'), '子'))).counts).toMatchObject({ new: 1, changed: 1 });
    await rights.service.unmerge(body.id, (await rights.service.mergesOf(body.id))[0]!.id);
    expect(await homesOf(as('b'))).toEqual([[`${as('a')} head`, `${as('b')} spouse`]]);
    expect(await homesOf(as('ken'))).toEqual([[`${as('a')} head`, `${as('ken')} child`]]);
  });

  it('are what was told of one of them, and the other is not when they part: nobody said a role of theirs', async () => {
    const as = own();
    await bring(line(as('head'), as('H'), '世帯主'), line(as('ken'), as('H'), '妻'), line(as('b')), line(as('child'), as('H'), '子'), line(as('d')));
    const pairs = [[as('head'), as('b')], [as('child'), as('d')]] as const;
    const survivors = [];
    for (const [one, other] of pairs) survivors.push((await rights.service.merge(await customerOf(one), await customerOf(other))).body.id);
    const before = await homesOf(as('ken'));
    await inTransaction(rights.service.db, (tx) => importLines(tx, [line(as('b'), as('H')), line(as('d'), as('H'))], true, new Date('2025-04-01')));
    expect(await homesOf(as('ken'))).toEqual(before);
    for (const id of survivors) await rights.service.unmerge(id, (await rights.service.mergesOf(id))[0]!.id);
    expect(await homesOf(as('ken'))).toEqual([[`${as('b')} other`, `${as('child')} child`, `${as('d')} other`, `${as('head')} head`, `${as('ken')} spouse`]]);
  });

  it('are told before they part what stays with the older, also by a file of an earlier day', async () => {
    const as = own();
    await bring(line(as('a')), line(as('b')), line(as('ken'), as('H')));
    const { body } = await rights.service.merge(await customerOf(as('a')), await customerOf(as('b')));
    await inTransaction(rights.service.db, (tx) => importLines(tx, [line(as('a'), as('H'), '子')], true, new Date('2025-04-01')));
    const { id } = (await rights.service.mergesOf(body.id))[0]!;
    const { stayingRecords } = (await rights.service.get<{ stayingRecords: { kind: string; by: string }[] }>(`/api/customers/${body.id}/merges/${id}`)).body;
    expect(stayingRecords).toMatchObject([{ kind: 'household', by: '野口陽子' }]);
  });

  it('are there by each of their numbers, and part so', async () => {
    const as = own();
    await bring(line(as('a'), as('H')), line(as('setsuko'), as('H'), '世帯主'), line(as('b')));
    const { body } = await rights.service.merge(await customerOf(as('a')), await customerOf(as('b')));
    expect((await bring(line(as('b'), as('H'), '子'))).counts).toMatchObject({ changed: 1 });
    expect((await homesOf(as('setsuko')))[0]).toHaveLength(2);
    await rights.service.unmerge(body.id, (await rights.service.mergesOf(body.id))[0]!.id);
    for (const each of ['a', 'b']) expect((await homesOf(as(each)))[0]).toHaveLength(3);
  });
});

it('who was erased is in no household of a file any more, and comes back by none', async () => {
  const as = own();
  const lines = [line(as('gone'), as('H'), '世帯主'), line(as('mari'), as('H'), '子'), line(as('ken'), as('H'))];
  await bring(...lines);
  await rights.erased(await customerOf(as('gone')));
  const done = await bring(...lines);
  expect(done).toEqual({ counts: { new: 0, changed: 0, same: 2, refused: 1 }, refused: [[2, 'erased', null]] });
  expect(await homesOf(as('ken'))).toEqual([[`${as('ken')} other`, `${as('mari')} child`]]);
});
