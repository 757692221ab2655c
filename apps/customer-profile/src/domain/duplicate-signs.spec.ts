import { signKeysOf } from './duplicate-signs.js';

const address = { postalCode: '830-0017', line1: '久留米市日吉町3-2-1' };
const share = (...[one, other]: [Parameters<typeof signKeysOf>, Parameters<typeof signKeysOf>]) => {
  const keys = signKeysOf(...one).map(({ sign, key }) => `${sign} ${key}`);
  return signKeysOf(...other).filter(({ sign, key }) => keys.includes(`${sign} ${key}`)).map(({ sign }) => sign);
};

describe('two who may be one', () => {
  it('have a name in kana, a birthday and a postal code in common, whatever kanji they are written with', () => {
    const kana = { kana: 'サイトウ ヒロシ', birthday: '1958-03-04' };
    expect(share([{ ...kana, name: '齋藤弘', address: { postalCode: '8300017' } }, []], [{ ...kana, kana: 'さいとうひろし', name: '斎藤 浩', address: { postalCode: '830-0017' } }, []])).toEqual(['name-birthday-postcode']);
    expect(share([{ ...kana, address }, []], [{ ...kana, birthday: '1958-03-05', address }, []])).toEqual([]);
  });

  it('have a landline and a surname in common', () => {
    const landline = ['+81942000187'];
    expect(share([{ name: '髙橋 和子' }, landline], [{ name: '高橋誠' }, landline])).toEqual(['phone-surname']);
    expect(share([{ name: '髙橋 和子' }, landline], [{ name: '山本 誠' }, landline])).toEqual([]);
  });

  it('have a name and a place in common, whichever way the numbers are written', () => {
    expect(share([{ name: '森田 彩', address }, []], [{ name: '森田彩', address: { ...address, line1: '久留米市日吉町三丁目２番１号' } }, []])).toEqual(['name-address']);
    expect(share([{ name: '森田 彩', address }, []], [{ name: '森田 誠', address }, []])).toEqual([]);
  });

  it('are not found by what is missing in both', () => {
    expect(signKeysOf({}, ['+81942000187'])).toEqual([]);
    expect(signKeysOf({ birthday: '1958-03-04', address: { postalCode: '830-0017' } }, [])).toEqual([]);
  });
});
