/**
 * A small seeded generator (sfc32), so that the same seed tells the same story on every machine. Each part of
 * the story takes a fork of its own: a change in one part then leaves the others as they were.
 */
export function createRandom(seed) {
  let [a, b, c, d] = seedOf(seed);

  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();

  const int = (least, most) => least + Math.floor(next() * (most - least + 1));
  const pick = (list) => list[int(0, list.length - 1)];

  /** `choices` are pairs of a value and its weight. */
  const weighted = (choices) => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) if ((left -= weight) < 0) return value;
    return choices.at(-1)[0];
  };

  /** Up to `count` different elements, those with a higher weight more often. */
  const sample = (list, count, weightOf = () => 1) =>
    list
      .map((element) => ({ element, rank: next() ** (1 / weightOf(element)) }))
      .sort((one, other) => other.rank - one.rank)
      .slice(0, Math.max(0, count))
      .map(({ element }) => element);

  /** Deals values in exactly their shares, in a random order: a hundred of them are as the weights say. */
  const deck = (choices) => {
    let cards = [];
    return () => {
      if (!cards.length)
        cards = sample(
          choices.flatMap(([value, weight]) => Array(weight).fill(value)),
          Infinity,
        );
      return cards.pop();
    };
  };

  return {
    next,
    int,
    pick,
    weighted,
    sample,
    deck,
    chance: (share) => next() < share,
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** Four 32-bit words from a text (xmur3). */
function seedOf(text) {
  let hash = 1779033703 ^ text.length;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return [1, 2, 3, 4].map(() => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    return (hash ^= hash >>> 16);
  });
}

/**
 * Whole events of month number `index` when there are `perMonth` of them on average: 2.5 gives 2, 3, 2, 3, …
 */
export function quota(perMonth, index) {
  return Math.floor(perMonth * (index + 1)) - Math.floor(perMonth * index);
}
