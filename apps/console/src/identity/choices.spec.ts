import { choicesOf, linesOfChoices } from './choices.js';

describe('choices, one to a line', () => {
  it('are a code and their words, in one language for both where there is one', () => {
    expect(choicesOf('bitter 苦め / Bitter\n\n  sweet　甘め \nplain')).toEqual([
      { id: 'bitter', name: { ja: '苦め', en: 'Bitter' } },
      { id: 'sweet', name: { ja: '甘め', en: '甘め' } },
      { id: 'plain', name: { ja: 'plain', en: 'plain' } },
    ]);
  });

  it('stay what they are when they are written and read again', () => {
    const choices = [{ id: 'bitter', name: { ja: '苦め', en: 'Bitter tea' } }];
    expect(choicesOf(linesOfChoices(choices))).toEqual(choices);
  });
});
