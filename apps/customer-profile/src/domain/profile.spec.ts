import type { ProfileFields } from '@engawa/contracts';
import { foldName } from './name-folding.js';
import { fieldsSaid, joinProfiles, nameGrams, queryGrams, withSaid, type DatedFields } from './profile.js';

const day = (at: number) => new Date(Date.UTC(2026, 0, at));
const [desk, shop, survey] = ['desk', 'order-ingest', 'survey'];
const priorities = { desk: 10, 'order-ingest': 50, survey: 50 };
const says = (profile: DatedFields, fields: ProfileFields, at: number, source = shop) => withSaid(profile, fields, { at: day(at), source, fact: 'f' }, priorities);
const said = (profile: DatedFields, name: string, at: number, source = shop) => says(profile, { name }, at, source) ?? profile;

describe('a profile', () => {
  it('keeps what was said last, whatever arrives when', () => {
    const profile = said(said({}, '森田 彩', 2), '山本 彩', 1);
    expect(profile.name).toEqual({ value: '森田 彩', at: day(2).toISOString(), source: shop, fact: 'f' });
    expect(said(profile, '山本 彩', 3).name?.value).toBe('山本 彩');
  });

  it('does not change when the same fact comes again, or one that says nothing', () => {
    const profile = said({}, '森田 彩', 1);
    expect(says(profile, { name: '森田 彩' }, 1)).toBeUndefined();
    expect(says({}, {}, 1)).toBeUndefined();
  });

  it('is what was said last, also when that was said before, in whatever order the three arrive', () => {
    const reports = [['山本 彩', 1], ['森田 彩', 2], ['山本 彩', 3]] as const;
    for (const order of [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]) {
      const profile = order.map((each) => reports[each]!).reduce((known, [name, at]) => said(known, name, at), {} as DatedFields);
      expect(profile.name).toMatchObject({ value: '山本 彩', at: day(3).toISOString() });
    }
  });

  it('of what is said at one moment has what was stated last, in whatever order it arrives', () => {
    const says = (profile: DatedFields, fact: string) => withSaid(profile, { name: `名前${fact}` }, { at: day(1), source: shop, fact }, priorities) ?? profile;
    expect(says(says({}, 'a'), 'b').name?.value).toBe('名前b');
    expect(says(says({}, 'b'), 'a').name?.value).toBe('名前b');
    const profiles = [says({}, 'a'), says({}, 'b')];
    expect([profiles, [...profiles].reverse()].map((each) => joinProfiles(each).name)).toEqual(['名前b', '名前b']);
  });

  it('loses no street to a postal code alone, whatever reports it and when, but to a department, which means it', () => {
    const [whole, part] = [{ postalCode: '812-0011', line1: '天神1-1' }, { postalCode: '812-0012' }];
    const profile = says(says({}, { address: part }, 1)!, { address: whole }, 2)!;
    expect(says(profile, { address: part }, 3, survey)).toBeUndefined();
    expect(joinProfiles([says(profile, { address: part }, 3, desk)!], priorities).address).toEqual(part);
    const profiles = [profile, says({}, { address: part }, 3, survey)!];
    expect([profiles, [...profiles].reverse()].map((each) => joinProfiles(each, priorities).address)).toEqual([whole, whole]);
    const emptied = withSaid(profile, fieldsSaid({ emptied: ['address'] }), { at: day(4), source: desk, fact: 'f' }, priorities)!;
    expect(joinProfiles([emptied], priorities)).toEqual({});
    expect(joinProfiles([says(emptied, { address: part }, 5, desk)!], priorities).address).toEqual(part);
  });

  it('keeps the fields nobody speaks of', () => {
    const profile = says(said({}, '森田 彩', 1), { kana: 'モリタ アヤ' }, 2)!;
    expect(joinProfiles([profile])).toEqual({ name: '森田 彩', kana: 'モリタ アヤ' });
  });

  it('of several origins has of each field what was said last', () => {
    const old = says({}, { name: '山本 彩', kana: 'ヤマモト アヤ' }, 1)!;
    const profiles = [said({}, '森田 彩', 2), old];
    expect(joinProfiles(profiles)).toEqual({ name: '森田 彩', kana: 'ヤマモト アヤ' });
    expect(joinProfiles([...profiles].reverse())).toEqual(joinProfiles(profiles));
    expect(joinProfiles([])).toEqual({});
  });
});

describe('a field', () => {
  it('that is emptied has no value until somebody who counts as much says one', () => {
    const profile = says({}, { name: '森田 彩', kana: 'モリタ アヤ' }, 1, desk)!;
    const emptied = withSaid(profile, fieldsSaid({ emptied: ['kana'] }), { at: day(2), source: desk, fact: 'f' }, priorities)!;
    expect(joinProfiles([emptied])).toEqual({ name: '森田 彩' });
    expect(joinProfiles([emptied, says({}, { kana: 'モリタ アヤ' }, 3)!], priorities)).toEqual({ name: '森田 彩' });
    expect(joinProfiles([says(emptied, { kana: 'ヤマモト アヤ' }, 4, desk)!]).kana).toBe('ヤマモト アヤ');
  });

  it('of those that a company declared counts for itself', () => {
    const attributes = (values: Record<string, string | number>, at: number, source = shop) => withSaid({}, fieldsSaid({ profile: { attributes: values } }), { at: day(at), source, fact: 'f' }, priorities)!;
    const joined = joinProfiles([attributes({ taste: 'bitter', cups: 2 }, 1, desk), attributes({ cups: 3, shoe: 24 }, 2)], priorities);
    expect(joined).toEqual({ attributes: { taste: 'bitter', cups: 2, shoe: 24 } });
  });

  it('says that post came back for as long as they live where it came back from', () => {
    const [tenjin, meinohama] = [{ line1: '天神1-1' }, { line1: '姪浜2-2' }];
    const returned = says(says({}, { address: tenjin }, 1)!, { returnedPost: { on: '2026-01-02', address: tenjin } }, 2, desk)!;
    expect(joinProfiles([returned]).returnedPost?.on).toBe('2026-01-02');
    expect(joinProfiles([says(returned, { address: meinohama }, 3)!])).toEqual({ address: meinohama });
    const unplaced = says(says({}, { address: tenjin }, 1)!, { returnedPost: { on: '2026-01-02' } }, 2, desk)!;
    expect(joinProfiles([unplaced]).returnedPost?.on).toBe('2026-01-02');
    expect(joinProfiles([says(unplaced, { address: meinohama }, 3)!])).toEqual({ address: meinohama });
    expect(joinProfiles([says(unplaced, { address: tenjin }, 3)!]).returnedPost?.on).toBe('2026-01-02');
    expect(joinProfiles([unplaced, says({}, { address: tenjin }, 3)!]).returnedPost?.on).toBe('2026-01-02');
    const written = [{ postalCode: '100-0001', line1: '千代田区千代田1丁目2番3号' }, { postalCode: '1000001', line1: '千代田区千代田１−２−３' }];
    const again = says(says({}, { returnedPost: { on: '2026-01-02', address: written[0]! }, address: written[0]! }, 1)!, { address: written[1]! }, 2)!;
    expect(joinProfiles([again]).returnedPost?.on).toBe('2026-01-02');
    // The same address from somebody whose word counts more is the same address.
    expect(joinProfiles([says(returned, { address: tenjin }, 4, desk)!]).returnedPost?.on).toBe('2026-01-02');
  });
});

it('a text in which nobody sees anything says nothing: a form was left blank', () => {
  const address = { postalCode: ' ', line1: '　', line2: '\u3164' };
  expect(fieldsSaid({ profile: { name: '　', kana: '\u200b', company: '\ue000', address, language: 'ja' } })).toEqual({ language: 'ja' });
  expect(fieldsSaid({ profile: { address: { ...address, prefecture: '福岡県' } }, emptied: ['kana'] })).toEqual({ address: { prefecture: '福岡県' }, kana: null });
});

it('a day that is none says nothing', () => {
  const anniversaries = [{ name: '結婚', on: '--02-29' }, { name: '初回', on: '--13-01' }];
  const told = { birthday: '0000-00-00', returnedPost: { on: '2026-13-45' }, anniversaries };
  expect(fieldsSaid({ profile: told })).toEqual({ anniversaries: anniversaries.slice(0, 1) });
  expect(fieldsSaid({ profile: { anniversaries: [{ name: '結婚', on: '0000-00-00' }] } })).toEqual({});
  expect(fieldsSaid({ profile: { anniversaries: [] } })).toEqual({ anniversaries: [] });
  expect(fieldsSaid({ profile: { birthday: '1958-03-04', returnedPost: { on: '2026-11-20' } } })).toEqual({ birthday: '1958-03-04', returnedPost: { on: '2026-11-20' } });
});

it('what a source says turns nothing that stands around it', () => {
  const profile = { name: '\u202e花子\u202c', address: { line1: '天神\u20671-1' } };
  expect(fieldsSaid({ profile })).toEqual({ name: '花子', address: { line1: '天神1-1' } });
});

describe('of several sources', () => {
  it('the better one counts, whoever speaks last, and equal ones by time', () => {
    const corrected = said(said({}, '森田 彩', 1), '森田 綾', 2, desk);
    expect(says(corrected, { name: '森田 彩' }, 3)).toBeUndefined();
    expect(said(corrected, '山本 綾', 4, desk).name?.value).toBe('山本 綾');
    expect(said(said({}, '森田 彩', 1), '山本 彩', 2, survey).name?.value).toBe('山本 彩');
  });

  it('the same from a better one counts more from then on, and from an equal one the last of them does', () => {
    const confirmed = said(said({}, '森田 彩', 1), '森田 彩', 2, desk);
    expect(confirmed.name).toMatchObject({ value: '森田 彩', source: desk });
    expect(says(confirmed, { name: '山本 彩' }, 3)).toBeUndefined();
    expect(says(confirmed, { name: '森田 彩' }, 3)).toBeUndefined();
    expect(said(said({}, '森田 彩', 1), '森田 彩', 2, survey).name).toMatchObject({ source: survey, at: day(2).toISOString() });
  });

  it('a customer of several origins has what the best says, as the priorities are now', () => {
    const profiles = [said({}, '森田 綾', 1, desk), said({}, '森田 彩', 2)];
    expect(joinProfiles(profiles, priorities).name).toBe('森田 綾');
    expect(joinProfiles(profiles, { ...priorities, desk: 90 }).name).toBe('森田 彩');
    expect(joinProfiles([...profiles].reverse(), priorities).name).toBe('森田 綾');
  });

  it('one that nobody ranked, and what was said before there were any, count as most do', () => {
    const old = { name: { value: '森田 彩', at: day(1).toISOString() } };
    expect(said(old, '山本 彩', 2).name?.value).toBe('山本 彩');
    expect(said(said({}, '森田 彩', 3), '山本 彩', 2, 'elsewhere').name?.value).toBe('森田 彩');
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
    expect(['渡邉\u{E0101}', '渡\u200b辺', '渡\ue000邊'].map(foldName)).toEqual(['渡辺', '渡辺', '渡辺']);
    expect(['澁谷', '𣘺本', '聰'].map(foldName)).toEqual(['渋谷', '橋本', '聡']);
  });
});
