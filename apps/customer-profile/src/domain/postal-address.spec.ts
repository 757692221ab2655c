import { completeAddress, placeOf, postalCodeOf } from './postal-address.js';

describe('a postal code', () => {
  it.each(['830-0017', '〒830-0017', '８３０ー００１７', '8300017', ' 830 0017 '])('is seven digits, however it is written: %s', (postalCode) => {
    expect(postalCodeOf({ postalCode })).toBe('8300017');
  });

  it.each(['830-001', '0942-00-0187', '', 'なし'])('is none: %s', (postalCode) => {
    expect(postalCodeOf({ postalCode })).toBeUndefined();
  });
});

describe('a place', () => {
  const place = (line1: string, line2?: string) => placeOf({ postalCode: '830-0017', line1, line2 });

  it.each([
    '久留米市日吉町三丁目２番１号',
    '久留米市日吉町3丁目2-1',
    '久留米市日吉町３－２－１',
    '久留米市日吉町3ー2ー1',
    '久留米市日吉町３丁目２番地の１',
    '久留米市 日吉町 3-2-1 縁側ハイツ 203号',
    '久留米市日吉町3の2の1',
  ])('is the same in each form that people write it in: %s', (line1) => {
    expect(place(line1)).toBe('8300017 久留米市日吉町3-2-1');
    expect(place('久留米市日吉町', '3丁目 2番 1号')).toBe(place(line1));
  });

  it.each([
    ['福岡県久留米市日吉町3-2-1', '久留米市日吉町3-2-1'],
    ['神奈川県 横浜市西区1-2', '横濱市西區1-2'],
    ['山県市高富1', '岐阜県山県市高富1'],
    ['札幌市中央区北一条西二丁目3-4', '札幌市中央区北1条西2-3-4'],
    ['北十八条西五丁目1番2号', '北18条西5-1-2'],
    ['二線東五号3番地', '2線東5号3'],
    ['一番町5-3', '1番町5-3'],
    ['一番丁5-3', '1番丁5-3'],
    ['第十地割2番地', '第10地割2'],
    ['霞が関3-2-1', '霞ヶ関3-2-1'],
    ['霞ｹ関3-2-1', '霞个関3-2-1'],
    ['関ケ原1', '關が原1'],
    ['日の出町1-2', '日ノ出町1-2'],
    ['日吉町3 - 2 - 1', '日吉町3-2-1'],
  ])('is the same: %s and %s', (one, other) => {
    expect([place(one), place(other)]).toEqual([place(other), expect.stringMatching(/\d$/)]);
  });

  it('is the same with a room behind its numbers or in a line of its own', () => {
    for (const [line1, line2] of [['日吉町3-2-1-101'], ['日吉町3-2-1', '101号室'], ['日吉町3丁目2番1号101号室'], ['日吉町3-2-1', 'ハイツ101']] as const) {
      expect(place(line1, line2)).toBe('8300017 日吉町3-2-1');
    }
    expect(place('日吉町12-3-101')).toBe(place('日吉町12番地3', '101'));
  });

  it('with numbers of two digits in kanji is the one in Arabic ones', () => {
    expect(place('南町二十一番地')).toBe(place('南町21'));
    expect(place('南町十丁目十五')).not.toBe(place('南町10丁目5'));
  });

  it('without 大字 and 字 is the same', () => {
    expect(place('大字上津字本山12番地')).toBe(place('上津本山12'));
  });

  it('of another number, street or code is another', () => {
    expect(place('日吉町3-2-1')).not.toBe(place('日吉町3-2-11'));
    expect(place('日吉町3-2-1')).not.toBe(place('日吉2-1'));
    expect(place('四番町5-3')).not.toBe(place('四番町9-8'));
    expect(place('北1条西2丁目3-4')).not.toBe(place('北1条西9丁目7-7'));
    expect(place('3番町5-3')).not.toBe(place('3番町9-8'));
    expect(place('甲1234-567')).not.toBe(place('甲1234-568'));
    expect(place('日吉町3-2-1')).not.toBe(placeOf({ postalCode: '830-0018', line1: '日吉町3-2-1' }));
  });

  it('without a number or a code says nothing', () => {
    expect([place('日吉町'), place('四条通'), place('14条通')]).toEqual([undefined, undefined, undefined]);
    expect(placeOf({ line1: '日吉町3-2-1' })).toBeUndefined();
  });
});

describe('an address of which parts are blank', () => {
  const known = { postalCode: '830-0017', prefecture: '福岡県', line1: '久留米市日吉町3-2-1', line2: '縁荘101' };

  it.each(['久留米市日吉町3-2-1', '福岡県久留米市日吉町三丁目２番１号', '久留米市 日吉町 3-2-1'])('has those that are known of the same street and house: %s', (line1) => {
    expect(completeAddress({ line1 }, known)).toEqual({ ...known, line1 });
    expect(completeAddress({ line1, line2: '縁荘202' }, known)).toEqual({ ...known, line1, line2: '縁荘202' });
  });

  it.each([
    { line1: '久留米市日吉町3-2-11' },
    { line1: '久留米市日吉町3-2-1 別荘202' },
    { line1: '久留米市日吉町3-2-1', postalCode: '060-0001' },
    { line1: '久留米市日吉町3-2-1', prefecture: '北海道' },
    { postalCode: '830-0018' },
  ])('stays as it is where it is another: %j', (said) => {
    expect(completeAddress(said, known)).toEqual(said);
  });
});
