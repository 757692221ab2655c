import { foldName } from './name-folding.js';
import { joinProfiles, nameGrams, queryGrams, withSaid, type DatedFields } from './profile.js';

const day = (at: number) => new Date(Date.UTC(2026, 0, at));
const said = (profile: DatedFields, name: string, at: number) => withSaid(profile, { name }, day(at)) ?? profile;

describe('a profile', () => {
  it('keeps what was said last, whatever arrives when', () => {
    const profile = said(said({}, '森田 彩', 2), '山本 彩', 1);
    expect(profile.name).toEqual({ value: '森田 彩', at: day(2).toISOString() });
    expect(said(profile, '山本 彩', 3).name?.value).toBe('山本 彩');
  });

  it('does not change when the same is said again', () => {
    const profile = said({}, '森田 彩', 1);
    expect(withSaid(profile, { name: '森田 彩' }, day(1))).toBeUndefined();
    expect(withSaid({}, {}, day(1))).toBeUndefined();
  });

  it('keeps the fields nobody speaks of', () => {
    const profile = withSaid(said({}, '森田 彩', 1), { kana: 'モリタ アヤ' }, day(2))!;
    expect(joinProfiles([profile])).toEqual({ name: '森田 彩', kana: 'モリタ アヤ' });
  });

  it('of several origins has of each field what was said last', () => {
    const old = withSaid({}, { name: '山本 彩', kana: 'ヤマモト アヤ' }, day(1))!;
    const profiles = [said({}, '森田 彩', 2), old];
    expect(joinProfiles(profiles)).toEqual({ name: '森田 彩', kana: 'ヤマモト アヤ' });
    expect(joinProfiles([...profiles].reverse())).toEqual(joinProfiles(profiles));
    expect(joinProfiles([])).toEqual({});
  });
});

describe('the grams of a name', () => {
  const finds = (query: string, ...texts: string[]) => queryGrams(query).every((gram) => nameGrams(texts).includes(gram));

  it.each([
    ['森', '森田 彩'],
    ['森田', '森田 彩'],
    ['田彩', '森田　彩'],
    ['もりた', 'モリタ アヤ'],
    ['ﾓﾘﾀ', 'モリタ アヤ'],
    ['ガーデン', 'ｶﾞｰﾃﾞﾝ'],
    ['ＡＣＭＥ', 'Acme Corp'],
    ['𠮷野', '𠮷野 家'],
    ['吉野', '𠮷野 家'],
    ['高橋', '髙橋 和子'],
    ['髙橋', '高橋 和子'],
    ['斉藤', '齋藤 弘'],
    ['斎藤', '齊藤 弘'],
    ['渡辺', '渡邉 圭'],
    ['山崎', '山﨑 圭'],
  ])('find %s in %s', (query, name) => {
    expect(finds(query, name)).toBe(true);
  });

  it('do not find what the name does not have', () => {
    expect(finds('田森', '森田 彩')).toBe(false);
    expect(finds('彩', '森田', 'モリタ')).toBe(false);
  });

  it('are those of both name and kana, and of nothing else', () => {
    expect(nameGrams(['森田', undefined, 'モ']).sort()).toEqual(['森', '森田', '田', 'モ'].sort());
    expect(queryGrams('  ')).toEqual([]);
    expect(foldName('もりた　あや ')).toBe('モリタアヤ');
  });
});
