import { bornTogether } from './born-together.js';

const at = new Date('2026-11-20T12:00:00Z');
const minted = (id: string, kind: string | undefined = id, known = true) => ({ id, kind, known, firstSeenAt: at });

describe('origins that nobody had', () => {
  it('are one customer from their beginning where one fact names all of them; a known one gives its id', () => {
    expect([...bornTogether([minted('a', 'anonymous', false), minted('b', 'mail'), minted('c', 'phone')], [['b', 'a', 'c']])]).toEqual([['b', 'b'], ['c', 'b'], ['a', 'b']]);
  });

  it.each([
    ['another fact names one of them, too', ['a', 'b'], [['a', 'b'], ['b']]],
    ['somebody had one of them', ['a'], [['a', 'b']]],
  ])('are customers of their own where %s', (_, fresh, named) => {
    expect(bornTogether(fresh.map((id) => minted(id)), named).size).toBe(0);
  });

  it('are a customer each where a fact names one alone, whatever for it was minted', () => {
    expect([...bornTogether([minted('a'), { ...minted('b'), kind: undefined }], [['a'], ['b']])]).toEqual([['a', 'a'], ['b', 'b']]);
  });

  it('are customers of their own where two are of one kind, of which one customer may have one alone', () => {
    expect(bornTogether([minted('a', 'member main'), minted('b', 'member main')], [['a', 'b']]).size).toBe(0);
  });
});
