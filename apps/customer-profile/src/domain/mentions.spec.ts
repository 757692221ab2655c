import { mentionsIn } from './mentions.js';

describe('a text mentions', () => {
  it.each([
    ['by name in Japanese, with anything behind it', '@受注さん、@窓口 の件', ['order', 'care']],
    ['behind a full-width ＠', '＠配信へ：止めてください', ['message']],
    ['by name in English, in any case', 'For @orders and @CUSTOMER DATA.', ['order', 'core']],
    ['by id', '@order @survey', ['order', 'survey']],
    ['in any kana and width', '@あんけーと @ｻｲﾄ', ['survey', 'site']],
    ['each once, with a name that has a dot', '@店舗・営業 @店舗･営業 @store', ['store']],
    ['nobody in a mail address', 'aya@order.example.jp', []],
    ['nobody in a longer word', '@orderly @siteman', []],
    ['nobody without an @', '受注 窓口', []],
  ])('departments %s', (_, text, departments) => {
    expect(mentionsIn(text)).toEqual(departments);
  });
});
