import { amissIn } from './amiss.mjs';

const killed = (seconds) => [{ what: 'survey', seconds, isKilled: true }];

describe('a fault', () => {
  it('goes as planned when it happened, everybody came back, and customers were thanked', () => {
    expect(amissIn(killed(8), { thanks: 3, isTimed: true })).toEqual([]);
  });

  it('is amiss when its moment never came, or nothing at all was broken', () => {
    expect(amissIn([{ what: 'survey', never: 'killed at COMMIT' }], { thanks: 3 })).toEqual([
      'survey never was killed at COMMIT',
    ]);
    expect(amissIn([], { thanks: 3 })).toEqual(['nothing was broken']);
  });

  it('is amiss when somebody never came back', () => {
    expect(amissIn([{ what: 'kafka', seconds: Infinity }], { thanks: 3 })).toEqual([
      'kafka: nobody was at work again when patience ended',
    ]);
  });

  it('is amiss when a killed service was not back in time, where time is looked at', () => {
    expect(amissIn(killed(15.2), { thanks: 3, isTimed: true })).toEqual([
      'survey: back at work after 15.2 s, and it had 15',
    ]);
    expect(amissIn(killed(15.2), { thanks: 3 })).toEqual([]);
    expect(amissIn([{ what: 'kafka', seconds: 15.2 }], { thanks: 3, isTimed: true })).toEqual([]);
  });

  it('is amiss when nobody was thanked who could have been thanked twice', () => {
    expect(amissIn(killed(8), { thanks: 0 })).toEqual([
      'none of its customers was thanked, so nobody could be thanked twice',
    ]);
  });
});
