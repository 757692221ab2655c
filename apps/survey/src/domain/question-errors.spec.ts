import { questionErrors } from './question-errors.js';

const words = { ja: '満足度', en: 'Satisfied?' };
const scale = (from: number, to: number) => ({ id: 'score', type: 'scale', text: words, low: words, high: words, from, to });

describe('a scale', () => {
  it('goes from a smaller to a larger number', () => {
    expect(questionErrors([scale(1, 5), scale(0, 10)])).toEqual([]);
    for (const [from, to] of [[5, 1], [3, 3]] as const) {
      expect(questionErrors([scale(1, 5), scale(from, to)])).toEqual([{ pointer: '/questions/1/to', detail: 'must be above from' }]);
    }
  });

  it('has whole numbers from 0 to 10 as its ends', () => {
    expect(questionErrors([scale(-1, 5)]).map((each) => each.pointer)).toContain('/questions/0/from');
    expect(questionErrors([scale(1, 11)]).map((each) => each.pointer)).toContain('/questions/0/to');
  });
});
