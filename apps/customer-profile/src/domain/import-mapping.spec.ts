import fc from 'fast-check';
import { csvRows, UnreadableFile, type FileEncoding } from './csv-rows.js';
import { Attributes } from './attributes.js';
import { reportOf } from './import-line.js';
import { IdentityRules } from './identity-rules.js';
import { guessMapping } from './import-mapping.js';
import { dateOf, yearlyDayOf } from './written-dates.js';

describe('a day of birth', () => {
  it.each([
    ['1958-03-04', '1958-03-04'],
    ['1958/3/4', '1958-03-04'],
    ['1958年3月4日', '1958-03-04'],
    ['19580304', '1958-03-04'],
    ['昭和33年3月4日', '1958-03-04'],
    ['S33.3.4', '1958-03-04'],
    ['令和元年5月1日', '2019-05-01'],
    ['１９５８／３／４', '1958-03-04'],
    ['1958/03/04 0:00', '1958-03-04'],
    ['1958-03-04 00:00:00', '1958-03-04'],
    ['昭和33年 3月 4日', '1958-03-04'],
    ['昭和 33 年 3 月 4 日', '1958-03-04'],
    ['S330304', '1958-03-04'],
    ['1958/03/04 9:30', undefined],
    ['1958-02-30', undefined],
    ['33/3/4', undefined],
    ['三月四日', undefined],
  ])('%s is %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it.each([
    ['昭和99年1月1日', '昭和64年12月1日', '昭和元年12月24日'],
    ['大正16/1/1', '大正元年7月29日', 'T15.12.26'],
    ['平成31年5月2日', 'H010107', '令和元年4月30日'],
    ['明治元年1月1日', 'M45.7.31'],
  ])('is none outside its era: %s, %s', (...texts) => {
    expect(texts.map(dateOf)).toEqual(texts.map(() => undefined));
  });

  it.each([
    ['大正15年12月25日', '1926-12-25'],
    ['昭和元年12月25日', '1926-12-25'],
    ['昭和64年1月8日', '1989-01-08'],
    ['平成元年1月8日', '1989-01-08'],
    ['平成31年5月1日', '2019-05-01'],
  ])('on which one era followed another is both’s: %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });
});

describe('a day that comes again each year', () => {
  it.each([
    ['6月1日', '--06-01'],
    ['2/29', '--02-29'],
    ['2014年6月1日', '2014-06-01'],
    ['2/30', undefined],
    ['2023/2/29', undefined],
  ])('%s is %s', (text, day) => {
    expect(yearlyDayOf(text)).toBe(day);
  });
});

const taste = { id: 'taste', name: { ja: '味', en: 'Taste' }, type: 'choice' as const, choices: [{ id: 'bitter', name: { ja: '苦め', en: 'Bitter' } }], retired: false };
const cups = { id: 'cups', name: { ja: '一日の杯数', en: 'Cups a day' }, type: 'number' as const, choices: [], retired: false };
const attributes = new Attributes([taste, cups]);
const rule = { most: 1, joins: true, blocked: ['0', 'なし', 'N/A', 'nan', '未設定', '不明'], weak: [] };
const rules = new IdentityRules([{ id: 'member', priority: 10, ...rule }, { id: 'external', priority: 20, ...rule }]);
const known = { attributes, rules, today: '2026-11-24' };

describe('columns', () => {
  it('are guessed by how they are called, each field once', () => {
    expect(guessMapping(['会員番号', 'お名前', 'ﾌﾘｶﾞﾅ', 'メールアドレス', '備考', 'E-Mail', 'ＴＥＬ', '住所', '結婚記念日', 'Cups a day', '開業記念日'], attributes)).toEqual([
      { column: 0, field: 'member' },
      { column: 1, field: 'name' },
      { column: 2, field: 'kana' },
      { column: 3, field: 'mail' },
      { column: 6, field: 'phone' },
      { column: 7, field: 'line1' },
      { column: 8, field: 'anniversary', name: '結婚記念日' },
      { column: 9, field: 'attributes.cups' },
      { column: 10, field: 'anniversary', name: '開業記念日' },
    ]);
  });

  it.each([
    [['続柄', '世帯コード'], ['householdRole', 'household']],
    [['家族番号', '続柄'], ['household', 'householdRole']],
    [['Household ID', 'Role in household'], ['household', 'householdRole']],
    [['続柄'], []],
    [['会員番号', '続柄'], ['member']],
  ])('%j are %j: what somebody is to whom no column says is left out', (names, fields) => {
    expect(guessMapping(names, attributes).map(({ field }) => field)).toEqual(fields);
  });

  it('that a company declared itself is its own where it is no role in a household', () => {
    const own = new Attributes([{ ...cups, id: 'kin', name: { ja: '続柄', en: 'Kin' } }]);
    expect(guessMapping(['続柄'], own)).toEqual([{ column: 0, field: 'attributes.kin' }]);
  });
});

describe('a line', () => {
  const mapping = { namespace: 'main', columns: [{ column: 0, field: 'member' as const }, { column: 1, field: 'name' as const }, { column: 2, field: 'mail' as const }, { column: 3, field: 'birthday' as const }, { column: 4, field: 'line1' as const }] };

  it('is a report of who somebody is; empty cells say nothing, and a name stays as it is written', () => {
    expect(reportOf([' Ｍ-1 ', '髙橋 和子', '', '昭和33年3月4日', '久留米市1-2'], mapping, known)).toEqual({
      customer: { identifiers: [{ kind: 'member', namespace: 'main', value: 'M-1' }], profile: { name: '髙橋 和子', birthday: '1958-03-04', address: { line1: '久留米市1-2' } } },
    });
  });

  it('is refused with its columns for what is wrong in it', () => {
    expect(reportOf(['', '髙橋', 'なし', '昨日'], mapping, known)).toEqual({ problems: [{ code: 'not-a-mail', column: 2 }, { code: 'not-a-date', column: 3 }] });
    expect(reportOf(['', '髙橋'], mapping, known)).toEqual({ problems: [{ code: 'no-identifier', column: null }] });
    expect(reportOf(['1', '長'.repeat(200)], mapping, known)).toEqual({ problems: [{ code: 'invalid', column: 1 }] });
    expect(reportOf(['1', '', '', '2026/11/24'], mapping, known)).toMatchObject({ customer: { profile: { birthday: '2026-11-24' } } });
    expect(reportOf(['1', '', '', '2026/11/25'], mapping, known)).toEqual({ problems: [{ code: 'not-a-date', column: 3 }] });
  });

  it('says what is remembered each year, where post came back from, how they are spoken to, and what was declared', () => {
    const fields = ['member', 'line1', 'returnedPost', 'anniversary', 'anniversary', 'preferredChannel', 'internal', 'attributes.taste', 'attributes.cups'] as const;
    const columns = fields.map((field, column) => ({ column, field, ...(field === 'anniversary' ? { name: column === 3 ? '結婚記念日' : '開業記念日' } : {}) }));
    expect(reportOf(['1', '久留米市1-2', '2026/10/3', '6月1日', '2014/5/6', '電話', '社員', '苦め', '１，２'], { namespace: 'main', columns }, known)).toEqual({
      customer: {
        identifiers: [{ kind: 'member', namespace: 'main', value: '1' }],
        profile: {
          address: { line1: '久留米市1-2' },
          returnedPost: { on: '2026-10-03', address: { line1: '久留米市1-2' } },
          anniversaries: [{ name: '結婚記念日', on: '--06-01' }, { name: '開業記念日', on: '2014-05-06' }],
          preferredChannel: 'phone',
          internal: 'staff',
          attributes: { taste: 'bitter', cups: 12 },
        },
      },
    });
  });

  describe('with a household', () => {
    const columns = [{ column: 0, field: 'member' as const }, { column: 1, field: 'household' as const }, { column: 2, field: 'householdRole' as const }];
    const read = (...cells: string[]) => {
      const report = reportOf(['1', ...cells], { namespace: 'main', columns }, known);
      return 'problems' in report ? report.problems : report.household;
    };

    it('says its code as it is compared, and where it stands', () => {
      expect(read(' Ｈ０１ ', '世帯主')).toEqual({ code: 'H01', role: 'head', column: 1, roleColumn: 2 });
      expect(read('H01', '')).toEqual({ code: 'H01', role: null, column: 1, roleColumn: 2 });
      expect(reportOf(['1', 'H01'], { namespace: 'main', columns: columns.slice(0, 2) }, known)).toMatchObject({ household: { role: null, roleColumn: null } });
    });

    it.each([['世帯主', 'head'], ['配偶者', 'spouse'], ['妻', 'spouse'], ['子', 'child'], ['長男', 'child'], ['母', 'parent'], ['その他', 'other'], ['Spouse', 'spouse'], ['ＨＥＡＤ', 'head']])('reads %s as %s', (written, role) => {
      expect(read('H01', written)).toMatchObject({ role });
    });

    it.each([
      ...['夫の父', '妻の母', '子の妻', '孫', '祖父', '祖母', '兄', '弟', '姉', '妹', '義父', '嫁', '婿', '同居人', 'いとこ'].map((word) => [word, 'other']),
      ...['四男', '五女', '２男', '養子', 'お子様', '子(長男)'].map((word) => [word, 'child']),
      ...['父親', '母親', '実母'].map((word) => [word, 'parent']),
      ...['本人', '世帯主（本人）'].map((word) => [word, 'head']),
      ...['配偶者(妻)', '妻（未届）', '(夫)'].map((word) => [word, 'spouse']),
    ])('reads %s of a register or a form as %s', (written, role) => {
      expect(read('H01', written)).toMatchObject({ role });
    });

    it.each(['-', 'なし', '不明', '0', '#N/A', '\u200b'])('reads %j as no word of what they are', (written) => {
      expect(read('H01', written)).toMatchObject({ role: null });
      expect(read('', written)).toBeUndefined();
    });

    it('has one code whatever nobody sees in it', () => {
      expect(read('\u200fＨ０１\u200b', '')).toMatchObject({ code: 'H01' });
    });

    it.each(['', '0', '０００', '-', 'ー', 'なし', 'N/A', '#REF!', '#N/A', 'nan', '未設定', '[object Object]', '\u200b'])('that is %j says none', (code) => {
      expect(read(code, '')).toBeUndefined();
      expect(read(code, '子')).toEqual([{ code: 'no-household', column: 2 }]);
    });

    it('is refused for a role that is none and a code that is too long', () => {
      expect(read('H01', '担当者')).toEqual([{ code: 'not-a-role', column: 2 }]);
      expect(read('H01', 'constructor')).toEqual([{ code: 'not-a-role', column: 2 }]);
      expect(read('H'.repeat(257), '子')).toEqual([{ code: 'invalid', column: 1 }]);
    });
  });

  it('is refused for values of attributes that are none, and for those that nobody declared or that were retired', () => {
    const columns = [{ column: 0, field: 'member' as const }, { column: 1, field: 'attributes.taste' as const }, { column: 2, field: 'attributes.shoe-size' as const }];
    expect(reportOf(['1', '甘め', '24'], { namespace: 'main', columns }, known)).toEqual({
      problems: [{ code: 'not-of-its-type', column: 1 }, { code: 'not-declared', column: 2 }],
    });
    const retired = new Attributes([{ ...taste, retired: true }]);
    expect(reportOf(['1', '苦め'], { namespace: 'main', columns }, { ...known, attributes: retired })).toEqual({ problems: [{ code: 'not-declared', column: 1 }] });
  });
});

describe('a cell', () => {
  const columns = [{ column: 0, field: 'member' as const }, { column: 1, field: 'name' as const }];

  it('with what nobody writes is refused in its column, and one of several lines is not', () => {
    for (const control of ['\u0000', '\u0007', '\u001b$B', '\u007f', '\u0080']) {
      expect(reportOf([`1${control}`, `森田${control}彩`], { namespace: 'main', columns }, known)).toEqual({ problems: [0, 1].map((column) => ({ code: 'invalid', column })) });
    }
    expect(reportOf(['1', '森田\t彩\r\n様'], { namespace: 'main', columns }, known)).toMatchObject({ customer: { profile: { name: '森田\t彩\r\n様' } } });
  });
});

describe('a file', () => {
  async function* pieces(bytes: Buffer, size: number) {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const read = async (bytes: Buffer, encoding: FileEncoding, size = 7) => {
    const rows = [];
    for await (const row of csvRows(pieces(bytes, size), encoding)) rows.push(row);
    return rows;
  };
  /** 氏名,町 and 髙橋,久留米 as spreadsheets in Japan write them. */
  const shiftJis = Buffer.from('8e8196bc2c92ac0d0afbfc8bb42c8b7697af95c40d0a', 'hex');

  it('in Shift_JIS is read with the forms of kanji that spreadsheets have', async () => {
    expect(await read(shiftJis, 'shift_jis')).toEqual([{ number: 1, cells: ['氏名', '町'] }, { number: 2, cells: ['髙橋', '久留米'] }]);
  });

  it('in another encoding is refused with the place of the first byte that is none', async () => {
    await expect(read(shiftJis, 'utf-8')).rejects.toMatchObject({ code: 'wrong-encoding', place: { byte: 0 } });
    const late = Buffer.concat([Buffer.from('name\naya\n'), Buffer.from([0xff])]);
    await expect(read(late, 'utf-8', 4)).rejects.toMatchObject({ place: { byte: 9 } });
    await expect(read(Buffer.from('name\nあ').subarray(0, -1), 'utf-8')).rejects.toBeInstanceOf(UnreadableFile);
  });

  it.each([1, 2, 3, 7, 99])('in ISO-2022-JP is refused with the place, though all of its bytes are in any encoding: by %i bytes', async (size) => {
    const bytes = Buffer.from('mail,\u001b$B;aL>\u001b(B\nx\u001b@example.jp,\u001b$B9b66\u001b(B\n');
    for (const encoding of ['utf-8', 'shift_jis'] as const) {
      await expect(read(bytes, encoding, size)).rejects.toMatchObject({ code: 'wrong-encoding', place: { byte: 5 }, isCertain: true });
    }
    await expect(read(bytes.subarray(13), 'utf-8', size)).rejects.toMatchObject({ place: { byte: 17 } });
  });

  it('with a quote that is never closed, and with a line without an end, is refused with its line', async () => {
    await expect(read(Buffer.from('a,b\n1,"2\n3,4\n'), 'utf-8')).rejects.toMatchObject({ code: 'broken-quotes', place: { row: 2 } });
    await expect(read(Buffer.from(`a\n${'x'.repeat(200_000)}`), 'utf-8', 65_536)).rejects.toMatchObject({ code: 'line-too-long', place: { row: 2 } });
  });

  it('whose cells have a quote that does not begin them has it as it stands', async () => {
    expect((await read(Buffer.from('a,b\n5"ポット,x"y""z\n"q""",r'), 'utf-8', 3)).map(({ cells }) => cells)).toEqual([['a', 'b'], ['5"ポット', 'x"y""z'], ['q"', 'r']]);
  });

  it('with spaces before a quote is refused with its line: nobody knows what its cells are', async () => {
    await expect(read(Buffer.from('a,b\n1, "x,y"\n'), 'utf-8')).rejects.toMatchObject({ code: 'broken-quotes', place: { row: 2 } });
  });

  it('in UTF-8 with a line in another encoding is surely wrong, and one that may be in another is not', async () => {
    const mixed = Buffer.concat([Buffer.from('氏名,町\n山田,久留米\n'), shiftJis.subarray(9)]);
    for (const size of [7, 99]) await expect(read(mixed, 'utf-8', size)).rejects.toMatchObject({ code: 'wrong-encoding', place: { byte: 28 }, isCertain: true });
    await expect(read(shiftJis, 'utf-8')).rejects.toMatchObject({ isCertain: false });
  });

  it('divided by tabs keeps its commas, and empty lines count', async () => {
    expect(await read(Buffer.from('\ufeffa\tb\r\n\r\n1,000\tx\r\n'), 'utf-8')).toEqual([{ number: 1, cells: ['a', 'b'] }, { number: 2, cells: [] }, { number: 3, cells: ['1,000', 'x'] }]);
  });

  it('may begin with blank lines: what divides its cells stands in the first that is not', async () => {
    expect(await read(Buffer.from('\r\n;\r\na;b\r\n1,5;2'), 'utf-8', 99)).toEqual([[], [], ['a', 'b'], ['1,5', '2']].map((cells, place) => ({ number: place + 1, cells })));
  });

  it('may end its lines with CRLF, LF and CR in turn, and loses none', async () => {
    for (const size of [1, 2, 99]) {
      const rows = await read(Buffer.from('a,b\r\n1,2\n3,4\r5,"x\r\ny"\n"q","r"\r\n'), 'utf-8', size);
      expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b'], ['1', '2'], ['3', '4'], ['5', 'x\r\ny'], ['q', 'r']]);
    }
  });

  it('is the same however it is cut into pieces', async () => {
    const cell = fc.string({ unit: fc.constantFrom('あ', '髙', 'a', ' ', ',', '"', '\n', '1', '😀') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
        const text = ['x,y', ...lines.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))].join('\r\n');
        const rows = await read(Buffer.from(text), 'utf-8', size);
        expect(rows.slice(1).map(({ cells }) => cells)).toEqual(lines.map((cells) => (cells.some((each) => each.trim() !== '') ? cells : [])));
      }),
    );
  });
});
