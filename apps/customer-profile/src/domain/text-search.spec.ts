import { searchFor } from './text-search.js';

const entry = (more: object) => ({ type: 'contact.opened', title: { ja: 'お電話でのご相談', en: 'Contact by phone' }, data: {}, corrections: [], ...more });

describe('the search of a text', () => {
  it.each([
    ['two characters', '相談'],
    ['the English title in any case', 'CONTACT BY'],
    ['a text anywhere in the data', 'つぶれ'],
    ['half-width kana for full-width', 'ﾀﾞﾝﾎﾞｰﾙ'],
    ['hiragana for katakana', 'だんぼーる'],
    ['another form of a kanji', '高橋'],
    ['a correction', '折れて'],
    ['two words in any order, one of the title and one of a text', 'つぶれ　相談'],
    ['a phone number without its hyphens', '09012345678'],
    ['a phone number with other hyphens', '0901−2345-678'],
  ])('finds %s', (_, words) => {
    const data = { items: [{ name: '段ボール・ダンボール' }], quote: '箱がつぶれています 髙橋 電話は090-1234-5678' };
    expect(searchFor(words)(entry({ data, corrections: [{ text: '箱の角が折れていました' }] }))).toBe(true);
  });

  it.each(['つぶれ 日程', '相談つぶれ', '9012345678', '09012345679'])('does not find %s', (words) => {
    expect(searchFor(words)(entry({ data: { quote: '箱がつぶれています 電話は090-1234-5678' } }))).toBe(false);
  });

  it('finds no name of a field, and of a note no text that is not there any more', () => {
    expect(searchFor('quote')(entry({ data: { quote: 'はい' } }))).toBe(false);
    const note = entry({ type: 'customer.noted', data: { text: '対面' }, corrections: [{ text: '置き配' }, { text: '対面' }] });
    expect([searchFor('置き配')(note), searchFor('対面')(note)]).toEqual([false, true]);
  });
});
