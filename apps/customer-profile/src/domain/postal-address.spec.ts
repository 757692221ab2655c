import { placeOf, postalCodeOf } from './postal-address.js';

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
    expect(place('日吉町3-2-1')).not.toBe(placeOf({ postalCode: '830-0018', line1: '日吉町3-2-1' }));
  });

  it('without a number or a code says nothing', () => {
    expect(place('日吉町')).toBeUndefined();
    expect(placeOf({ line1: '日吉町3-2-1' })).toBeUndefined();
  });
});
