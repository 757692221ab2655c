import { entered, found, without } from './right-story.mjs';

describe('what had to follow', () => {
  it('is lost when a customer entered a segment and nobody was told of it', () => {
    const told = [`engawa.segment.entered ${entered.id}: not on the timeline, or not stated to others`];
    expect(found(({ entries }) => without(entries, ({ id }) => id === entered.id)).lost).toEqual(told);
    expect(found(({ stream }) => without(stream, ({ id }) => id === entered.id)).lost).toEqual(told);
  });

  it('is lost when the journey that begins with a segment has not begun', () => {
    expect(found(({ enrolled }) => enrolled.pop()).lost).toEqual([`entered ${entered.id}: not in thanks`]);
    expect(found(({ asked }) => asked.pop()).lost).toEqual([`entered ${entered.id}: no message of thanks`]);
    expect(found((tables) => (tables.journeys[0].segment = 'loyal'))).toEqual({});
  });

  it('is a message that one who was the same customer then has got', () => {
    const parted = (tables) => {
      tables.asked = tables.asked.map((each) => ({ ...each, origin: 'origin of b' }));
      tables.once = [['origin of b', entered.origin]];
    };
    expect(found(parted)).toEqual({});
  });

  it('is lost when a closed contact was not asked about, by a survey that asks after each', () => {
    expect(found(({ invitations }) => invitations.pop()).lost).toEqual(['call: not asked by csat']);
    const unsent = ({ deliveries, mails }) => [deliveries.pop(), mails.pop()];
    expect(found(unsent).lost).toEqual(['call: no message of csat']);
    const open = ({ invitations }, ledger) => {
      invitations.pop();
      ledger.find(({ cause }) => cause === 'call').state = 'open';
    };
    expect(found(open)).toEqual({});
  });

  it('is lost when a segment has others than the orders that live say', () => {
    expect(found(({ memberships }) => memberships.pop()).lost).toEqual([
      'customer aya: not in first, with 1 live orders',
    ]);
    const another = (segment, customer) => (tables) => tables.memberships.push({ segment, customer });
    expect(found(another('first', 'ken')).lost).toEqual(['customer ken: in first, with 0 live orders']);
    expect(found(another('loyal', 'aya')).lost).toEqual(['customer aya: in loyal, with 1 live orders']);
  });

  it('is counted of joined customers together', () => {
    const joined = (tables, ledger) => {
      tables.places[1].customer = 'aya';
      tables.counted[1] = { key: 'b', amount: 2, voided: false };
      ledger.find(({ cause }) => cause === 'b-2').state = 'live';
    };
    expect(found(joined).lost).toEqual(['customer aya: in first, with 2 live orders']);
  });
});

describe('the state in which segmentation counts an order', () => {
  it('is wrong when it is not that of the last event that was accepted', () => {
    expect(found(({ counted }) => (counted[0].amount = 1)).order).toEqual([
      'order a: counted as live with 1, and last it was live with 2',
    ]);
    expect(found(({ counted }) => (counted[0].voided = true)).order).toEqual([
      'order a: counted as cancelled, and last it was live with 2',
    ]);
    const placedAgain = ({ counted }) => Object.assign(counted[1], { amount: 1, voided: false });
    expect(found(placedAgain).order).toEqual(['order b: counted as live with 1, and last it was cancelled']);
  });

  it('is stuck, and not wrong yet, while something is left to do', () => {
    const change = ({ counted, left }) => {
      counted[0].amount = 1;
      left.push('1 message of segmentation');
    };
    expect(found(change)).toEqual({
      stuck: ['1 message of segmentation', 'order a: counted as live with 1, and last it was live with 2'],
    });
  });
});
