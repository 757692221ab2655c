import { createRandom } from '../tools/demo/random.mjs';
import { contactOf, newOrder, nextEvent, wrongEvent } from './story.mjs';

const identifiersIn = (run, first) => {
  const random = createRandom(run);
  const events = Array.from({ length: 200 }, (_, number) => {
    const customers = { first, count: 20 };
    const { body } = nextEvent(newOrder(run, number, customers), random);
    return [
      ...body.data.customer.identifiers,
      ...contactOf(run, number, customers, random).body.customer.identifiers,
    ];
  });
  return new Set(events.flat().map(({ kind, value }) => `${kind} ${value}`));
};

describe('a run of the producer', () => {
  it('has customers of its own, whose addresses name it', () => {
    const [one, other] = [identifiersIn('one-1-', 0), identifiersIn('other-1-', 2000)];
    expect(one.size).toBeGreaterThan(50);
    expect([...one].filter((each) => other.has(each))).toEqual([]);
    const addresses = [...one].filter((each) => each.startsWith('mail '));
    expect(addresses).toHaveLength(20);
    expect(addresses.every((each) => each.startsWith('mail one-1-'))).toBe(true);
  });

  it('tells of each event what it makes of its key, or that it is wrong', () => {
    const random = createRandom('story');
    const order = newOrder('one-1-', 1, { first: 0, count: 20 });
    const events = Array.from({ length: 20 }, () => nextEvent(order, random));
    const isPlaced = ({ body }) => body.type === 'engawa.intake.order.place';
    expect(events.map(({ state }) => state)).toEqual(
      events.map((event) => (isPlaced(event) ? 'live' : 'cancelled')),
    );
    const contacts = Array.from({ length: 200 }, (_, number) =>
      contactOf('one-1-', number, { first: 0, count: 20 }, random),
    );
    expect(contacts.every(({ body, state }) => (state === 'closed') === body.closed)).toBe(true);
    expect(contacts.filter(({ isWrong }) => isWrong).every(({ body }) => !body.dealReason)).toBe(true);
    expect(wrongEvent('one-1-', 2).isWrong).toBe(true);
  });
});
