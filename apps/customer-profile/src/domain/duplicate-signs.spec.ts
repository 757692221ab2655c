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

  it('have a landline and a whole name in common, where no space says which part is the surname, or kana is all that is known', () => {
    const landline = ['+81942000187'];
    expect(share([{ name: '佐々木花子' }, landline], [{ name: '佐々木 花子' }, landline])).toEqual(['phone-surname']);
    expect(share([{ kana: 'タカハシ アヤ' }, landline], [{ kana: 'たかはしあや' }, landline])).toEqual(['phone-surname']);
    expect(share([{ name: '林太郎', kana: 'ハヤシ タロウ' }, landline], [{ kana: 'ハヤシタロウ' }, landline])).toEqual(['phone-surname']);
    expect(share([{ kana: 'タカハシ アヤ' }, landline], [{ kana: 'タカハシ マコト' }, landline])).toEqual([]);
  });

  it.each(['清水/淸水', '青木/靑木', '増田/增田', '戸田/戶田', '船橋/舩槗', '和彦/和彥', '凜/凛', '恵/惠', '衛/衞', '三郎/三郞', '尚/尙', '遥/遙', '秋山/穐山', '鶴ヶ谷/鶴ケ谷'])(
    'have a name in common, whichever forms of a kanji it is written with: %s',
    (names) => {
      const [one, other] = names.split('/');
      expect(share([{ name: one!, address }, []], [{ name: other!, address }, []])).toEqual(['name-address']);
    },
  );

  it.each(['　', '\u200b', '\u3164', '\ue000\ue001', ' \u200b '])('are not found by a name that nobody can read', (blank) => {
    expect(signKeysOf({ name: blank, kana: blank, birthday: '1958-03-04', address }, ['+81942000187'])).toEqual([]);
    expect(share([{ name: '森田', kana: blank, birthday: '1958-03-04', address }, []], [{ name: '森田', birthday: '1958-03-04', address }, []])).toEqual(['name-birthday-postcode', 'name-address']);
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
