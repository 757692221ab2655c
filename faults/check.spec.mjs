import { check } from './check.mjs';

/** Two orders with two events each and one contact, as they are where nothing went wrong. */
function story() {
  const ledger = [
    ...['a', 'b'].flatMap((key) =>
      [1, 2].map((seq) => ({ cause: `${key}-${seq}`, kind: 'order', key, seq, outcome: 'accepted' })),
    ),
    { cause: 'call', kind: 'contact', key: 'call', seq: 1, outcome: 'accepted' },
    { cause: 'no', kind: 'order', key: 'no', seq: 1, outcome: 'refused' },
  ];
  const accepted = ledger.filter(({ outcome }) => outcome === 'accepted');
  const facts = accepted.map(({ cause }) => ({ id: `fact ${cause}`, cause, type: 'stated' }));
  return {
    ledger,
    tables: {
      receipts: accepted.filter(({ kind }) => kind === 'order').map(({ cause }) => ({ cause })),
      facts,
      contacts: [{ cause: 'call' }],
      entries: facts.map(({ id }, place) => ({ id, origin: originOf(id), revision: String(place + 1) })),
      stream: facts.map(({ id }) => ({ id, origin: originOf(id) })),
      counted: ['a', 'b'],
      deliveries: [{ id: 'd', status: 'sent', reason: null, channel: 'mail' }],
      mails: [{ delivery: 'd', thanks: true, address: 'aya@example.jp' }],
      deadLetters: [],
      left: [],
    },
  };
}

const originOf = (id) => `origin of ${id.split(/[ -]/)[1]}`;

/** What the checker finds after something in the story was changed, without the columns that are empty. */
function found(change) {
  const { ledger, tables } = story();
  change(tables, ledger);
  return Object.fromEntries(Object.entries(check(ledger, tables)).filter(([, list]) => list.length > 0));
}

const without = (list, test) => list.splice(list.findIndex(test), 1);

describe('what is compared with the ledger', () => {
  it('is found to be right where nothing went wrong', () => {
    expect(found(() => undefined)).toEqual({});
  });

  it('is lost when it was accepted and its owner recorded nothing', () => {
    expect(found(({ facts }) => without(facts, ({ cause }) => cause === 'a-2'))).toEqual({
      lost: ['a-2: no fact of its owner'],
    });
  });

  it('is lost when it is recorded and not on the timeline, not stated to others, or not counted', () => {
    const isA2 = ({ id }) => id === 'fact a-2';
    expect(found(({ entries }) => without(entries, isA2)).lost).toEqual(['a-2: not on the timeline']);
    expect(found(({ stream }) => without(stream, isA2)).lost).toEqual(['a-2: not stated to others']);
    expect(found(({ counted }) => without(counted, (key) => key === 'b')).lost).toEqual([
      'b-1: not counted for segments',
      'b-2: not counted for segments',
    ]);
    expect(found(({ contacts }) => contacts.pop()).lost).toEqual(['call: no contact']);
  });

  it('is lost when a mail counts as sent and nobody received it', () => {
    expect(found(({ mails }) => mails.pop()).lost).toEqual(['mail d: sent, and not in the mailbox']);
  });

  it('is lost when it is a dead letter and no poison, or poison and no dead letter', () => {
    const letter = (kind) => (tables, ledger) => {
      without(tables.facts, ({ cause }) => cause === 'a-2');
      without(tables.receipts, ({ cause }) => cause === 'a-2');
      tables.deadLetters.push({ service: 'order-ingest', cause: 'a-2', reason: 'failed' });
      ledger.find(({ cause }) => cause === 'a-2').kind = kind;
    };
    const deadLettered = ['order-ingest: a-2 failed'];
    expect(found(letter('order'))).toEqual({ lost: ['a-2: a dead letter of order-ingest'], deadLettered });
    expect(found(letter('poison'))).toEqual({ deadLettered });
    const poison = { cause: 'p', kind: 'poison', key: 'p', seq: 1, outcome: 'accepted' };
    expect(found((_, ledger) => ledger.push(poison)).lost).toEqual(['p: no dead letter']);
  });

  it('is a phantom when it was refused, or sent by nobody, and is there', () => {
    expect(found(({ receipts }) => receipts.push({ cause: 'no' })).phantom).toEqual(['no: a receipt']);
    expect(found(({ facts }) => facts.push({ id: 'f', cause: 'no' })).phantom).toEqual(['no: a fact']);
    expect(found(({ contacts }) => contacts.push({ cause: 'nobody' })).phantom).toEqual([
      'nobody: a contact',
    ]);
  });

  it('may be there or not when its outcome is unknown', () => {
    const unknown = (ledger) => (ledger.find(({ cause }) => cause === 'a-2').outcome = 'unknown');
    expect(found((_, ledger) => unknown(ledger))).toEqual({});
    const absent = (tables, ledger) => {
      unknown(ledger);
      without(tables.facts, ({ cause }) => cause === 'a-2');
    };
    expect(found(absent)).toEqual({});
  });
});

describe('an effect', () => {
  it('is double when one report has two receipts, facts, contacts or entries', () => {
    expect(found(({ receipts }) => receipts.push({ cause: 'a-1' })).double).toEqual(['a-1: receipt']);
    expect(found(({ facts }) => facts.push({ ...facts[0], id: 'again' })).double).toEqual(['a-1: stated']);
    expect(found(({ contacts }) => contacts.push({ cause: 'call' })).double).toEqual(['call: contact']);
    expect(found(({ entries }) => entries.push({ ...entries[0] })).double).toEqual([
      'entry of fact fact a-1',
    ]);
  });

  it('is double when a mail arrives twice, or one address is thanked twice', () => {
    const again = (mail) => found(({ mails }) => mails.push({ ...mails[0], ...mail })).double;
    expect(again({ thanks: false })).toEqual(['mail d']);
    expect(again({ delivery: 'e' })).toEqual(['thanks to aya@example.jp']);
    expect(again({ delivery: 'e', address: 'ken@example.jp' })).toBeUndefined();
  });

  it('that a relay sent twice is no error by itself', () => {
    expect(found(({ stream }) => stream.push({ ...stream[0] }))).toEqual({});
  });
});

describe('the order of a key', () => {
  it('is broken when its owner recorded the second event before the first', () => {
    expect(found(({ facts }) => facts.unshift(...facts.splice(1, 1))).order).toEqual([
      'order a: 1 after 2 in facts',
    ]);
  });

  it('is broken when others are told the second before the first, and of another order than the timeline', () => {
    expect(found(({ stream }) => stream.unshift(...stream.splice(1, 1))).order).toEqual([
      'order a: 1 after 2 in stream',
      'origin origin of a: 1 after 2 in stream and timeline',
    ]);
  });

  it('is broken when its facts are stated under two origins', () => {
    expect(found(({ stream }) => (stream[1].origin = 'another')).order).toEqual([
      'order a: under several origins',
    ]);
  });

  it('and what follows is listed and not counted where one of its events is a dead letter', () => {
    const change = ({ facts, deadLetters }) => {
      facts.unshift(...facts.splice(1, 1));
      deadLetters.push({ service: 'order-ingest', cause: 'a-1', reason: 'failed' });
    };
    expect(found(change)).toEqual({
      lost: ['a-1: a dead letter of order-ingest'],
      deadLettered: ['order-ingest: a-1 failed'],
    });
  });
});

describe('what is left to do when patience ends', () => {
  it('is stuck, and what is absent because of it is not lost', () => {
    const change = ({ facts, left }) => {
      without(facts, ({ cause }) => cause === 'a-2');
      left.push('1 message of order-ingest');
    };
    expect(found(change)).toEqual({ stuck: ['1 message of order-ingest', 'a-2: no fact of its owner'] });
  });
});

describe('a mail of which nobody knows whether it left', () => {
  it('is listed, and neither lost nor stuck', () => {
    const change = ({ mails, deliveries }) => {
      mails.pop();
      Object.assign(deliveries[0], { status: 'held', reason: 'unknown' });
    };
    expect(found(change)).toEqual({ unknownHandOvers: ['d'] });
  });
});
